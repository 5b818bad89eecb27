import Geometry

/// Cuts parcels along the lines of a map.
///
/// GEOS lays the parcel over every piece of the map whose box it meets, in floating point: the pieces of the map share their corners
/// exactly, so the cuts fit together to rounding, and what they leave of the parcel is outside.
final class ParcelCutter {
    /// Pieces no wider than this on average, in metres, are rounding: a parcel drawn along a zone line and written in degrees with
    /// seven decimals (6 mm) does not follow it exactly. Such a piece goes to its longest neighbour in the parcel.
    static let sliverWidth = 0.02
    /// Square metres that rounding may leave over.
    private static let leftOver = 1e-4

    private final class Held {
        let geometry: GEOSGeometry
        init(_ geometry: consuming GEOSGeometry) { self.geometry = geometry }
    }

    private let map: ZoneMap
    private let context = GEOSContext()
    private let boxes: [Envelope]
    private let cells: CellIndex
    /// Pieces of the map that a parcel has met, ready for GEOS.
    private var held: [Int: Held] = [:]

    init(_ map: ZoneMap) {
        self.map = map
        boxes = map.zones.map { Envelope($0.polygon.exterior) }
        cells = CellIndex(boxes, cell: 100)
    }

    /// The parcel in pieces, by piece of the map (in their order) and last what is outside; slivers given to their neighbours.
    func pieces(of parcel: [Polygon]) throws(GeometryError) -> [ParcelFinding.Piece] {
        let whole = try geometry(parcel)
        var box = Envelope()
        for polygon in parcel { box.add(Envelope(polygon.exterior)) }
        var pieces: [ParcelFinding.Piece] = []
        for number in cells.candidates(in: box).map(Int.init) where boxes[number].meets(box) {
            let cut = try whole.intersection(with: zone(number).geometry, grid: 0).polygons()
            pieces += cut.filter { $0.area > 0 }.map { ParcelFinding.Piece(zone: number, polygon: $0) }
        }
        let rest = parcel.reduce(0) { $0 + $1.area } - pieces.reduce(0) { $0 + $1.polygon.area }
        if pieces.isEmpty {
            pieces = parcel.map { ParcelFinding.Piece(zone: nil, polygon: $0) }
        } else if rest > Self.leftOver {
            let covered = try geometry(pieces.map(\.polygon)).unaryUnion(grid: 0)
            // On a grid of a micrometre: what rounding leaves along the seams would hang on to the pieces outside, and make them look thin.
            let outside = try whole.minus(covered, grid: 1e-6).polygons()
            pieces += outside.filter { $0.area > Self.leftOver / 100 }.map { ParcelFinding.Piece(zone: nil, polygon: $0) }
        }
        return Self.withoutSlivers(pieces)
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

    /// Every sliver takes the label of the wider piece that most of its own outline lies along.
    private static func withoutSlivers(_ pieces: [ParcelFinding.Piece]) -> [ParcelFinding.Piece] {
        let isSliver = pieces.map { $0.polygon.meanWidth <= sliverWidth }
        let wide = pieces.indices.filter { !isSliver[$0] }
        guard !wide.isEmpty, wide.count < pieces.count else { return pieces }
        let edges = wide.map { AreaLocator([pieces[$0].polygon]) }
        return pieces.enumerated().map { number, piece in
            guard isSliver[number] else { return piece }
            var lengths = [Double](repeating: 0, count: wide.count)
            for (a, b) in zip(piece.polygon.exterior, piece.polygon.exterior.dropFirst()) {
                let distances = edges.map { $0.distanceToBoundary(from: (a + b) * 0.5) }
                guard let nearest = distances.indices.min(by: { distances[$0] < distances[$1] }) else { continue }
                lengths[nearest] += a.distance(to: b)
            }
            let neighbour = lengths.indices.max { lengths[$0] < lengths[$1] } ?? 0
            return ParcelFinding.Piece(zone: pieces[wide[neighbour]].zone, polygon: piece.polygon)
        }
    }
}
