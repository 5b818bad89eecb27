import Geometry
import Regulation
import ZoningModel

/// Asks a map about surveyed areas. It keeps working memory and C handles, so it stays in its task.
public final class ParkQuery {
    /// The map that is asked; areas are in metres of its working plane.
    public let map: ZoneMap
    /// Metres beyond an outline in which lines are looked for: the widest band of the rules on the day of the map, and a little.
    public let reach: Double
    private let parcels: ParcelQuery
    private let index: ZoneIndex

    /// Metres beyond the widest band: what is just out of it is of interest, too.
    private static let beyond = 5.0

    /// Indexes the map, n log n in its vertices.
    public init(map: ZoneMap, ruleset: Ruleset) {
        self.map = map
        let widths = ruleset.distances.blocks.flatMap(\.rows).compactMap { $0.metres.value(on: map.meta.date)?.metres }
        reach = (widths.max() ?? 0) + Self.beyond
        parcels = ParcelQuery(map: map)
        index = ZoneIndex(map)
    }

    /// - Parameters:
    ///   - polygons: a valid area whose rings begin and turn as its corners are numbered (``CornerNumbering``).
    ///   - others: the other areas of its file, each with its number.
    package func finding(
        of polygons: [Polygon], others: [(number: Int, name: String, polygons: [Polygon])]
    ) throws(ParcelError) -> ParkFinding {
        let parcel = try parcels.finding(of: polygons, cutsPieces: false)
        return ParkFinding(
            polygons: polygons, parcel: parcel, sides: ParkSides(outline: parcel.outline).sides(of: polygons),
            neighbours: ParkNeighbours(map, index, reach: reach).around(polygons, others: others),
            lines: NearLines(map: map, reach: reach).around(polygons))
    }
}
