import Foundation
import TestSupport
import Testing

@testable import Geometry

/// The predicates that everything exact rests on, held against whole numbers of 128 bits and against slower ways that share no code.
@Suite("Kernel")
struct KernelTests {
    private static func turn(_ a: LatticePoint, _ b: LatticePoint, _ c: LatticePoint) -> Int {
        let (dx, dy) = (Int128(b.x) - Int128(a.x), Int128(b.y) - Int128(a.y))
        return Int((dx * (Int128(c.y) - Int128(a.y)) - dy * (Int128(c.x) - Int128(a.x))).signum())
    }

    private static func sign(_ value: Double) -> Int { value > 0 ? 1 : value < 0 ? -1 : 0 }
    private static func place(_ p: LatticePoint) -> Coordinate { Coordinate(x: Double(p.x), y: Double(p.y)) }

    /// Three places, the third on the line through the others or some units beside it.
    private static func nearly(_ chance: inout Seeded, within size: Int64) -> [LatticePoint] {
        func point() -> LatticePoint {
            LatticePoint(x: .random(in: -size...size, using: &chance), y: .random(in: -size...size, using: &chance))
        }
        let (a, b) = (point(), point())
        let share = Double.random(in: -1...2, using: &chance)
        let c = LatticePoint(
            x: a.x + Int64((Double(b.x - a.x) * share).rounded()) + .random(in: -1...1, using: &chance),
            y: a.y + Int64((Double(b.y - a.y) * share).rounded()) + .random(in: -1...1, using: &chance))
        return [a, b, Bool.random(using: &chance) ? c : LatticePoint(x: 2 * b.x - a.x, y: 2 * b.y - a.y)]
    }

    @Test("on which side a place lies, for every kind of number", arguments: [Int64(3), 1000, 1 << 28, 1 << 48])
    func orientation(size: Int64) {
        var chance = Seeded(seed: UInt64(size))
        for _ in 0..<5000 {
            let p = Self.nearly(&chance, within: size)
            let (wanted, places) = (Self.turn(p[0], p[1], p[2]), p.map(Self.place))
            var found = [Self.sign(Orientation.of(places[0], places[1], places[2]))]
            found.append(Self.sign(Orientation.ofWhole(places[0].x, places[0].y, places[1].x, places[1].y, places[2].x, places[2].y)))
            if size < 1 << 29 { found.append(Int(Orientation.of(p[0], p[1], p[2]).signum())) }
            if found.contains(where: { $0 != wanted }) { Issue.record("\(p): \(found), not \(wanted)") }
        }
    }

    /// Doubles that are no whole numbers: tenths, whose products are all rounded, scaled to whole numbers by a power of two.
    @Test("on which side a place lies, for doubles that are next to each other")
    func doubles() {
        for row in 0..<32 {
            for column in 0..<32 {
                let ulp = 0x1p-53
                let place = Coordinate(x: 0.5 + Double(column) * ulp, y: 0.5 + Double(row) * ulp)
                let turn = Orientation.of(Coordinate(x: 12, y: 12), Coordinate(x: 24, y: 24), place)
                if Self.sign(turn) != (row - column).signum() { Issue.record("\(place)") }
            }
        }
    }

    @Test("whether two segments cross, and where", arguments: [Int64(4), 1000, 1 << 26])
    func crossing(size: Int64) {
        var chance = Seeded(seed: UInt64(size))
        for _ in 0..<3000 {
            let p = Self.nearly(&chance, within: size)
            let q = (0..<4).map { number in number < 3 ? p[number] : LatticePoint(x: p[0].y, y: p[1].x) }
            let (a, b, c, d) = (q[0], q[1], q[2], q[3])
            let sides = [Self.turn(a, b, c), Self.turn(a, b, d), Self.turn(c, d, a), Self.turn(c, d, b)]
            let places = q.map(Self.place)
            let isCrossed = (sides[0] > 0) != (sides[1] > 0) && (sides[2] > 0) != (sides[3] > 0)
            if Crossing.isCrossed(places[0], places[1], by: places[2], places[3]) != isCrossed { Issue.record("\(q)") }
            let isInside = Crossing.areOpposite(sides[0], sides[1]) && Crossing.areOpposite(sides[2], sides[3])
            if isInside != (sides[0] * sides[1] < 0 && sides[2] * sides[3] < 0) { Issue.record("\(q)") }
            guard isInside, let place = Crossing.of(places[0], places[1], places[2], places[3]) else { continue }
            let error = max(place.distance(toSegment: places[0], places[1]), place.distance(toSegment: places[2], places[3]))
            if error >= 1e-6 * Double(size) { Issue.record("\(q): \(error)") }
        }
    }

    @Test("parallel lines have no common place; ends count")
    func edges() {
        func at(_ x: Double, _ y: Double) -> Coordinate { Coordinate(x: x, y: y) }
        #expect(Crossing.of(at(0, 0), at(2, 2), at(1, 0), at(3, 2)) == nil)
        #expect(Crossing.of(at(0, 0), at(2, 0), at(2, 0), at(2, 5)) == at(2, 0))
        #expect(Crossing.of(at(0, 0), at(2, 0), at(3, -1), at(3, 1)) == nil)
    }

    /// The winding number by whole numbers: by how many edges upwards less downwards the ray to the east is crossed.
    @Test("whether a place lies in a ring", arguments: UInt64(1)...20)
    func rays(seed: UInt64) {
        var chance = Seeded(seed: seed)
        let count = Int.random(in: 3...40, using: &chance)
        let radii = (0..<count).map { _ in Double.random(in: 5...50, using: &chance) }
        let corners = (0..<count).map { number in
            let angle = 2 * Double.pi * Double(number) / Double(count)
            return LatticePoint(x: Int64((radii[number] * cos(angle)).rounded()), y: Int64((radii[number] * sin(angle)).rounded()))
        }
        let ring = corners + [corners[0]]
        for turned in [ring, ring.reversed()] {
            let locator = AreaLocator([Polygon(exterior: turned.map(Self.place))])
            for x in Int64(-52)...52 {
                let place = LatticePoint(x: x, y: .random(in: -52...52, using: &chance))
                var (winding, isOn) = (0, false)
                for (a, b) in zip(turned, turned.dropFirst()) {
                    let side = Self.turn(a, b, place)
                    isOn =
                        isOn
                        || side == 0 && min(a.x, b.x) <= x && x <= max(a.x, b.x) && min(a.y, b.y) <= place.y
                            && place.y <= max(a.y, b.y)
                    if a.y <= place.y, b.y > place.y, side > 0 { winding += 1 }
                    if a.y > place.y, b.y <= place.y, side < 0 { winding -= 1 }
                }
                if !isOn, locator.contains(Self.place(place)) != (winding != 0) { Issue.record("\(place) \(turned)") }
            }
        }
    }

    @Test("directions in their order about a corner")
    func directions() {
        let ways = (-6...6).flatMap { x in (-6...6).map { (x, $0) } }.filter { $0 != (0, 0) }
        func angle(_ way: (Int, Int)) -> Double {
            let angle = atan2(Double(way.1), Double(way.0))
            return angle < 0 ? angle + 2 * .pi : angle
        }
        for p in ways {
            for q in ways {
                let isSame = p.0 * q.1 == p.1 * q.0 && p.0 * q.0 + p.1 * q.1 > 0
                if AngularOrder.precedes(p.0, p.1, q.0, q.1) != (!isSame && angle(p) < angle(q)) { Issue.record("\(p) \(q)") }
            }
        }
    }

    /// Euler's formula: nodes − edges + faces = 1 + parts, whatever of a grid with diagonals is drawn.
    @Test("half-edges bound as many faces as Euler's formula says", arguments: UInt64(1)...10)
    func euler(seed: UInt64) {
        var chance = Seeded(seed: seed)
        let side = 8
        let nodes = (0..<side * side).map { LatticePoint(x: Int64($0 % side), y: Int64($0 / side)) }
        var origins: [Int32] = []
        for node in nodes.indices {
            for (dx, dy) in [(1, 0), (0, 1), (1, 1)] where node % side + dx < side && node / side + dy < side {
                if Double.random(in: 0..<1, using: &chance) < 0.6 { origins += [Int32(node), Int32(node + dx + side * dy)] }
            }
        }
        let next = DCEL.next(origins: origins, nodes: nodes.count) { one, other in
            let (corner, p, q) = (
                nodes[Int(origins[Int(one)])], nodes[Int(origins[Int(one) ^ 1])], nodes[Int(origins[Int(other) ^ 1])]
            )
            return AngularOrder.precedes(p.x - corner.x, p.y - corner.y, q.x - corner.x, q.y - corner.y)
        }
        #expect(Set(next).count == origins.count)
        #expect(next.indices.allSatisfy { origins[Int(next[$0])] == origins[$0 ^ 1] })
        var cycles = 0
        var isSeen = [Bool](repeating: false, count: next.count)
        for start in next.indices where !isSeen[start] {
            cycles += 1
            var half = start
            while !isSeen[half] {
                isSeen[half] = true
                half = Int(next[half])
            }
        }
        var parts = Array(nodes.indices)
        func root(_ node: Int) -> Int { parts[node] == node ? node : root(parts[node]) }
        for edge in 0..<origins.count / 2 { parts[root(Int(origins[2 * edge]))] = root(Int(origins[2 * edge + 1])) }
        let used = Set(origins.map(Int.init))
        let count = Set(used.map(root)).count
        // Every part has its own outer cycle; the face about all of them is one.
        #expect(used.count - origins.count / 2 + (cycles - count + 1) == 1 + count)
    }

    @Test("values by bin keep their order; bins filled again hold the new ones alone")
    func bins() {
        var chance = Seeded(seed: 7)
        var bins = Bins(count: 10, filler: "")
        for count in [0, 1, 50, 5, 200] {
            let entries = (0..<count).map { (Int.random(in: 0..<10, using: &chance), "\($0)") }
            bins.fill { add in for (bin, value) in entries { add(bin, value) } }
            for bin in 0..<10 { #expect(Array(bins[bin]) == entries.filter { $0.0 == bin }.map(\.1)) }
        }
    }

    /// What counts as the same is decided in one table: elsewhere no such number stands.
    @Test("tolerances stand in one file")
    func tolerances() throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources").standardized
        var found: [String] = []
        for room in ["Geometry", "PlanarArrangement", "ZoningLaw", "LineOfSight", "MapMaking", "ZoneQueries"] {
            let files = FileManager.default.enumerator(at: sources.appending(path: room), includingPropertiesForKeys: nil)
            for case let url as URL in files ?? .init() where url.pathExtension == "swift" {
                if ["Tolerances.swift", "Orientation.swift"].contains(url.lastPathComponent) { continue }
                for line in try String(contentsOf: url, encoding: .utf8).split(separator: "\n") {
                    let code = line.replacing(/\/\/.*$/, with: "")
                    if code.contains(/\b\d+(\.\d+)?e-\d/) { found.append("\(url.lastPathComponent): \(line)") }
                }
            }
        }
        #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
    }
}
