import Geometry
import ZoningModel

/// Cuts the sides of every listed line into stretches between junctions (reading B1).
///
/// A row is walked twice, once along each side: from node to node, always with the land beside the road to the left. A walk ends where the
/// line ends and where another listed line meets it. About n log n in the pieces.
struct StretchMaking {
    let making: BandMaking

    /// Half of a piece: its left side on the way from `from` to `to`.
    private struct Half {
        let from: Coordinate
        let to: Coordinate
        let offset: Double
        var along: Coordinate { (to - from).normalized }
    }

    /// - Parameter bands: as `making` made them; only their rows are used.
    func stretches(lines: [TransportLine], bands: [Band]) -> [Stretch] {
        let rows = making.sectionsByRow(lines).compactMap { ListedRow($0, ruleset: making.ruleset) }
        var pieces: [Junctions.RowPiece] = []
        for (number, row) in rows.enumerated() {
            pieces += row.graph.pieces.map { Junctions.RowPiece(row: number, from: $0.from, to: $0.to, left: $0.left, right: $0.right) }
        }
        let junctions = Junctions(pieces)
        var stretches: [Stretch] = []
        var first = 0
        for row in rows {
            let count = row.graph.pieces.count
            let cuts = (first..<first + count).map { junctions.cuts(of: $0) }
            first += count
            guard let band = bands.firstIndex(where: { $0.row == row.first.row && $0.source == row.first.source }) else { continue }
            stretches += self.stretches(of: row, cuts: cuts, band: band, like: bands[band])
        }
        return stretches
    }

    private func stretches(of row: ListedRow, cuts: [[Coordinate]], band: Int, like whole: Band) -> [Stretch] {
        let ends = Set(cuts.joined())
        var halves: [Coordinate: [Half]] = [:]
        for (piece, cuts) in zip(row.graph.pieces, cuts) {
            let places = ([piece.from] + cuts + [piece.to]).reduce(into: [Coordinate]()) { if $0.last != $1 { $0.append($1) } }
            for (a, b) in zip(places, places.dropFirst()) {
                Self.add(Half(from: a, to: b, offset: piece.left), to: &halves)
                Self.add(Half(from: b, to: a, offset: piece.right), to: &halves)
            }
        }
        for (place, rays) in halves { halves[place] = rays.sorted { Self.heading($0) < Self.heading($1) } }
        let trimming = BoundaryTrimming(whole)
        let portals = Dictionary(
            uniqueKeysWithValues: row.graph.nodes.filter { $0.rays.count == 1 && row.portals.contains(Lattice.point($0.place)) }.map {
                ($0.place, making.portalOffset(of: $0.rays[0]))
            })
        let table = making.widths(of: row.first.source)
        let chains = Self.chains(halves, ends: ends)
        let made = chains.map { chain -> Stretch in
            let walk = StretchWalk(
                chain: chain.map { ($0.from, $0.to, $0.offset) }, neighbours: Self.neighbours(of: chain, halves), portals: portals)
            let reach = Band(
                row: whole.row, name: whole.name, source: whole.source, bandClass: whole.bandClass, limitsClass: whole.limitsClass,
                isYard: false, parts: making.parts(walk.shapes, table: table), courses: [], land: [])
            return Stretch(
                id: "", row: whole.row, name: whole.name, band: band, pieces: walk.pieces.flatMap(trimming.trimmed), reach: reach)
        }
        // Numbered by place, whatever way the line was drawn.
        func place(_ stretch: Stretch) -> LatticePoint {
            let chords = stretch.chords(arcTolerance: making.ruleset.tolerances.arcMetres)
            return Lattice.point(Envelope(chords.flatMap { [$0.a, $0.b] }).centre)
        }
        return made.filter { !$0.pieces.isEmpty }.sorted { place($0) < place($1) }.enumerated().map { number, stretch in
            var stretch = stretch
            stretch.id = "\(row.first.row)/\(number + 1)"
            return stretch
        }
    }

    /// A piece drawn twice is one piece, with the wider offsets.
    private static func add(_ half: Half, to halves: inout [Coordinate: [Half]]) {
        if let number = halves[half.from]?.firstIndex(where: { $0.to == half.to }) {
            let wider = max(half.offset, halves[half.from]?[number].offset ?? 0)
            halves[half.from]?[number] = Half(from: half.from, to: half.to, offset: wider)
        } else {
            halves[half.from, default: []].append(half)
        }
    }

    private static func heading(_ half: Half) -> Double {
        SectionGraph.Ray(direction: half.along, left: 0, right: 0).heading
    }

    /// Where the walk goes on with the same land to the left: clockwise next to the way back.
    private static func next(after half: Half, _ halves: [Coordinate: [Half]]) -> Half? {
        guard let rays = halves[half.to], rays.count > 1, let back = rays.firstIndex(where: { $0.to == half.from }) else { return nil }
        return rays[(back + rays.count - 1) % rays.count]
    }

    /// What comes before and after a chain at a cut: the other halves of the bends there.
    private static func neighbours(of chain: [Half], _ halves: [Coordinate: [Half]]) -> (before: Coordinate?, after: Coordinate?) {
        guard let first = chain.first, let last = chain.last else { return (nil, nil) }
        let rays = halves[first.from] ?? []
        let own = rays.firstIndex { $0.to == first.to } ?? 0
        // The half before is the one whose clockwise next is ours: it comes back along the ray that is counter-clockwise next.
        let before = rays.count > 1 ? rays[(own + 1) % rays.count].along * -1 : nil
        return (before, next(after: last, halves)?.along)
    }

    private static func chains(_ halves: [Coordinate: [Half]], ends: Set<Coordinate>) -> [[Half]] {
        struct Key: Hashable {
            let from: Coordinate
            let to: Coordinate
        }
        let all = halves.values.joined().sorted { a, b in
            (a.from.x, a.from.y, a.to.x, a.to.y) < (b.from.x, b.from.y, b.to.x, b.to.y)
        }
        var hasBefore: Set<Key> = []
        for half in all where !ends.contains(half.to) {
            if let next = next(after: half, halves) { hasBefore.insert(Key(from: next.from, to: next.to)) }
        }
        var done: Set<Key> = []
        var chains: [[Half]] = []
        // First what has a beginning; what is left are rings.
        for half in all.filter({ !hasBefore.contains(Key(from: $0.from, to: $0.to)) }) + all {
            var chain: [Half] = []
            var at: Half? = half
            while let here = at, done.insert(Key(from: here.from, to: here.to)).inserted {
                chain.append(here)
                at = ends.contains(here.to) ? nil : next(after: here, halves)
            }
            if !chain.isEmpty { chains.append(chain) }
        }
        return chains
    }
}
