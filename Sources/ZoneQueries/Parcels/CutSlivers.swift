import Geometry

/// Gives slivers among the pieces of a parcel to their neighbours, as ``FaceOwners`` does where no pieces are cut.
///
/// What counts is land: pieces of the map that differ by their rows alone are one where they meet. Time: the square of the pieces.
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
        for number in pieces.indices {
            for other in 0..<number where lands.number(pieces[number].zone) == lands.number(pieces[other].zone) {
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
        guard Envelope(a.exterior).grown(by: Tolerance.rounding).intersects(Envelope(b.exterior)) else { return 0 }
        let locator = AreaLocator([b])
        return a.rings.reduce(0) { sum, ring in
            zip(ring, ring.dropFirst()).reduce(sum) { sum, edge in
                locator.distanceToBoundary(from: (edge.0 + edge.1) * 0.5) < Tolerance.rounding ? sum + edge.0.distance(to: edge.1) : sum
            }
        }
    }
}
