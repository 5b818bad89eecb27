import Geometry
import ZoningModel

/// Cuts parcels along the lines of a map.
///
/// GEOS lays the parcel over every piece of the map whose box it meets, in floating point: the pieces of the map share their corners
/// exactly, so the cuts fit together to rounding, and what they leave of the parcel is outside.
final class ParcelCutter {
    private final class Held {
        let geometry: GEOSGeometry
        init(_ geometry: consuming GEOSGeometry) { self.geometry = geometry }
    }

    /// GEOS lays every piece of the map over all of a parcel, so a parcel with many vertices takes minutes.
    static let mostVertices = 50_000

    private let map: ZoneMap
    private let lands: ParcelLands
    private let context = GEOSContext()
    private let boxes: [Envelope]
    private let cells: CellIndex
    /// Pieces of the map that a parcel has met, ready for GEOS.
    private var held: [Int: Held] = [:]

    init(_ map: ZoneMap, _ lands: ParcelLands) {
        self.map = map
        self.lands = lands
        boxes = map.zones.map { Envelope($0.polygon.exterior) }
        cells = CellIndex(boxes, cell: 100)
    }

    /// The parcel in pieces, by piece of the map (in their order) and last what is outside; slivers given to their neighbours.
    func pieces(of parcel: [Polygon]) throws(ParcelError) -> [ParcelFinding.Piece] {
        let count = parcel.reduce(0) { $0 + $1.rings.reduce(0) { $0 + $1.count } }
        guard count <= Self.mostVertices else { throw .tooManyVertices(count, most: Self.mostVertices) }
        do throws(GeometryError) { return try cut(parcel) } catch { throw .geometry(error) }
    }

    /// How much of the parcel its pieces leave to which land.
    func shares(of pieces: [ParcelFinding.Piece], in parcel: [Polygon]) -> ParcelShares {
        var areas = [Double](repeating: 0, count: lands.all.count)
        for piece in pieces { areas[Int(lands.number(piece.zone))] += piece.polygon.area }
        return ParcelShares(
            area: parcel.reduce(0) { $0 + $1.area },
            areas: zip(lands.all, areas).filter { $0.1 > 0 }.map { (land: $0.0, area: $0.1) })
    }

    private func cut(_ parcel: [Polygon]) throws(GeometryError) -> [ParcelFinding.Piece] {
        let whole = try geometry(parcel)
        var box = Envelope()
        for polygon in parcel { box.add(Envelope(polygon.exterior)) }
        var pieces: [ParcelFinding.Piece] = []
        for number in cells.candidates(in: box).map(Int.init) where boxes[number].intersects(box) {
            let cut = try whole.intersection(with: zone(number).geometry, grid: 0).polygons()
            pieces += cut.filter { $0.area > 0 }.map { ParcelFinding.Piece(zone: number, polygon: $0) }
        }
        let rest = parcel.reduce(0) { $0 + $1.area } - pieces.reduce(0) { $0 + $1.polygon.area }
        if pieces.isEmpty {
            pieces = parcel.map { ParcelFinding.Piece(zone: nil, polygon: $0) }
        } else if rest > Tolerance.leftOver {
            let covered = try geometry(pieces.map(\.polygon)).unaryUnion(grid: 0)
            // On a grid of a micrometre: what rounding leaves along the seams would hang on to the pieces outside, and make them look thin.
            let outside = try whole.difference(with: covered, grid: Tolerance.rounding).polygons()
            pieces += outside.filter { $0.area > Tolerance.leftOver / 100 }.map { ParcelFinding.Piece(zone: nil, polygon: $0) }
        }
        return CutSlivers(pieces, lands).given
    }

    private func geometry(_ polygons: [Polygon]) throws(GeometryError) -> GEOSGeometry {
        polygons.count == 1 ? try GEOSGeometry(polygon: polygons[0], in: context) : try GEOSGeometry(polygons: polygons, in: context)
    }

    private func zone(_ number: Int) throws(GeometryError) -> Held {
        if let ready = held[number] { return ready }
        let made = Held(try GEOSGeometry(polygon: map.zones[number].polygon, in: context))
        held[number] = made
        return made
    }
}
