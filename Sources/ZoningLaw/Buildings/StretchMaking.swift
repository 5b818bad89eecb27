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
        var isSurveyed = false
        var along: Coordinate { (to - from).normalized }
    }

    /// - Parameter bands: as `making` made them; only their rows are used.
    func stretches(lines: [TransportLine], bands: [Band]) -> [Stretch] {
        // Lines come first among the bands, and are made of the same rows in the same order.
        let listed = making.sectionsByRow(lines).filter { ListedRow($0, ruleset: making.ruleset) != nil }
        // What stands beside a neighbour's line is not known: it has no frontage, and no stretch of ours ends at it (reading Z7).
        let own = listed.enumerated().compactMap { band, sections in
            ListedRow(sections.filter { $0.neighbour == nil }, ruleset: making.ruleset).map { (band: band, row: $0) }
        }
        let rows = own.map(\.row)
        var pieces: [Junctions.RowPiece] = []
        for (number, row) in rows.enumerated() {
            pieces += row.graph.pieces.map { Junctions.RowPiece(row: number, from: $0.from, to: $0.to, left: $0.left, right: $0.right) }
        }
        let junctions = Junctions(pieces)
        var stretches: [Stretch] = []
        var first = 0
        for (band, row) in own {
            let count = row.graph.pieces.count
            let cuts = (first..<first + count).map { junctions.cuts(of: $0) }
            first += count
            guard band < bands.count, bands[band].row == row.first.row, making.ruleset.cutsBack(row.first.source) else { continue }
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
                Self.add(Half(from: a, to: b, offset: piece.left, isSurveyed: piece.isSurveyed.left), to: &halves)
                Self.add(Half(from: b, to: a, offset: piece.right, isSurveyed: piece.isSurveyed.right), to: &halves)
            }
        }
        for (place, rays) in halves { halves[place] = rays.sorted { Self.heading($0) < Self.heading($1) } }
        let trimming = BoundaryTrimming(whole)
        let portals = Dictionary(
            uniqueKeysWithValues: row.graph.nodes.filter { $0.rays.count == 1 && row.portals.contains(Lattice.point($0.place)) }.map {
                ($0.place, making.portalOffset(of: $0.rays[0]))
            })
        let table = making.widths(of: row.first)
        let chains = Self.chains(halves, ends: ends)
        let surveyed = row.boundary.map { Self.surveyedWalks($0, beside: chains, width: table.widest) }
        let made = chains.enumerated().map { number, chain -> Stretch in
            let neighbours = Self.neighbours(of: chain, halves)
            let walk =
                surveyed.map { Self.walk(chain, neighbours, portals, surveyed: $0[number]) }
                ?? StretchWalk(chain: chain.map { ($0.from, $0.to, $0.offset) }, neighbours: neighbours, portals: portals)
            let reach = whole.with(parts: making.parts(walk.shapes, table: table))
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
            halves[half.from]?[number] = Half(from: half.from, to: half.to, offset: wider, isSurveyed: half.isSurveyed)
        } else {
            halves[half.from, default: []].append(half)
        }
    }

    // MARK: - Surveyed boundary lines

    /// A part of the boundary line of a chain, and where along the chain it begins, in halves.
    private typealias SurveyedWalk = (at: Double, walk: StretchWalk)

    /// What was surveyed, by the chain that each part of it lies beside (W1a).
    private static func surveyedWalks(_ boundary: RowBoundary, beside chains: [[Half]], width: Double) -> [[SurveyedWalk]] {
        struct Spot: Equatable {
            let chain: Int
            let half: Int
        }
        var spots: [[Coordinate]: Spot] = [:]
        for (chain, halves) in chains.enumerated() {
            for (number, half) in halves.enumerated() { spots[[half.from, half.to]] = Spot(chain: chain, half: number) }
        }
        // Each piece once, in either direction.
        let courses = chains.joined().map { [$0.from, $0.to] }.filter {
            spots[$0.reversed()] == nil || ($0[0].x, $0[0].y) < ($0[1].x, $0[1].y)
        }
        let centre = CentreLines(courses)
        func spot(_ place: Coordinate) -> Spot? {
            centre.beside(place).flatMap { spots[$0.isLeft ? courses[$0.owner] : courses[$0.owner].reversed()] }
        }
        func at(_ place: Coordinate) -> Double {
            guard let beside = centre.beside(place), let spot = spot(place) else { return 0 }
            let length = courses[beside.owner].pathLength
            return Double(spot.half) + (beside.isLeft ? beside.at : length - beside.at) / length
        }
        var walks = [[SurveyedWalk]](repeating: [], count: chains.count)
        for line in boundary.lines {
            let parts = centre.split(line.places) { spot($0)?.chain }
            var (places, tags): ([Coordinate], [Int]) = (Array(line.places.prefix(1)), [])
            for part in parts {
                places += part.places.dropFirst()
                tags += [Int](repeating: part.key ?? -1, count: part.places.count - 1)
            }
            let shapes = boundary.shapes(of: [(RowBoundary.Line(places: places, squares: line.squares), tags)], width: width)
            var first = 0
            while first < tags.count {
                var last = first
                while last + 1 < tags.count, tags[last + 1] == tags[first] { last += 1 }
                let chain = tags[first]
                if chain >= 0 {
                    let own = shapes.filter { $0.piece >= first && $0.piece <= last }.map(\.shape)
                    let walk = StretchWalk(along: Array(places[first...last + 1]), shapes: own)
                    walks[chain].append((at((places[first] + places[first + 1]) * 0.5), walk))
                }
                first = last + 1
            }
        }
        return walks
    }

    /// A chain with what was surveyed beside it, and with offsets where nothing was.
    private static func walk(
        _ chain: [Half], _ neighbours: (before: Coordinate?, after: Coordinate?), _ portals: [Coordinate: Double],
        surveyed: [SurveyedWalk]
    ) -> StretchWalk {
        var walks = surveyed
        var first = 0
        while first < chain.count {
            var last = first
            while last + 1 < chain.count, chain[last + 1].isSurveyed == chain[first].isSurveyed { last += 1 }
            if !chain[first].isSurveyed {
                let walk = StretchWalk(
                    chain: chain[first...last].map { ($0.from, $0.to, $0.offset) },
                    neighbours: (
                        first > 0 ? chain[first - 1].along : neighbours.before,
                        last + 1 < chain.count ? chain[last + 1].along : neighbours.after
                    ), portals: portals)
                walks.append((Double(first), walk))
            }
            first = last + 1
        }
        return StretchWalk(walks.sorted { $0.at < $1.at }.map(\.walk))
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

/// The boundary line and the band of one side of a line, piece by piece along the walk.
struct StretchWalk {
    private(set) var pieces: [Stretch.BoundaryPiece] = []
    private(set) var shapes: [BandPart] = []

    /// A part of a surveyed boundary line, with its shapes.
    init(along places: [Coordinate], shapes: [BandPart]) {
        self.shapes = shapes
        pieces = zip(places, places.dropFirst()).filter { $0 != $1 }.map {
            .edge(from: $0, to: $1, away: ($1 - $0).normalized.leftNormal)
        }
    }

    /// One after the other.
    init(_ walks: [StretchWalk]) {
        (pieces, shapes) = (walks.flatMap(\.pieces), walks.flatMap(\.shapes))
    }

    /// - Parameters:
    ///   - chain: straight pieces of the centre line, each with the metres to the boundary line on its left.
    ///   - neighbours: the directions in which the line comes to the chain and goes on from it, where it does.
    ///   - portals: where the line goes underground, with the offset of the arc (reading W8).
    init(
        chain: [(from: Coordinate, to: Coordinate, offset: Double)], neighbours: (before: Coordinate?, after: Coordinate?),
        portals: [Coordinate: Double]
    ) {
        guard let first = chain.first, let last = chain.last else { return }
        let isRing = first.from == last.to
        let (start, end) = ((first.to - first.from).normalized, (last.to - last.from).normalized)
        if let offset = portals[first.from] {
            portal(
                first.from, outward: start * -1, from: start.leftNormal, to: start * -1, edge: first.offset, offset: offset, isEnd: false)
        } else if !isRing, let before = neighbours.before {
            bend(at: first.from, from: before, to: start, offset: first.offset, half: .second)
        }
        for (number, piece) in chain.enumerated() {
            let along = (piece.to - piece.from).normalized
            let aside = along.leftNormal * piece.offset
            pieces.append(.edge(from: piece.from + aside, to: piece.to + aside, away: along.leftNormal))
            shapes.append(.side(from: piece.from, to: piece.to, offset: piece.offset))
            guard number + 1 < chain.count || isRing else { continue }
            let next = chain[(number + 1) % chain.count]
            bend(at: piece.to, from: along, to: (next.to - next.from).normalized, offset: max(piece.offset, next.offset), half: nil)
        }
        if let offset = portals[last.to] {
            portal(last.to, outward: end, from: end, to: end.leftNormal, edge: last.offset, offset: offset, isEnd: true)
        } else if !isRing, let after = neighbours.after {
            bend(at: last.to, from: end, to: after, offset: last.offset, half: .first)
        }
    }

    private enum BendHalf { case first, second }

    /// The outside of a bend to the right (W7); at a junction each of the two stretches has half of it.
    private mutating func bend(at centre: Coordinate, from: Coordinate, to: Coordinate, offset: Double, half: BendHalf?) {
        guard Coordinate.cross(from, to) < -Tolerance.angle else { return }
        var (first, last) = (to.leftNormal, from.leftNormal)
        let middle = (first + last).normalized
        switch half {
        case .first: first = middle
        case .second: last = middle
        case nil: break
        }
        shapes.append(.sector(centre: centre, from: first, to: last, fromOffset: offset, toOffset: offset))
        if offset > 0 { pieces.append(.arc(centre: centre, from: first, to: last, radius: offset)) }
    }

    /// A quarter of the disc beyond the end of the line, counter-clockwise from `from` to `to`.
    private mutating func portal(
        _ centre: Coordinate, outward: Coordinate, from: Coordinate, to: Coordinate, edge: Double, offset: Double, isEnd: Bool
    ) {
        shapes.append(.sector(centre: centre, from: from, to: to, fromOffset: offset, toOffset: offset))
        let corner = centre + (isEnd ? to : from) * edge
        if edge > 0 { pieces.append(isEnd ? .face(from: corner, to: centre) : .face(from: centre, to: corner)) }
    }
}

/// Takes away what of an offset edge lies on the carriageway of its own row: at the inner side of a bend the edges run past each other.
struct BoundaryTrimming {
    private let shapes: [BandPart]
    private let cells: CellIndex

    /// - Parameter band: the whole row.
    init(_ band: Band) {
        shapes = band.parts.map(\.shape).filter { shape in
            switch shape {
            case .strip: true
            case .sector(_, _, _, let from, let to): max(from, to) > 0
            case .side, .portal, .land, .carriageway, .cut: false
            }
        }
        cells = CellIndex(shapes.map { $0.envelope(width: 0) }, cell: 100)
    }

    func trimmed(_ piece: Stretch.BoundaryPiece) -> [Stretch.BoundaryPiece] {
        switch piece {
        case .edge(let from, let to, let away) where from.distance(to: to) > Tolerance.rounding:
            let free = left(of: Envelope(from, to), length: from.distance(to: to)) { $0.interval(of: from, to).map { [$0] } ?? [] }
            return free.map { .edge(from: from + (to - from) * $0.lowerBound, to: from + (to - from) * $0.upperBound, away: away) }
        case .arc(let centre, let from, let to, let radius):
            let angle = Arc.angle(from: from, to: to)
            guard radius * angle > Tolerance.rounding else { return [piece] }
            let free = left(of: Envelope(centre, centre).grown(by: radius), length: radius * angle) {
                $0.intervals(ofArc: centre, from: from, angle: angle, radius: radius)
            }
            if free == [0...1] { return [piece] }
            // The walk goes round the other way.
            return free.reversed().map { part in
                let ends = (from.turned(by: angle * part.lowerBound), from.turned(by: angle * part.upperBound))
                return .arc(centre: centre, from: ends.0, to: ends.1, radius: radius)
            }
        case .edge, .face: return [piece]
        }
    }

    /// What is left of a piece, as shares of it, without what `hidden` tells for each shape in the box.
    private func left(of box: Envelope, length: Double, hidden: (ConvexArea) -> [ClosedRange<Double>]) -> [ClosedRange<Double>] {
        var free = [0.0...1.0]
        for number in cells.candidates(in: box) {
            guard let area = shapes[Int(number)].inner(margin: Tolerance.rounding) else { continue }
            for hidden in hidden(area) {
                // Of a crowd, few hide all of it.
                if free.isEmpty { return [] }
                free = free.flatMap { range -> [ClosedRange<Double>] in
                    guard hidden.lowerBound < range.upperBound, range.lowerBound < hidden.upperBound else { return [range] }
                    let before = range.lowerBound < hidden.lowerBound ? [range.lowerBound...hidden.lowerBound] : []
                    let after = hidden.upperBound < range.upperBound ? [hidden.upperBound...range.upperBound] : []
                    return before + after
                }
            }
        }
        // What the margin leaves between two shapes that touch is nothing.
        return free == [0...1] ? free : free.filter { ($0.upperBound - $0.lowerBound) * length > 10 * Tolerance.rounding }
    }
}
