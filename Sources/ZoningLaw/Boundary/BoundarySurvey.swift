import Geometry
import ZoningModel

/// Gives every section of a road the boundary lines that were surveyed beside it (reading W1a).
///
/// Outlines of `road_land` and lines of `road_edges` are cut where they pass from one side of the row to the other, and square at its ends: a
/// place belongs to what of the centre line is nearest. Walking along each side, an opening narrower than the ruleset says is closed by the
/// straight line between its corners. Then each section takes its part; from here on nobody asks the layers.
package struct BoundarySurvey {
    /// What does not fit together.
    package struct Misfit: Sendable {
        package enum MisfitKind: Sendable {
            /// The row has no centre line above ground.
            case rowWithoutLine
            /// Nothing of it lies beside a section of its row.
            case farAway
            /// The line is on the other hand than it says.
            case wrongSide
            case crossing
            /// Two lines of one side lie beside each other over so many metres.
            case doubled(Double)
            /// The section gives no offset, and nothing was surveyed.
            case missing(RoadEdge.Hand)
            /// So many metres without a boundary line.
            case opening(RoadEdge.Hand, Double)
            /// So many metres of centre line outside the land of the row.
            case outsideLand(Double)
            /// So many metres were surveyed of a section that keeps its offset, since that is less than the half.
            case unused(Double)
        }

        package let kind: MisfitKind
        package let layer: PackManifest.Layer
        package let feature: String
        package let place: Coordinate
    }

    /// Metres: an opening this wide has no boundary line.
    private let widestOpening: Double

    /// - Parameter widestOpening: metres, as the ruleset has them.
    package init(widestOpening: Double) {
        self.widestOpening = widestOpening
    }

    /// Takes the layers into the lines. Time: the metres of what was surveyed, times the pieces of centre line near each.
    package func applied(to input: inout ZoningInput) -> [Misfit] {
        let (land, edges) = (Dictionary(grouping: input.roadLand, by: \.row), Dictionary(grouping: input.roadEdges, by: \.row))
        let sections = Dictionary(grouping: input.lines.indices.filter { input.lines[$0].isOpenAir }) { input.lines[$0].row }
        var misfits: [Misfit] = []
        for row in Set(land.keys).union(edges.keys).sorted() {
            let (land, edges) = (land[row] ?? [], edges[row] ?? [])
            guard let numbers = sections[row] else {
                if let place = land.first?.polygons.first?.exterior.first {
                    misfits.append(Misfit(kind: .rowWithoutLine, layer: .roadLand, feature: land[0].label, place: place))
                } else if let place = edges.first?.course.first {
                    misfits.append(Misfit(kind: .rowWithoutLine, layer: .roadEdges, feature: edges[0].label, place: place))
                }
                continue
            }
            var survey = RowSurvey(numbers.map { input.lines[$0] }, widestOpening: widestOpening)
            survey.add(land)
            survey.add(edges)
            for (number, line) in zip(numbers, survey.surveyed()) { input.lines[number] = line }
            misfits += survey.misfits
            let accuracies = numbers.map { input.lines[$0].accuracy ?? input.pack.positionalAccuracy }
            if (land.map(\.accuracy) + edges.map(\.accuracy)).contains(where: { $0 != nil }), let worst = accuracies.max() {
                input.accuracies.set(worst, ofRow: row)
            }
        }
        for line in input.lines where line.isOpenAir {
            for (side, boundary) in [(RoadEdge.Hand.left, line.leftLine), (.right, line.rightLine)] where boundary == .unknown {
                misfits.append(
                    Misfit(kind: .missing(side), layer: .roads, feature: line.label, place: line.course.first ?? Coordinate(x: 0, y: 0)))
            }
        }
        return misfits
    }
}

extension TransportLine {
    /// A road above ground, which has boundary lines.
    fileprivate var isOpenAir: Bool { layer == .roads && !structure.isBelowGround }
}

/// The survey of one row, side by side along the walks of its sections.
private struct RowSurvey {
    /// One side of a walk.
    private struct Side: Hashable {
        let walk: Int
        let isLeft: Bool
    }

    /// A part of a boundary line, in the direction of its walk.
    private struct BoundaryPart {
        var places: [Coordinate]
        var start: Double
        var end: Double
        var isOpening = false
    }

    private var lines: [TransportLine]
    /// Of each section its centre line, on the lattice.
    private let courses: [[Coordinate]]
    private let widestOpening: Double
    private let centre: CentreLines
    private let walks: SectionWalks
    private var parts: [Side: [BoundaryPart]] = [:]
    /// What was surveyed says of itself, by side: how it was found, and how well.
    private var kinds: [Side: EdgeKind] = [:]
    private var accuracies: [Side: Double] = [:]
    private var sources: [Side: (layer: PackManifest.Layer, feature: String)] = [:]
    private(set) var misfits: [BoundarySurvey.Misfit] = []

    init(_ lines: [TransportLine], widestOpening: Double) {
        (self.lines, self.widestOpening) = (lines, widestOpening)
        courses = lines.map { Lattice.chain($0.course).map(Lattice.coordinate) }
        centre = CentreLines(courses)
        walks = SectionWalks(courses)
    }

    private mutating func note(
        _ kind: BoundarySurvey.Misfit.MisfitKind, _ layer: PackManifest.Layer, _ feature: String, _ place: Coordinate?
    ) {
        misfits.append(.init(kind: kind, layer: layer, feature: feature, place: place ?? lines[0].course[0]))
    }

    private func side(_ beside: CentreLines.Beside) -> Side {
        Side(walk: walks.walk(of: beside.owner), isLeft: beside.isLeft == walks.isForward(beside.owner))
    }

    /// Which side of the row a place belongs to; nil beyond its ends.
    private func side(of place: Coordinate) -> Side? { centre.beside(place).flatMap { $0.isBeyondEnd ? nil : side($0) } }

    /// Metres along the walk.
    private func position(of place: Coordinate) -> Double { centre.beside(place).map { walks.position($0.owner, at: $0.at) } ?? 0 }

    // MARK: - Land

    /// The outlines of the land, without what crosses the centre line: where the land ends short of it.
    mutating func add(_ land: [RoadLand]) {
        guard !land.isEmpty else { return }
        let united = Self.united(land.flatMap(\.polygons))
        var isBeside = false
        for polygon in united {
            func walked(_ ring: [Coordinate], isHole: Bool) -> [Coordinate] {
                (Polygon.signedArea(ring) > 0) == isHole ? ring : ring.reversed()
            }
            let outside = walked(polygon.exterior, isHole: false)
            let holdsCentre = courses.joined().contains(where: AreaLocator([Polygon(exterior: outside)]).contains)
            if add(ring: outside, isRound: holdsCentre) { isBeside = true }
            // A hole is an island, but where the row goes round it.
            for hole in polygon.holes.map({ walked($0, isHole: true) }) where isInside(hole) {
                if add(ring: hole, isRound: true) { isBeside = true }
            }
        }
        guard isBeside else { return note(.farAway, .roadLand, land[0].label, united.first?.exterior.first) }
        let accuracy = land.allSatisfy { $0.accuracy != nil } ? land.compactMap(\.accuracy).max() : nil
        for side in parts.keys {
            if let accuracy { accuracies[side] = accuracy }
            sources[side] = (.roadLand, land[0].label)
        }
        let locators = united.map { AreaLocator([Polygon(exterior: $0.exterior)]) }
        for (line, course) in zip(lines, courses) {
            let outside = centre.split(course) { place in locators.contains { $0.contains(place) } }.filter { $0.key == false }
            let metres = outside.reduce(0) { $0 + $1.places.pathLength }
            if metres > PackManifest.Joining.doubtful, metres < course.pathLength - PackManifest.Joining.doubtful {
                note(.outsideLand(metres), .roads, line.label, outside.first?.places.first)
            }
        }
    }

    /// Whether a hole, walked with it to the left, is land that the row goes round, and no island in it: an island is met on both of its sides.
    private func isInside(_ hole: [Coordinate]) -> Bool {
        var (facing, whole) = (0.0, 0.0)
        for (a, b) in zip(hole, hole.dropFirst()) {
            whole += a.distance(to: b)
            guard let beside = centre.beside((a + b) * 0.5) else { continue }
            if (Coordinate.dot(b - a, centre.pieces[beside.piece].along) > 0) == beside.isLeft { facing += a.distance(to: b) }
        }
        return facing > whole * 3 / 4
    }

    private static func united(_ polygons: [Polygon]) -> [Polygon] {
        guard polygons.count > 1, let corner = polygons[0].exterior.first else { return polygons }
        let origin = Lattice.point(corner)
        do throws(GeometryError) {
            let local = polygons.map { $0.mapped { Lattice.local($0, origin: origin) } }.filter { $0.exterior.count >= 4 }
            return try GEOSGeometry(polygons: local, in: GEOSContext()).unaryUnion(grid: 1).polygons().map { polygon in
                polygon.mapped { ring in
                    ring.map { place in
                        Lattice.coordinate(origin) + Coordinate(x: place.x / Lattice.perMetre, y: place.y / Lattice.perMetre)
                    }
                }
            }
        } catch { return polygons }
    }

    /// - Parameters:
    ///   - ring: walked with the land of the road to the right.
    ///   - isRound: whether the row runs within it, or round it.
    /// - Returns: whether any of it lies beside the row.
    private mutating func add(ring: [Coordinate], isRound: Bool) -> Bool {
        var found = centre.split(ring) { side(of: $0) }
        if found.count > 1, found[0].key == found[found.count - 1].key {
            let last = found.removeLast()
            found[0].places = last.places + found[0].places.dropFirst()
        }
        if found.count == 1, let only = found[0].key, isRound {
            // The outside or the inside of a row that goes round.
            let walked = only.isLeft ? ring : ring.reversed()
            parts[only, default: []].append(BoundaryPart(places: walked, start: 0, end: walks.length(of: only.walk)))
            return true
        }
        if found.count == 1, let only = found[0].key {
            // Land on one side alone, a service road: its far edge is the boundary line.
            add(apart: ring, on: only)
            return true
        }
        var isBeside = false
        for case (let side?, let places) in found {
            let trimmed = Self.withoutCap(Self.withoutCap(places, centre).reversed(), centre)
            let walked = side.isLeft ? Array(trimmed.reversed()) : Array(trimmed)
            guard walked.count > 1, let first = walked.first, let last = walked.last else { continue }
            isBeside = true
            parts[side, default: []].append(BoundaryPart(places: walked, start: position(of: first), end: position(of: last)))
        }
        return isBeside
    }

    /// A line without the pieces across the road that close its land: those that lead to the centre line, and those on the square of an end.
    private static func withoutCap(_ places: [Coordinate], _ centre: CentreLines) -> [Coordinate] {
        guard let last = places.last, let end = centre.beside(last) else { return places }
        let isOnLine = end.metres < Tolerance.meeting
        let along = centre.pieces[end.piece].along
        var kept = places
        while kept.count > 1 {
            let (from, to) = (kept[kept.count - 2], kept[kept.count - 1])
            let isAcross = abs(Coordinate.cross(along, to - from)) > abs(Coordinate.dot(along, to - from))
            let isFirst = kept.count == places.count
            guard isOnLine ? isFirst || isAcross : isAcross && centre.isAtEnd(from) && centre.isAtEnd(to) else { break }
            kept.removeLast()
        }
        return kept
    }

    private mutating func add(apart ring: [Coordinate], on side: Side) {
        let corners = ring.dropLast().map { place in
            (place: place, at: position(of: place), metres: centre.beside(place)?.metres ?? 0)
        }
        guard let low = corners.map(\.at).min(), let high = corners.map(\.at).max() else { return }
        // Of the corners at an end, the far one.
        func end(_ at: Double) -> Int {
            corners.indices.filter { abs(corners[$0].at - at) < Tolerance.kerb }.max { corners[$0].metres < corners[$1].metres } ?? 0
        }
        let (first, last) = side.isLeft ? (end(low), end(high)) : (end(high), end(low))
        var walked = [corners[first].place]
        var number = first
        while number != last {
            number = (number + 1) % corners.count
            walked.append(corners[number].place)
        }
        if !side.isLeft { walked.reverse() }
        let outer = BoundaryPart(places: walked, start: position(of: walked[0]), end: position(of: walked[walked.count - 1]))
        guard walked.count > 1 else { return }
        // What lies behind it is no boundary line.
        parts[side] = (parts[side] ?? []).flatMap { part in without(part, from: outer.start, to: outer.end) } + [outer]
    }

    private func without(_ part: BoundaryPart, from start: Double, to end: Double) -> [BoundaryPart] {
        guard part.start < end, start < part.end else { return [part] }
        let free = centre.split(part.places) { place in !(start...end).contains(position(of: place)) }.filter { $0.key == true }
        return free.map {
            BoundaryPart(places: $0.places, start: position(of: $0.places[0]), end: position(of: $0.places[$0.places.count - 1]))
        }
    }

    // MARK: - Edges

    mutating func add(_ edges: [RoadEdge]) {
        for edge in edges { add(edge) }
    }

    private mutating func add(_ edge: RoadEdge) {
        struct LineSide: Equatable {
            let owner: Int
            let isLeft: Bool
        }
        let hands = centre.split(edge.course) { place in
            centre.beside(place).flatMap { $0.isBeyondEnd ? nil : LineSide(owner: $0.owner, isLeft: $0.isLeft) }
        }
        func metres(_ isRight: (LineSide) -> Bool) -> Double {
            hands.reduce(0) { sum, part in sum + (part.key.map(isRight) == true ? part.places.pathLength : 0) }
        }
        let (right, wrong) = (metres { $0.isLeft == (edge.side == .left) }, metres { $0.isLeft != (edge.side == .left) })
        guard right + wrong > 0 else { return note(.farAway, .roadEdges, edge.label, edge.course.first) }
        for (one, other) in zip(hands, hands.dropFirst()) {
            guard let a = one.key, let b = other.key, a.owner == b.owner, a.isLeft != b.isLeft else { continue }
            if min(right, wrong) > Tolerance.kerb { return note(.crossing, .roadEdges, edge.label, other.places.first) }
        }
        if wrong > right { return note(.wrongSide, .roadEdges, edge.label, edge.course.first) }
        for case (let side?, let places) in centre.split(edge.course, by: { side(of: $0) }) {
            var walked = places
            var (start, end) = (position(of: walked[0]), position(of: walked[walked.count - 1]))
            if start > end {
                walked.reverse()
                swap(&start, &end)
            }
            parts[side, default: []].append(BoundaryPart(places: walked, start: start, end: end))
            kinds[side] = kinds[side] == .approximate ? .approximate : edge.edgeKind
            // A side is known as well as the worst of it; what says nothing is as good as the section.
            accuracies[side] = edge.accuracy.map { max($0, accuracies[side] ?? 0) } ?? .infinity
            sources[side] = sources[side] ?? (.roadEdges, edge.label)
        }
    }

    // MARK: - Section by section

    /// The lines with what was surveyed beside them.
    mutating func surveyed() -> [TransportLine] {
        var runs: [Side: [[(at: Double, run: SurveyedLine.Polyline)]]] = [:]
        for side in parts.keys.sorted(by: { ($0.walk, $0.isLeft ? 0 : 1) < ($1.walk, $1.isLeft ? 0 : 1) }) {
            let sorted = (parts[side] ?? []).sorted { ($0.start, $0.end) < ($1.start, $1.end) }
            let taking = lines.indices.map { takes(sorted, on: side, section: $0) }
            var own = [[(at: Double, run: SurveyedLine.Polyline)]](repeating: [], count: lines.count)
            for part in sorted + bridges(sorted, on: side, taking) {
                for case (let section?, let places) in centre.split(part.places, by: { centre.beside($0)?.owner }) where taking[section] {
                    let chain = Lattice.chain(places).map(Lattice.coordinate)
                    let middle = (places[places.count / 2 - 1] + places[places.count / 2]) * 0.5
                    guard chain.count > 1, let at = centre.beside(middle)?.at else { continue }
                    let run = SurveyedLine.Polyline(walks.isForward(section) ? chain : chain.reversed(), isOpening: part.isOpening)
                    own[section].append((at, run))
                }
            }
            runs[side] = own
        }
        for section in lines.indices {
            let (walk, isForward) = (walks.walk(of: section), walks.isForward(section))
            let (left, right) = (Side(walk: walk, isLeft: isForward), Side(walk: walk, isLeft: !isForward))
            if let line = line(runs[left]?[section] ?? [], .left, of: section) { lines[section].leftLine = line }
            if let line = line(runs[right]?[section] ?? [], .right, of: section) { lines[section].rightLine = line }
            let own = [(lines[section].leftLine, left), (lines[section].rightLine, right)].filter { $0.0.surveyed != nil }.map(\.1)
            let known = own.compactMap { kinds[$0] }
            if let kind = known.first { lines[section].edgeKind = known.contains(.approximate) ? .approximate : kind }
            let worst = own.map { accuracies[$0] ?? .infinity }.max() ?? .infinity
            if own.count == 2, worst.isFinite { lines[section].accuracy = worst }
        }
        return lines
    }

    /// Whether a section takes its boundary line from the survey: it has no other, or the better part of it was surveyed.
    private mutating func takes(_ sorted: [BoundaryPart], on side: Side, section: Int) -> Bool {
        guard walks.walk(of: section) == side.walk else { return false }
        let line = side.isLeft == walks.isForward(section) ? lines[section].leftLine : lines[section].rightLine
        let range = walks.range(of: section)
        let covered = sorted.reduce(0) { $0 + max(0, min($1.end, range.upperBound) - max($1.start, range.lowerBound)) }
        if line == .unknown { return covered > 0 }
        if covered > (range.upperBound - range.lowerBound) / 2 { return true }
        if covered > PackManifest.Joining.doubtful {
            note(.unused(covered), .roads, lines[section].label, lines[section].course.first)
        }
        return false
    }

    /// The straight lines across openings, between the corners.
    private mutating func bridges(_ sorted: [BoundaryPart], on side: Side, _ taking: [Bool]) -> [BoundaryPart] {
        var bridges: [BoundaryPart] = []
        let length = walks.length(of: side.walk)
        var pairs = Array(zip(sorted, sorted.dropFirst()))
        if walks.isLoop(side.walk), let first = sorted.first, let last = sorted.last { pairs.append((last, first)) }
        for (one, other) in pairs {
            let (p, q) = (one.places[one.places.count - 1], other.places[0])
            let start = other.start < one.start ? other.start + length : other.start
            let isTaken = lines.indices.allSatisfy { section in
                let range = walks.range(of: section)
                let isBetween = walks.walk(of: section) == side.walk && range.lowerBound < max(start, one.end) && range.upperBound > one.end
                return !isBetween || taking[section]
            }
            guard isTaken, Lattice.point(p) != Lattice.point(q) else { continue }
            if one.end - start > PackManifest.Joining.doubtful {
                if let source = sources[side], source.layer == .roadEdges {
                    note(.doubled(one.end - start), source.layer, source.feature, q)
                }
                continue
            }
            let width = p.distance(to: q)
            // W1a: narrower than this, the boundary line is the straight line between the corners.
            bridges.append(BoundaryPart(places: [p, q], start: one.end, end: start, isOpening: width >= widestOpening))
        }
        return bridges
    }

    private mutating func line(
        _ runs: [(at: Double, run: SurveyedLine.Polyline)], _ side: RoadEdge.Hand, of section: Int
    ) -> BoundaryLine? {
        guard !runs.isEmpty else { return nil }
        let sorted = runs.sorted { $0.at < $1.at }.map(\.run)
        let (line, length) = (lines[section], courses[section].pathLength)
        for opening in sorted where opening.isOpening {
            note(.opening(side, opening.places.pathLength), .roads, line.label, opening.places[0])
        }
        func at(_ place: Coordinate) -> Double? { centre.beside(place).flatMap { $0.owner == section ? $0.at : nil } }
        let (first, last) = (sorted[0].places[0], sorted[sorted.count - 1].places.last ?? sorted[0].places[0])
        for (missing, place) in [(at(first) ?? 0, first), (length - (at(last) ?? length), last)] {
            if missing >= widestOpening { note(.opening(side, missing), .roads, line.label, place) }
        }
        let farthest = sorted.lazy.flatMap(\.places).reduce(0) { max($0, centre.beside($1)?.metres ?? 0) }
        return .surveyed(SurveyedLine(runs: sorted, farthest: farthest))
    }
}

/// The sections of one row put end to end: each walk goes from where the row ends or parts to where it ends or parts again.
private struct SectionWalks {
    private struct Step {
        let walk: Int
        let isForward: Bool
        let start: Double
    }

    private var steps: [Step]
    private let courses: [[Coordinate]]
    private var lengths: [Double] = []
    private var isLoop: [Bool] = []

    init(_ courses: [[Coordinate]]) {
        self.courses = courses
        steps = []
        var ends: [LatticePoint: [(section: Int, isStart: Bool)]] = [:]
        for (section, course) in courses.enumerated() {
            ends[Lattice.point(course[0]), default: []].append((section, true))
            ends[Lattice.point(course[course.count - 1]), default: []].append((section, false))
        }
        var found = [Step?](repeating: nil, count: courses.count)
        var walks = 0
        func walk(from section: Int, isForward: Bool) {
            var (here, isForward, at) = (section, isForward, 0.0)
            var ring: [Coordinate] = []
            while found[here] == nil {
                found[here] = Step(walk: walks, isForward: isForward, start: at)
                at += courses[here].pathLength
                ring += isForward ? courses[here] : courses[here].reversed()
                let end = Lattice.point(ring[ring.count - 1])
                guard let both = ends[end], both.count == 2, let next = both.first(where: { $0.section != here }) else { break }
                (here, isForward) = (next.section, next.isStart)
            }
            lengths.append(at)
            isLoop.append(Lattice.point(ring[0]) == Lattice.point(ring[ring.count - 1]) && ring.count > 3)
            walks += 1
        }
        for section in courses.indices where found[section] == nil {
            let (first, last) = (Lattice.point(courses[section][0]), Lattice.point(courses[section][courses[section].count - 1]))
            if ends[first]?.count != 2 {
                walk(from: section, isForward: true)
            } else if ends[last]?.count != 2 {
                walk(from: section, isForward: false)
            }
        }
        for section in courses.indices where found[section] == nil { walk(from: section, isForward: true) }
        steps = found.map { $0 ?? Step(walk: 0, isForward: true, start: 0) }
    }

    func walk(of section: Int) -> Int { steps[section].walk }
    func isForward(_ section: Int) -> Bool { steps[section].isForward }
    func length(of walk: Int) -> Double { lengths[walk] }
    func isLoop(_ walk: Int) -> Bool { isLoop[walk] }

    /// Metres along the walk, for metres along the section.
    func position(_ section: Int, at metres: Double) -> Double {
        let step = steps[section]
        return step.start + (step.isForward ? metres : courses[section].pathLength - metres)
    }

    func range(of section: Int) -> ClosedRange<Double> {
        steps[section].start...steps[section].start + courses[section].pathLength
    }
}

extension [Coordinate] {
    /// Metres from the first to the last, along all.
    package var pathLength: Double { zip(self, dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) } }
}
