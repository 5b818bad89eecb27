import Geometry
import Regulation
import ZoningModel

/// The lines and places at which rows end that the sources do not hold, in metres of the working plane.
struct KnownEnds: Sendable {
    /// Lines of a pack that is trusted: rivers and borders as they are, streets by their position.
    var lines: [(names: [String], line: EndLine)] = []
    /// Stops of rail lines, by any of their names, with the line they are of where that is known.
    var stops: [(names: [String], line: String?, place: Coordinate)] = []
    /// Where a trusted pack has the ends of a row, by the row.
    var ends: [String: (first: Coordinate, last: Coordinate, accuracy: Double)] = [:]
    /// The outline of the district, for borders that are named by a direction.
    var outline: [[Coordinate]] = []
}

/// Cuts each row of the annexes out of the ways of a network, from its "from" to its "to".
struct RowCutting {
    let graph: WayGraph
    let names: StreetNames
    let known: KnownEnds
    let widths: WidthTable
    let surfaces: RoadSurfaces?
    /// Metres by which the sources may lie elsewhere.
    let accuracy: Double

    /// Ends of the walk back are looked for so near to those of the walk there: on the other carriageway. Metres.
    private static let otherCarriageway = 150.0
    /// A piece of a street that is shorter, and lacks an end, is no row. Metres.
    private static let leastRow = 50.0
    /// Metres that a street may be drawn on, or cut back, to end on the centre line of the other.
    private static let mostAdjustment = 80.0

    /// A listed line between its ends; nil where the row lists the whole line.
    func row(_ listed: AnnexRow) -> CutRow? {
        guard let from = listed.from, let to = listed.to else { return nil }
        var row = CutRow(row: listed.key, name: listed.name, from: from.name, to: to.name)
        row.grade = listed.kind.id
        // Only roads have grades and surfaces: an annex of one kind lists rail lines.
        let isRoad = listed.gradeWord != nil
        cut(&row, written: listed.written, from: from, to: to, kind: isRoad ? .road : .rail)
        guard isRoad else { return row }
        noteGrade(&row)
        row.edges = surfaces?.edges(of: row) ?? []
        return row
    }

    private func cut(_ row: inout CutRow, written: String, from: LineEnd, to: LineEnd, kind: Way.WayKind) {
        let (own, second) = names.wanted(written)
        var street = graph.edges(named: own + [row.name]) { $0.kind == kind }
        // N1: a second name in brackets may be another road's own; it counts where the row's ends say so.
        let more = graph.edges(named: second) { $0.kind == kind }
        street = Set(street).union(more).sorted()
        guard !street.isEmpty else { return }
        let search = EndSearch(graph, street: street)
        var starts = places(of: from, search, row: row, street: street)
        var ends = places(of: to, search, row: row, street: street)
        let hints = hints(row.row, starts, ends)
        if starts.isEmpty { starts = place(search, near: hints.start, of: row.row) }
        if ends.isEmpty { ends = place(search, near: hints.end, of: row.row) }
        let named = street.map { edge -> (edge: Int, naming: Way.Naming) in
            let names = graph.ways[graph.edges[edge].way].names
            return (edge, names.contains { own.contains($0) || second.contains($0) || $0 == row.name } ? .given : .position)
        }
        let whole = StreetGraph(graph, named: named, cuts: (starts + ends).map(\.place))
        guard let found = walks(whole, starts, ends, hints) else { return }
        note(found, starts, ends, of: &row)
        var trail = Trail(found.ahead, on: whole)
        trail.dropGaps(atStart: found.start == nil, atEnd: found.end == nil, of: whole)
        guard trail.places.count > 1 else { return }
        var back = found.back.map { Trail($0, on: whole, isTurned: true) } ?? trail
        back.dropGaps(atStart: found.start == nil, atEnd: found.end == nil, of: whole)
        var line = CentreLine(ahead: trail, back: back)
        finish(&line, at: found.start.map { starts[$0] }, of: from, isStart: true, row: &row)
        finish(&line, at: found.end.map { ends[$0] }, of: to, isStart: false, row: &row)
        let making = SectionMaking(
            street: whole, ways: graph.ways, widths: widths, grade: row.grade, isRail: kind == .rail, accuracy: accuracy,
            surfaces: surfaces)
        making.add(line, to: &row)
        guard row.length >= Self.leastRow || row.isWhole else {
            // What is left of the street at a junction is no row.
            row = CutRow(row: row.row, name: row.name, from: row.from.name, to: row.to.name)
            return
        }
        noteNames(&row, whole, found, own: Set(own + [row.name]), second: Set(second))
        if row.from.place == nil { row.from.place = row.sections.first?.course.first }
        if row.to.place == nil { row.to.place = row.sections.last?.course.last }
    }

    // MARK: - Ends

    private func places(of end: LineEnd, _ search: EndSearch, row: CutRow, street: [Int]) -> [EndPlace] {
        let (own, second) = names.wanted(end.name)
        let wanted = own + second
        if end.kind == .stop {
            let stops = known.stops.filter { stop in
                stop.names.contains { own.contains($0) || own.contains($0 + (end.note ?? "")) || own.contains(String($0.dropLast())) }
                    && (stop.line == nil || stop.line == row.name)
            }
            if !stops.isEmpty { return search.places(ofStops: stops.map(\.place)) }
        }
        var places = search.places(of: lines(wanted, but: Set(street)))
        if end.kind == .portal { places = portals(street, near: places) + places }
        return places
    }

    /// The lines of these names: those of the sources, rivers and borders of a trusted pack, and only without any its streets.
    private func lines(_ wanted: [String], but street: Set<Int>) -> [EndLine] {
        var lines: [EndLine] = []
        for edge in graph.edges(named: wanted, { _ in true }) where !street.contains(edge) {
            lines.append(EndLine(course: graph.edges[edge].course, finding: .junction, penalty: 0, accuracy: nil))
        }
        lines += known.lines.filter { !Set($0.names).isDisjoint(with: wanted) }.map(\.line)
        if lines.isEmpty, let side = wanted.compactMap(BorderSide.init(name:)).first { lines = side.lines(of: known.outline) }
        return lines
    }

    /// Where the line goes below ground: of several such places the nearest to the line that is named, else any.
    private func portals(_ street: [Int], near named: [EndPlace]) -> [EndPlace] {
        var structures: [Int: (above: Int?, below: Bool)] = [:]
        for number in street {
            let edge = graph.edges[number]
            let isBelow = graph.ways[edge.way].structure.isBelowGround
            for node in [edge.from, edge.to] {
                var both = structures[node] ?? (nil, false)
                if isBelow { both.below = true } else { both.above = number }
                structures[node] = both
            }
        }
        let portals = structures.sorted { $0.key < $1.key }.compactMap { node, both -> EndPlace? in
            guard both.below, let above = both.above else { return nil }
            let edge = graph.edges[above]
            let at = graph.nodes[node]
            return EndPlace(
                place: .init(edge: above, offset: edge.from == node ? 0 : edge.length), at: at, finding: .portal,
                penalty: named.map { $0.at.distance(to: at) }.min() ?? 0, accuracy: nil, distance: 0)
        }
        // Portals far from the line that is named are others.
        guard let nearest = portals.map(\.penalty).min() else { return [] }
        return portals.filter { $0.penalty <= nearest + Self.otherCarriageway }
    }

    /// Where a trusted pack has the two ends, as far as it can be told which is which: by the end that was found.
    private func hints(_ row: String, _ starts: [EndPlace], _ ends: [EndPlace]) -> (start: Coordinate?, end: Coordinate?) {
        guard let known = known.ends[row], known.accuracy <= Self.trustedEnd else { return (nil, nil) }
        let isTurned: Bool =
            if let start = starts.first?.at {
                start.distance(to: known.last) < start.distance(to: known.first)
            } else if let end = ends.first?.at { end.distance(to: known.first) < end.distance(to: known.last) } else { false }
        return isTurned ? (known.last, known.first) : (known.first, known.last)
    }

    private func place(_ search: EndSearch, near hint: Coordinate?, of row: String) -> [EndPlace] {
        guard let hint, let accuracy = known.ends[row]?.accuracy else { return [] }
        return search.place(near: hint, within: accuracy + EndSearch.reach, accuracy: accuracy).map { [$0] } ?? []
    }

    /// A row of the trusted pack that may lie farther off ends no row here. Metres.
    private static let trustedEnd = 100.0

    // MARK: - Walks

    struct Found {
        var ahead: StreetGraph.StreetWalk
        var back: StreetGraph.StreetWalk?
        var start: Int?
        var end: Int?
    }

    private func walks(
        _ street: StreetGraph, _ starts: [EndPlace], _ ends: [EndPlace], _ hints: (start: Coordinate?, end: Coordinate?)
    ) -> Found? {
        func nodes(_ places: [EndPlace]) -> [(node: Int, cost: Double)] {
            places.map { (street.node(of: $0.place) ?? 0, $0.penalty) }
        }
        var (first, last) = (nodes(starts), nodes(ends))
        var (isStart, isEnd) = (!first.isEmpty, !last.isEmpty)
        if isStart, isEnd, street.walk(from: first, to: last) == nil { isEnd = false }
        if !isStart, !isEnd {
            // The longest piece of the street there is.
            guard let some = street.deadEnds.first, let far = street.farthestEnd(from: [(some, 0)], towards: hints.start) else {
                return nil
            }
            first = [(far, 0)]
        }
        if !isStart || !isEnd {
            let fixed = isEnd ? last : first
            guard let far = street.farthestEnd(from: fixed, towards: isEnd ? hints.start : hints.end) else { return nil }
            if isEnd { (first, isStart) = ([(far, 0)], false) } else { (last, isEnd) = ([(far, 0)], false) }
        }
        guard let ahead = street.walk(from: first, to: last) else { return nil }
        let (from, to) = (street.nodes[first[ahead.start].node], street.nodes[last[ahead.end].node])
        func beside(_ nodes: [(node: Int, cost: Double)], _ place: Coordinate) -> [(node: Int, cost: Double)] {
            nodes.filter { street.nodes[$0.node].distance(to: place) <= Self.otherCarriageway }
        }
        // At an open end the other carriageway ends somewhere beside.
        func ended(_ node: Int) -> [(node: Int, cost: Double)] {
            street.deadEnds.map { ($0, 3 * street.nodes[$0].distance(to: street.nodes[node])) }.filter { $0.1 <= 3 * Self.otherCarriageway }
        }
        let back = street.walk(
            from: beside(isEnd ? last : ended(last[ahead.end].node), to), to: beside(isStart ? first : ended(first[ahead.start].node), from)
        )
        return Found(ahead: ahead, back: back, start: isStart ? ahead.start : nil, end: isEnd ? ahead.end : nil)
    }

    // MARK: - What is told of it

    private func note(_ found: Found, _ starts: [EndPlace], _ ends: [EndPlace], of row: inout CutRow) {
        func note(_ end: inout CutRow.End, _ place: EndPlace?) {
            end.finding = place?.finding ?? .streetEnd
            end.distance = place?.distance
            end.place = place?.at
        }
        note(&row.from, found.start.map { starts[$0] })
        note(&row.to, found.end.map { ends[$0] })
        for end in [row.from, row.to] {
            switch end.finding {
            case .streetEnd, .missing: row.add(.endNotFound)
            case .nearby: row.add(.endNearby)
            case .position: row.add(.endByPosition)
            case .junction, .stop, .portal: break
            }
        }
    }

    private func noteNames(_ row: inout CutRow, _ street: StreetGraph, _ found: Found, own: Set<String>, second: Set<String>) {
        var by: Set<String> = []
        let steps = found.ahead.steps + (found.back?.steps ?? [])
        for step in steps {
            if let way = street.pieces[step.piece].way { by.formUnion(graph.ways[way].names + (graph.ways[way].placed.map { [$0] } ?? [])) }
        }
        row.foundBy = by.intersection(own).sorted() + by.intersection(second).subtracting(own).sorted()
        if !by.isDisjoint(with: second.subtracting(own)) { row.add(.secondName) }
        if row.metres[.position] ?? 0 > 0 { row.add(.nameByPosition) }
        let others = steps.compactMap { street.pieces[$0.piece] }.filter { $0.naming == .position }.compactMap(\.way)
        row.otherNames = Set(others.flatMap { graph.ways[$0].names }).sorted()
        if !row.otherNames.isEmpty { row.add(.namedOtherwise) }
        if row.metres[.continuation] ?? 0 > row.gaps.reduce(Gap.told, { $0 + ($1.isClosed ? $1.metres : 0) }) {
            row.add(.nameByContinuation)
        }
        if row.gaps.contains(where: { $0.isClosed && $0.metres > Gap.told }) { row.add(.gapClosed) }
        if row.missing > 0 { row.add(.streetMissing) }
        let oneWay = { (walk: StreetGraph.StreetWalk) -> Double in
            walk.steps.reduce(0) { sum, step in
                let piece = street.pieces[step.piece]
                let isAgainst = !step.isForward && piece.way.map { graph.ways[$0].direction == .along } ?? false
                return sum + (isAgainst ? piece.length : 0)
            }
        }
        if let back = found.back, oneWay(back) > row.length / 2 { row.add(.oneWayOnly) }
        if oneWay(found.ahead) > row.length / 2 { row.add(.againstTraffic) }
    }

    /// A class of road that stands two steps from what its grade is usually drawn as.
    private func noteGrade(_ row: inout CutRow) {
        let ranks = ["expressway": 0, "urban_expressway": 1, "class1": 1, "class2": 2, "arterial": 2, "sub_arterial": 3]
        guard let law = ranks[row.grade], let most = row.classes.max(by: { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }),
            let rank = most.key.rank, abs(rank - law) >= 2
        else { return }
        row.add(.gradeDiffers)
    }

    // MARK: - The last metres

    /// Ends the line square to where it meets the centre line of the other street, which has carriageways of its own.
    private func finish(_ line: inout CentreLine, at end: EndPlace?, of named: LineEnd, isStart: Bool, row: inout CutRow) {
        guard let end, [.junction, .nearby, .position].contains(end.finding), line.vertices.count > 1 else { return }
        let places = isStart ? Array(line.places.reversed()) : line.places
        let tip = places[places.count - 1]
        let inner = Course.place(on: Array(places.reversed()), at: min(20, Course.length(places)))
        guard inner != tip else { return }
        let along = (tip - inner).normalized
        let crossings = crossings(of: named, about: end.at, but: along)
        let reaches = crossings.map { Coordinate.dot($0 - tip, along) } + [Coordinate.dot(end.at - tip, along)]
        guard let low = reaches.min(), let high = reaches.max() else { return }
        let shift = (low + high) / 2
        guard abs(shift) <= Self.mostAdjustment else { return }
        line.move(isStart: isStart, by: shift, along: along)
    }

    /// Places of the named street about a junction, on each of its carriageways.
    private func crossings(of named: LineEnd, about place: Coordinate, but along: Coordinate) -> [Coordinate] {
        let (own, second) = names.wanted(named.name)
        var found: [Coordinate] = []
        for number in graph.edges(named: own + second, { $0.kind == .road }) {
            guard let foot = Course.foot(of: place, on: graph.edges[number].course), foot.distance <= Self.besideJunction,
                abs(Coordinate.dot(foot.along, along)) < 0.7
            else { continue }
            found.append(foot.place)
        }
        return found
    }

    /// Half of the widest street there is. Metres.
    private static let besideJunction = 45.0
}

extension CentreLine {
    /// Draws the line on by so many metres at one end, or cuts it back.
    mutating func move(isStart: Bool, by shift: Double, along: Coordinate) {
        if isStart { vertices.reverse() }
        if shift >= 0 {
            vertices[vertices.count - 1].place = vertices[vertices.count - 1].place + along * shift
        } else {
            var left = -shift
            while vertices.count > 2 {
                let (tip, before) = (vertices[vertices.count - 1].place, vertices[vertices.count - 2].place)
                let length = tip.distance(to: before)
                guard length <= left else { break }
                left -= length
                vertices.removeLast()
            }
            let (tip, before) = (vertices[vertices.count - 1].place, vertices[vertices.count - 2].place)
            let length = tip.distance(to: before)
            if left < length { vertices[vertices.count - 1].place = tip + (before - tip) * (left / length) }
        }
        if isStart { vertices.reverse() }
    }
}
