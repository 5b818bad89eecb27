import Geometry
import Regulation

/// Asks a map about parcels: polygons of its working plane. Make it once, ask it often.
///
/// It keeps working memory and C handles, so it stays in its task.
public final class ParcelQuery {
    public let map: ZoneMap
    private let measuring: ParcelMeasuring
    private let cutter: ParcelCutter
    private let sides: ParcelSides
    private let lands: [ParcelFinding.Land]

    public init(map: ZoneMap) {
        self.map = map
        let edges = MapEdges(map)
        measuring = ParcelMeasuring(edges, pieces: map.zones.count)
        cutter = ParcelCutter(map)
        sides = ParcelSides(map)
        lands = map.zones.map { ParcelFinding.Land($0) }
    }

    /// How much of a parcel lies in which class: no polygon is made, nothing along the outline is asked.
    ///
    /// - Parameter parcel: valid polygons that do not overlap, in metres of the working plane, without repeated vertices.
    ///
    /// Time: the cells and the lines of the map in the parcel's box, times the parcel's vertices; some microseconds for a parcel of a
    /// cadastre. Throws where GEOS, which settles the extraordinary, cannot cut them, which a valid parcel never caused so far.
    public func shares(of parcel: [Polygon]) throws(GeometryError) -> ParcelShares {
        if let parts = measuring.parts(of: parcel) { return shares(of: parcel, parts: parts) }
        return shares(of: parcel, parts: try cutter.pieces(of: parcel).map { ($0.zone, $0.polygon.area) })
    }

    /// The shares and what lies along the outline. Time: as for the shares, and the lines of the map that run near the outline.
    ///
    /// - Parameter cutsPieces: whether the pieces are wanted as polygons: GEOS cuts them, a hundred times as slow.
    public func finding(of parcel: [Polygon], cutsPieces: Bool = true) throws(GeometryError) -> ParcelFinding {
        let outline = sides.outline(of: parcel)
        guard cutsPieces else { return ParcelFinding(inClasses: try shares(of: parcel), pieces: [], outline: outline) }
        let pieces = try cutter.pieces(of: parcel)
        let inClasses = shares(of: parcel, parts: pieces.map { ($0.zone, $0.polygon.area) })
        return ParcelFinding(inClasses: inClasses, pieces: pieces, outline: outline)
    }

    private func shares(of parcel: [Polygon], parts: [(piece: Int?, area: Double)]) -> ParcelShares {
        ParcelShares(
            area: parcel.reduce(0) { $0 + $1.area },
            areas: parts.lazy.map { part in (part.piece.map { self.lands[$0] } ?? .outside, part.area) })
    }
}
