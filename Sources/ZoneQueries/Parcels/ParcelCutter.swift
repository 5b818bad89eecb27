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

/// Gives slivers among the pieces of a parcel to their neighbours, as ``FaceOwners`` does where no pieces are cut.
///
/// What counts is land: pieces of the map that differ by their rows alone are one where they meet.
struct CutSlivers {
    private let pieces: [ParcelFinding.Piece]
    private let lands: ParcelLands
    /// By piece the first piece of its land that it hangs together with.
    private var firsts: [Int]

    init(_ pieces: [ParcelFinding.Piece], _ lands: ParcelLands) {
        self.pieces = pieces
        self.lands = lands
        firsts = Array(pieces.indices)
    }

    /// Every piece of a sliver takes the label of the wider land that most of its own lines are shared with.
    var given: [ParcelFinding.Piece] {
        let isThin = pieces.map { $0.polygon.meanWidth <= Tolerance.sliver }
        // A land as a whole is no thinner than the thinnest of its pieces.
        guard isThin.contains(true), isThin.contains(false) else { return pieces }
        var joined = self
        let widths = joined.join()
        let wide = pieces.indices.filter { widths[joined.firsts[$0]] > Tolerance.sliver }
        guard !wide.isEmpty, wide.count < pieces.count else { return pieces }
        let edges = wide.map { AreaLocator([pieces[$0].polygon]) }
        // Lengths along the wide pieces, by sliver; the pieces of one sliver add up.
        var (shared, near): ([Int: [Double]], [Int: [Double]]) = ([:], [:])
        let none = [Double](repeating: 0, count: wide.count)
        for number in pieces.indices where widths[joined.firsts[number]] <= Tolerance.sliver {
            for (a, b) in zip(pieces[number].polygon.exterior, pieces[number].polygon.exterior.dropFirst()) {
                let distances = edges.map { $0.distanceToBoundary(from: (a + b) * 0.5) }
                guard let nearest = distances.indices.min(by: { distances[$0] < distances[$1] }) else { continue }
                near[joined.firsts[number], default: none][nearest] += a.distance(to: b)
                if distances[nearest] < Tolerance.rounding { shared[joined.firsts[number], default: none][nearest] += a.distance(to: b) }
            }
        }
        return pieces.indices.map { number in
            // A sliver between slivers shares no line with wide land: the nearest it is then.
            guard let along = shared[joined.firsts[number]] ?? near[joined.firsts[number]] else { return pieces[number] }
            let owner = joined.longest(along, among: wide)
            return ParcelFinding.Piece(zone: pieces[owner].zone, polygon: pieces[number].polygon)
        }
    }

    /// Of the wide land with the longest line in common the piece with the longest.
    private func longest(_ lengths: [Double], among wide: [Int]) -> Int {
        var sums = [Double](repeating: 0, count: pieces.count)
        for (place, number) in wide.enumerated() { sums[firsts[number]] += lengths[place] }
        let places = wide.indices.max { p, q in
            let (a, b) = (sums[firsts[wide[p]]], sums[firsts[wide[q]]])
            return a != b ? a < b : lengths[p] < lengths[q]
        }
        return wide[places ?? 0]
    }

    /// Puts pieces of one land together where they have a line in common.
    ///
    /// - Returns: the mean width of each land, at its first piece.
    private mutating func join() -> [Double] {
        var (areas, perimeters) = (pieces.map(\.polygon.area), pieces.map(\.polygon.perimeter))
        let (numbers, boxes) = (pieces.map { lands.number($0.zone) }, pieces.map { Envelope($0.polygon.exterior) })
        // Of many pieces only those nearby are looked at.
        let cells = pieces.count > 64 ? CellIndex(boxes, cell: 100) : nil
        for number in pieces.indices {
            let box = boxes[number].grown(by: Tolerance.rounding)
            let others = cells.map { $0.candidates(in: box).lazy.map(Int.init).filter { $0 < number } } ?? Array(0..<number)
            for other in others where numbers[number] == numbers[other] && box.intersects(boxes[other]) {
                let length = sharedLength(pieces[number].polygon, pieces[other].polygon)
                guard length > 0 else { continue }
                let (first, second) = (min(firsts[number], firsts[other]), max(firsts[number], firsts[other]))
                perimeters[first] -= 2 * length
                guard first != second else { continue }
                areas[first] += areas[second]
                perimeters[first] += perimeters[second]
                for place in firsts.indices where firsts[place] == second { firsts[place] = first }
            }
        }
        return zip(areas, perimeters).map { $1 > 0 ? 2 * $0 / $1 : 0 }
    }

    /// Metres of line that two pieces have in common: the map gave both the same corners.
    private func sharedLength(_ a: Polygon, _ b: Polygon) -> Double {
        let locator = AreaLocator([b])
        return a.rings.reduce(0) { sum, ring in
            zip(ring, ring.dropFirst()).reduce(sum) { sum, edge in
                locator.distanceToBoundary(from: (edge.0 + edge.1) * 0.5) < Tolerance.rounding ? sum + edge.0.distance(to: edge.1) : sum
            }
        }
    }
}
