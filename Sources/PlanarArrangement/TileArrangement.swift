import Geometry

/// One tile: all lines noded on the lattice, each face labelled once at a place inside it, equal neighbours joined.
@usableFromInline struct TileArrangement {
    let box: LatticeBox
    var look = FaceLook.exact

    /// - Parameter label: the number of what holds at a place of the plane (metres); nil outside everything.
    func result(of segments: [TileSegment], label: (Coordinate) -> Int?) throws(CrowdedPlace) -> TileResult {
        let (border, side) = (box.border, max(box.width, box.height))
        let crowding = look.isNearEnough ? Self.crowding(of: segments, side: side) : 1
        let noded: NodedLines
        do throws(CrowdedTile) { noded = try SnapRounding.noded(Self.withoutRepeats(segments) + border, side: side) } catch {
            throw CrowdedPlace(place: Lattice.coordinate(global(error.place)))
        }
        var walk = FaceWalk(noded)
        let lines = noded.edges.map { TileSegment(a: noded.nodes[Int($0.from)], b: noded.nodes[Int($0.to)]) }
        // Noded lines by the hundred thousand are short, and crowd somewhere.
        let grid = CellGrid(lines, side: side, finest: lines.count > 100_000 ? 2048 : crowding > 1 ? 1024 : 256, crowding: crowding)
        walk.assignFaces(grid: grid)

        let labels = labels(of: walk, lines, grid: grid, label)
        var result = TileResult()
        for edge in 0..<noded.edges.count {
            let (left, right) = (walk.faces[Int(walk.cycles[2 * edge])], walk.faces[Int(walk.cycles[2 * edge + 1])])
            let (leftLabel, rightLabel) = (labels[Int(left)], labels[Int(right)])
            guard leftLabel != rightLabel else { continue }
            let (from, to) = (lines[edge].a, lines[edge].b)
            let segment = LatticeSegment(global(from), global(to))
            let isForward = segment.a == global(from)
            if box.isOnBorder(from, to) {
                // The other side belongs to the neighbour.
                if let leftLabel { result.seamSides.append(EdgeSide(segment: segment, isForward: isForward, label: leftLabel)) }
                if let rightLabel { result.seamSides.append(EdgeSide(segment: segment, isForward: !isForward, label: rightLabel)) }
            } else {
                result.edges.append(
                    BoundaryEdge(
                        segment: segment, left: isForward ? leftLabel : rightLabel, right: isForward ? rightLabel : leftLabel))
            }
        }
        return result
    }

    /// Lines that stand there many times over, once: each would be held against each. Two of one line, as neighbours have, are no trouble.
    private static func withoutRepeats(_ segments: [TileSegment]) -> [TileSegment] {
        guard segments.count > 1000 else { return segments }
        var seen: Set<TileSegment> = []
        let distinct = segments.filter { seen.insert(($0.a.y, $0.a.x) < ($0.b.y, $0.b.x) ? $0 : TileSegment(a: $0.b, b: $0.a)).inserted }
        return distinct.count < segments.count / 4 ? distinct : segments
    }

    /// How many times as long the side of the rectangle is as that of the square that the lines lie in, where they are many: of a drawing of a
    /// low level all of a map may lie in a corner.
    private static func crowding(of segments: [TileSegment], side: Int32) -> Double {
        guard segments.count > 200, var (low, high) = segments.first.map({ ($0.a, $0.a) }) else { return 1 }
        for segment in segments {
            low = TilePoint(x: min(low.x, segment.a.x, segment.b.x), y: min(low.y, segment.a.y, segment.b.y))
            high = TilePoint(x: max(high.x, segment.a.x, segment.b.x), y: max(high.y, segment.a.y, segment.b.y))
        }
        return max(1, Double(side) / Double(max(high.x - low.x, high.y - low.y, 1)))
    }

    private func global(_ point: TilePoint) -> LatticePoint { box.global(point) }

    private func globalCoordinate(_ place: Coordinate) -> Coordinate {
        Coordinate(x: (Double(box.origin.x) + place.x) / Lattice.perMetre, y: (Double(box.origin.y) + place.y) / Lattice.perMetre)
    }

    /// A rectangle that no line enters is one face.
    func emptyResult(label: (Coordinate) -> Int?) -> TileResult {
        var result = TileResult()
        let middle = Coordinate(x: Double(box.width) / 2, y: Double(box.height) / 2)
        guard let label = label(globalCoordinate(middle)) else { return result }
        result.seamSides = box.border.map { side in
            let segment = LatticeSegment(global(side.a), global(side.b))
            return EdgeSide(segment: segment, isForward: segment.a == global(side.a), label: label)
        }
        return result
    }

    /// The label of each face, by its number; nil for outside.
    private func labels(of walk: FaceWalk, _ lines: [TileSegment], grid: CellGrid, _ label: (Coordinate) -> Int?) -> [Int?] {
        var labels = [Int?](repeating: nil, count: walk.firsts.count)
        var slivers: [Int32] = []
        for cycle in walk.firsts.indices where Int(walk.faces[cycle]) == cycle && !walk.isUnbounded(face: Int32(cycle)) {
            let probe = probe(of: cycle, in: walk, lines, grid: grid)
            labels[cycle] = label(globalCoordinate(probe.place))
            if probe.clearance < Tolerance.sliverFace, labels[cycle] != nil { slivers.append(Int32(cycle)) }
        }
        absorb(slivers, into: &labels, walk: walk)
        return labels
    }

    /// From the longest edge of a face; where that is too near to other lines, from some more of its edges.
    private func probe(of cycle: Int, in walk: FaceWalk, _ lines: [TileSegment], grid: CellGrid) -> EdgeProbe {
        let start = Int(walk.firsts[cycle])
        var (longest, length, count) = (start, Int64(-1), 0)
        var edge = start
        repeat {
            let line = lines[edge >> 1]
            let (dx, dy) = (Int64(line.b.x - line.a.x), Int64(line.b.y - line.a.y))
            if dx * dx + dy * dy > length { (longest, length) = (edge, dx * dx + dy * dy) }
            count += 1
            edge = Int(walk.next[edge])
        } while edge != start
        var best = EdgeProbe(leftOf: longest, of: lines, grid: grid, by: look)
        guard best.clearance < look.clearance else { return best }
        let step = max(1, count / look.tries)
        for number in 1...count {
            if edge != longest, number % step == 0 {
                let probe = EdgeProbe(leftOf: edge, of: lines, grid: grid, by: look)
                if probe.clearance > best.clearance { best = probe }
                if best.clearance >= look.clearance { break }
            }
            edge = Int(walk.next[edge])
        }
        return best
    }

    private func forEachEdge(about cycle: Int, of walk: FaceWalk, _ body: (Int) -> Void) {
        let start = Int(walk.firsts[cycle])
        var edge = start
        repeat {
            body(edge)
            edge = Int(walk.next[edge])
        } while edge != start
    }

    /// Gives faces thinner than the lattice the label of the neighbour that they share the longest line with; from the outside in: where
    /// slivers lie side by side, the outer ones are settled first.
    private func absorb(_ slivers: [Int32], into labels: inout [Int?], walk: FaceWalk) {
        var open = slivers
        var isOpen = [Bool](repeating: false, count: labels.count)
        for sliver in open { isOpen[Int(sliver)] = true }
        while !open.isEmpty {
            var settled: [(sliver: Int32, label: Int?)] = []
            for sliver in open {
                let shared = shared(with: sliver, of: walk) { labels[$0] != nil && !isOpen[$0] }
                if let longest = shared.max(by: { ($0.length, $1.face) < ($1.length, $0.face) }) {
                    settled.append((sliver, labels[Int(longest.face)]))
                }
            }
            guard !settled.isEmpty else { return }
            for (sliver, label) in settled {
                labels[Int(sliver)] = label
                isOpen[Int(sliver)] = false
            }
            open.removeAll { !isOpen[Int($0)] }
        }
    }

    /// The neighbours of a face that count, with the length that they share with it, in millimetres.
    private func shared(with face: Int32, of walk: FaceWalk, where counts: (Int) -> Bool) -> [(face: Int32, length: Double)] {
        var shared: [(face: Int32, length: Double)] = []
        forEachEdge(about: Int(face), of: walk) { edge in
            let neighbour = walk.faces[Int(walk.cycles[edge ^ 1])]
            guard neighbour != face, counts(Int(neighbour)) else { return }
            let (p, q) = (walk.origin(of: edge), walk.target(of: edge))
            let length = Coordinate(x: Double(q.x - p.x), y: Double(q.y - p.y)).length
            if let seen = shared.firstIndex(where: { $0.face == neighbour }) {
                shared[seen].length += length
            } else {
                shared.append((neighbour, length))
            }
        }
        return shared
    }
}
