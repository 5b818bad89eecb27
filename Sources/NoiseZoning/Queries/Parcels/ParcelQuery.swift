import Geometry
import Regulation

/// Asks a map about parcels: polygons of its working plane. Make it once, ask it often.
///
/// It holds C handles, so it stays in its task. A question costs the pieces of the map that the parcel's box meets, and their vertices.
public final class ParcelQuery {
    public let map: ZoneMap
    private let cutter: ParcelCutter
    private let sides: ParcelSides

    public init(map: ZoneMap) {
        self.map = map
        cutter = ParcelCutter(map)
        sides = ParcelSides(map)
    }

    /// - Parameter parcel: valid polygons that do not overlap, in metres of the working plane, without repeated vertices.
    ///
    /// Throws where GEOS cannot cut them, which a valid parcel never caused so far.
    public func finding(of parcel: [Polygon]) throws(GeometryError) -> ParcelFinding {
        let area = parcel.reduce(0) { $0 + $1.area }
        let pieces = try cutter.pieces(of: parcel)
        var areas: [ParcelFinding.Land: Double] = [:]
        for piece in pieces { areas[land(piece.zone), default: 0] += piece.polygon.area }
        let shares = areas.map { ParcelFinding.Share(land: $0.key, area: $0.value, share: area > 0 ? $0.value / area : 0) }
            .sorted { ($1.area, $0.land.words) < ($0.area, $1.land.words) }
        return ParcelFinding(area: area, shares: shares, pieces: pieces, outline: sides.outline(of: parcel))
    }

    private func land(_ zone: Int?) -> ParcelFinding.Land { zone.map { ParcelFinding.Land(map.zones[$0]) } ?? .outside }
}
