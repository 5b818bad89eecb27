import Geometry
import ZoningModel

/// Makes one point of the ends of one row that miss each other by rounding: no end, no portal and no bend is lost to it (reading W1b).
///
/// An end joins other ends no farther away than `distance`, else a vertex or a piece of another section (or of its own, farther along). All
/// ends of one group come to the place where most of them are, so that the order of a file changes nothing. Lines whose ends meet already
/// keep their coordinates to the last bit.
package struct SectionJoining {
    /// Two places of one row that nearly meet.
    package struct Gap: Sendable {
        package let line: TransportLine
        package let other: TransportLine
        package let place: Coordinate
        package let metres: Double
    }

    private struct LineEnd {
        let line: Int
        let isStart: Bool
        let place: LatticePoint
    }

    package let distance: Double

    package init(distance: Double) {
        self.distance = distance
    }

    /// - Returns: the lines joined, and the gaps that are left open.
    package func joined(_ lines: [TransportLine]) -> (lines: [TransportLine], gaps: [Gap]) {
        var joined = lines
        var gaps: [Gap] = []
        let rows = Dictionary(grouping: lines.indices, by: { "\(lines[$0].layer.rawValue) \(lines[$0].row)" })
        for row in rows.keys.sorted() { join(rows[row] ?? [], &joined, &gaps) }
        // A section no longer than the distance itself may have become a point: its ends are the ends of its neighbours.
        return (joined.filter { Lattice.chain($0.course).count > 1 }, gaps)
    }

    private func join(_ numbers: [Int], _ lines: inout [TransportLine], _ gaps: inout [Gap]) {
        var ends: [LineEnd] = []
        for number in numbers {
            let chain = Lattice.chain(lines[number].course)
            guard let first = chain.first, let last = chain.last, chain.count > 1 else { continue }
            ends += [LineEnd(line: number, isStart: true, place: first), LineEnd(line: number, isStart: false, place: last)]
        }
        guard !ends.isEmpty else { return }
        // A line as short as the distance is no loop: its ends are two.
        let isLoop = Dictionary(uniqueKeysWithValues: numbers.map { ($0, lines[$0].course.length > 4 * distance) })
        let groups = self.groups(of: ends, isLoop: isLoop)
        let pieces = RowPieces(numbers.map { ($0, lines[$0].course) }, reach: PackManifest.Joining.doubtful)
        var moves: [(end: LineEnd, to: LatticePoint)] = []
        var corners: [(line: Int, piece: Int, place: Coordinate)] = []
        var open: [LineEnd] = []
        // Of every line, the groups of its ends.
        var neighbours: [Int: [Int]] = [:]
        for (number, group) in groups.enumerated().map({ ($0, $1.map { ends[$0] }) }) {
            for end in group { neighbours[end.line, default: []].append(number) }
            var place = Self.place(of: group.map { ($0.place, lines[$0.line].structure.isBelowGround) })
            // A row that is drawn to the middle of another section of its own meets it there.
            if let touch = pieces.nearest(to: Lattice.coordinate(place), within: distance, beside: group.map { ($0.line, $0.isStart) }) {
                place = Lattice.point(touch.place)
                if !touch.isVertex { corners.append((touch.line, touch.piece, Lattice.coordinate(place))) }
            } else if group.count == 1 {
                open.append(group[0])
            }
            for end in group where end.place != place { moves.append((end, place)) }
        }
        gaps += self.gaps(open, lines, neighbours, pieces)
        // From the far end of each line to its near one, so that the numbers of the pieces hold.
        for corner in corners.sorted(by: { ($0.line, $0.piece, along($0, lines)) > ($1.line, $1.piece, along($1, lines)) }) {
            let course = lines[corner.line].course
            if course[corner.piece] != corner.place, course[corner.piece + 1] != corner.place {
                lines[corner.line].course.insert(corner.place, at: corner.piece + 1)
            }
        }
        for (end, place) in moves { lines[end.line].course.moveEnd(atStart: end.isStart, to: Lattice.coordinate(place)) }
    }

    private func along(_ corner: (line: Int, piece: Int, place: Coordinate), _ lines: [TransportLine]) -> Double {
        lines[corner.line].course[corner.piece].distance(to: corner.place)
    }

    /// Ends that are one point, directly or over others. About n log n.
    private func groups(of ends: [LineEnd], isLoop: [Int: Bool]) -> [[Int]] {
        var parents = Array(ends.indices)
        func root(_ number: Int) -> Int {
            var number = number
            while parents[number] != number {
                parents[number] = parents[parents[number]]
                number = parents[number]
            }
            return number
        }
        func unite(_ one: Int, _ other: Int) {
            let (a, b) = (root(one), root(other))
            parents[max(a, b)] = min(a, b)
        }
        let places = ends.map { Lattice.coordinate($0.place) }
        // All of one cell lie within the distance of each other: where they are of several lines they are one group, however many.
        let side = max(distance, 1 / Lattice.perMetre) / 2.0.squareRoot()
        var cells: [SquareCell: [Int]] = [:]
        for (number, place) in places.enumerated() { cells[SquareCell(of: place, side: side), default: []].append(number) }
        func mayMeet(_ one: Int, _ other: Int) -> Bool { ends[one].line != ends[other].line || isLoop[ends[one].line] ?? false }
        func isOne(_ members: [Int]) -> Bool { members.count == 1 || members.contains { mayMeet(members[0], $0) && $0 != members[0] } }
        for members in cells.values where isOne(members) { for other in members.dropFirst() { unite(members[0], other) } }
        for step in Self.neighbours {
            for (cell, members) in cells {
                guard let others = cells[cell.moved(by: step)] else { continue }
                let areOne = isOne(members) && isOne(others)
                if areOne, root(members[0]) == root(others[0]) { continue }
                search: for number in members {
                    for other in others where mayMeet(number, other) {
                        // In whole millimetres: the distance itself is inside, whatever the last digit.
                        guard places[number].distance(to: places[other]) <= distance + Tolerance.limit else { continue }
                        unite(number, other)
                        if areOne { break search }
                    }
                }
            }
        }
        return Dictionary(grouping: ends.indices, by: root).sorted { $0.key < $1.key }.map(\.value)
    }

    /// Half of the cells about one that anything within the distance lies in, the nearest first.
    private static let neighbours: [(Int, Int)] = {
        var steps: [(Int, Int)] = []
        for column in -3...3 {
            for row in 0...3 where row > 0 || column > 0 { steps.append((column, row)) }
        }
        func away(_ step: (Int, Int)) -> Int { step.0 * step.0 + step.1 * step.1 }
        return steps.sorted { away($0) < away($1) }
    }()

    /// Where most of the ends above ground are, since bands and portals lie about them; of equally many the first on the lattice.
    private static func place(of places: [(place: LatticePoint, isBelowGround: Bool)]) -> LatticePoint {
        var counts: [LatticePoint: Int] = [:]
        for (place, isBelowGround) in places { counts[place, default: 0] += isBelowGround ? 1 : places.count }
        return counts.min { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }?.key ?? places[0].place
    }

    /// What lies near an end that meets nothing: the end or piece that is nearest, once for each pair.
    private func gaps(_ open: [LineEnd], _ lines: [TransportLine], _ neighbours: [Int: [Int]], _ pieces: RowPieces) -> [Gap] {
        var told: Set<[Int]> = []
        return open.compactMap { end in
            let place = Lattice.coordinate(end.place)
            // The other end of a short section is joined to what lies near this one.
            let isShort = lines[end.line].course.length <= 2 * PackManifest.Joining.doubtful
            guard
                let near = pieces.nearest(
                    to: place, within: PackManifest.Joining.doubtful, beside: [(end.line, end.isStart)],
                    isJoined: { line in isShort && neighbours[end.line]?.contains { neighbours[line]?.contains($0) ?? false } ?? false }),
                told.insert([min(end.line, near.line), max(end.line, near.line)]).inserted
            else { return nil }
            return Gap(line: lines[end.line], other: lines[near.line], place: place, metres: near.metres)
        }
    }

}

/// The straight pieces of the sections of one row, found by place.
private struct RowPieces {
    struct Touch {
        let line: Int
        /// The number of the piece in its line.
        let piece: Int
        let place: Coordinate
        let isVertex: Bool
        let metres: Double
    }

    private struct CoursePiece {
        let line: Int
        let number: Int
        let from: Coordinate
        let to: Coordinate
        /// Metres from the start of its line to the piece, and from the piece to the end.
        let before: Double
        let after: Double
    }

    private var pieces: [CoursePiece] = []
    private let cells: CellIndex

    init(_ courses: [(line: Int, course: [Coordinate])], reach: Double) {
        for (line, course) in courses {
            let lengths = zip(course, course.dropFirst()).map { $0.distance(to: $1) }
            let whole = lengths.reduce(0, +)
            var before = 0.0
            for (number, length) in lengths.enumerated() where length > 0 {
                pieces.append(
                    CoursePiece(
                        line: line, number: number, from: course[number], to: course[number + 1], before: before,
                        after: max(0, whole - before - length)))
                before += length
            }
        }
        let length = pieces.reduce(0) { $0 + $1.from.distance(to: $1.to) } / Double(max(1, pieces.count))
        cells = CellIndex(pieces.map { Envelope($0.from, $0.to).grown(by: reach) }, cell: min(200, max(2 * reach, length)))
    }

    /// The nearest piece to a place, a vertex before the middle of a piece; of the lines that end there only what is not simply the way to it.
    func nearest(
        to place: Coordinate, within reach: Double, beside ends: [(line: Int, isStart: Bool)], isJoined: (Int) -> Bool = { _ in false }
    ) -> Touch? {
        var best: Touch?
        let beside = Dictionary(grouping: ends, by: \.line)
        for number in cells.candidates(at: place) {
            let piece = pieces[Int(number)]
            let isWayThere = beside[piece.line]?.contains { ($0.isStart ? piece.before : piece.after) <= 4 * reach } ?? false
            if isWayThere || isJoined(piece.line) { continue }
            let metres = place.distance(toSegment: piece.from, piece.to)
            guard metres <= reach + Tolerance.limit else { continue }
            let vertex = [piece.from, piece.to].min { $0.distance(to: place) < $1.distance(to: place) } ?? piece.from
            let touch: Touch
            if vertex.distance(to: place) <= reach + Tolerance.limit {
                touch = Touch(line: piece.line, piece: piece.number, place: vertex, isVertex: true, metres: vertex.distance(to: place))
            } else {
                let along = piece.to - piece.from
                let foot = piece.from + along * (Coordinate.dot(place - piece.from, along) / Coordinate.dot(along, along))
                touch = Touch(line: piece.line, piece: piece.number, place: foot, isVertex: false, metres: metres)
            }
            // The same whatever the order of the file: by distance, then by place.
            func key(_ touch: Touch) -> (Int, Double, Double, Double) {
                (touch.isVertex ? 0 : 1, touch.metres, touch.place.x, touch.place.y)
            }
            if best.map({ key(touch) < key($0) }) ?? true { best = touch }
        }
        return best
    }
}

extension [Coordinate] {
    fileprivate var length: Double { zip(self, dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) } }

    /// Moves one end. Vertices as near to it as the move is long go: the least turn there would turn the end, and the arc of a portal with it.
    fileprivate mutating func moveEnd(atStart: Bool, to place: Coordinate) {
        if !atStart { reverse() }
        let reach = 5 * self[0].distance(to: place)
        self[0] = place
        let kept = dropFirst().firstIndex { $0.distance(to: place) > reach } ?? endIndex
        removeSubrange(1..<Swift.max(1, Swift.min(kept, count - 1)))
        if !atStart { reverse() }
    }
}
