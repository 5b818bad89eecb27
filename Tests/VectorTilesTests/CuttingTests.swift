import Foundation
import Geometry
import TestSupport
import Testing

@testable import VectorTiles

@Suite("What a tile shows")
struct CuttingTests {
    private static let grid = TileGrid(level: 10)

    /// Shares of the world, by steps of the grid from the middle of the world.
    private static func world(_ x: Double, _ y: Double) -> Coordinate {
        let steps = Double(grid.steps)
        return Coordinate(x: 0.5 + x / steps, y: 0.5 + y / steps)
    }

    private static func ring(_ places: [(Double, Double)]) -> [Coordinate] { (places + [places[0]]).map { world($0.0, $0.1) } }

    private static func cut(_ areas: [[Polygon]]) throws -> [TileAddress: [AreaPart]] {
        let drawing = TileAreas(areas)
        var tiles: [TileAddress: [AreaPart]] = [:]
        for tile in drawing.tiles(level: grid.level) {
            let parts = try drawing.parts(in: tile)
            if !parts.isEmpty { tiles[tile] = parts }
        }
        return tiles
    }

    private static func doubleArea(_ part: AreaPart) -> Int128 { part.rings.reduce(0) { $0 + Lattice.doubleArea($1) } }

    /// Twice the area of a part within the tile itself, exact where its corners are whole: the edges clipped on both axes.
    private static func doubleAreaWithin(_ part: AreaPart, _ tile: TileAddress) -> Double {
        let (origin, side) = (tile.origin, TileGrid.extent)
        return doubleAreaWithin(part, x: origin.x...(origin.x + side), y: origin.y...(origin.y + side))
    }

    private static func doubleAreaWithin(_ part: AreaPart, x: ClosedRange<Int64>, y: ClosedRange<Int64>) -> Double {
        let low = LatticePoint(x: x.lowerBound, y: y.lowerBound)
        let high = LatticePoint(x: x.upperBound, y: y.upperBound)
        return part.rings.reduce(0) { sum, ring in
            var points = ring.dropLast().map { Coordinate(x: Double($0.x), y: Double($0.y)) }
            for (axis, bound, sign) in [(0, low.x, 1.0), (0, high.x, -1), (1, low.y, 1), (1, high.y, -1)] {
                func depth(_ p: Coordinate) -> Double { sign * ((axis == 0 ? p.x : p.y) - Double(bound)) }
                var kept: [Coordinate] = []
                for (number, point) in points.enumerated() {
                    let last = points[(number + points.count - 1) % points.count]
                    if depth(last) * depth(point) < 0 { kept.append(last + (point - last) * (depth(last) / (depth(last) - depth(point)))) }
                    if depth(point) >= 0 { kept.append(point) }
                }
                points = kept
            }
            guard let first = points.first else { return sum }
            return sum
                + zip(points, points.dropFirst() + [first]).reduce(0) {
                    $0 + ($1.0.x - first.x) * ($1.1.y - first.y) - ($1.1.x - first.x) * ($1.0.y - first.y)
                }
        }
    }

    @Test("a square over the corner of four tiles: a quarter in each, with the buffer, exterior with positive area")
    func quarters() throws {
        let tiles = try Self.cut([[Polygon(exterior: Self.ring([(-1000, -1000), (-1000, 1000), (1000, 1000), (1000, -1000)]))]])
        let addresses = [(511, 511), (511, 512), (512, 511), (512, 512)].map { TileAddress(level: 10, column: $0.0, row: $0.1) }
        #expect(tiles.keys.sorted() == addresses)
        for tile in addresses {
            let parts = try #require(tiles[tile])
            #expect(parts.count == 1 && parts[0].rings.count == 1 && parts[0].rings[0].count == 5)
            #expect(Self.doubleArea(parts[0]) == 2 * 1064 * 1064)
            #expect(Self.doubleAreaWithin(parts[0], tile) == 2 * 1000 * 1000)
        }
    }

    @Test("a tile within an area is filled, and a hole within a tile is a hole")
    func filled() throws {
        let outside = Self.ring([(-9000, -9000), (9000, -9000), (9000, 9000), (-9000, 9000)])
        let hole = Self.ring([(100, 100), (200, 100), (200, 200), (100, 200)])
        let tiles = try Self.cut([[Polygon(exterior: outside, holes: [hole])]])
        let full = try #require(tiles[TileAddress(level: 10, column: 511, row: 511)])
        #expect(full.count == 1 && Self.doubleArea(full[0]) == 2 * (4096 + 128) * (4096 + 128))
        let holed = try #require(tiles[TileAddress(level: 10, column: 512, row: 512)])
        #expect(holed.count == 1 && holed[0].rings.count == 2)
        #expect(Lattice.doubleArea(holed[0].rings[0]) > 0 && Lattice.doubleArea(holed[0].rings[1]) == -2 * 100 * 100)
    }

    @Test("what is finer than a step leaves no gap: a comb of 400 teeth between two neighbours")
    func comb() throws {
        let teeth = (0...400).map { (Double($0) * 0.37, $0.isMultiple(of: 2) ? 0.0 : 0.45) }
        let upper = Self.ring([(0, -500), (148, -500)] + teeth.reversed())
        let lower = Self.ring([(148, 500), (0, 500)] + teeth)
        let tiles = try Self.cut([[Polygon(exterior: upper)], [Polygon(exterior: lower)]])
        let whole = tiles.reduce(0.0) { sum, tile in sum + tile.value.reduce(0) { $0 + Self.doubleAreaWithin($1, tile.key) } }
        #expect(whole == 2 * 148 * 1000)
        #expect(tiles.values.joined().allSatisfy { $0.rings.allSatisfy { $0.count < 12 } })
    }

    /// Rays from a place part a square into sectors with ragged sides.
    private static func sectors(_ random: inout Seeded) -> [[Polygon]] {
        func number(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &random) }
        let middle = (number(-3000...3000), number(-3000...3000))
        let corners = [(-7000.0, -7000.0), (7000, -7000), (7000, 7000), (-7000, 7000)]
        let rays = corners.map { corner in
            (0...30).map { step -> (Double, Double) in
                let share = Double(step) / 30
                let shake = step == 0 || step == 30 ? 0 : number(-60...60)
                return (middle.0 + (corner.0 - middle.0) * share + shake, middle.1 + (corner.1 - middle.1) * share - shake)
            }
        }
        return (0..<4).map { [Polygon(exterior: ring(rays[$0] + rays[($0 + 1) % 4].reversed().dropLast()))] }
    }

    @Test("the areas in all tiles add up to the whole, no ring crosses, and tiles agree where they meet", arguments: 0..<12)
    func sums(_ seed: Int) throws {
        var random = Seeded(seed: UInt64(seed))
        let areas = Self.sectors(&random)
        let tiles = try Self.cut(areas)
        var (sums, whole) = ([0.0, 0, 0, 0], 0.0)
        for (tile, parts) in tiles {
            for part in parts {
                sums[part.area] += Self.doubleAreaWithin(part, tile)
                #expect(part.rings.allSatisfy { Self.isSimple($0) })
                let reach = TileCells(tile).reach
                #expect(part.rings.joined().allSatisfy { reach.x.contains($0.x) && reach.y.contains($0.y) })
            }
        }
        whole = sums.reduce(0, +)
        // Nothing lost, nothing twice: to the rounding of doubles.
        #expect(abs(whole - 2 * 14_000 * 14_000) < 1e-3)
        for (number, area) in areas.enumerated() {
            let expected = area[0].area * Double(Self.grid.steps) * Double(Self.grid.steps)
            // Half a step along the sides.
            #expect(abs(sums[number] / 2 - expected) < 0.5 * 4 * 14_000)
        }
        #expect(Self.seam(tiles, of: 512, west: true) == Self.seam(tiles, of: 512, west: false))
        Self.expectSameStrips(tiles, areas: areas.count)
    }

    /// What two tiles show of the strip about the side between them is the same, area by area.
    private static func expectSameStrips(_ tiles: [TileAddress: [AreaPart]], areas: Int) {
        for (tile, parts) in tiles {
            for (right, down) in [(1, 0), (0, 1), (1, 1)] {
                let other = TileAddress(level: tile.level, column: tile.column + right, row: tile.row + down)
                guard let others = tiles[other] else { continue }
                let (one, two) = (TileCells(tile).reach, TileCells(other).reach)
                let (x, y) = (one.x.clamped(to: two.x), one.y.clamped(to: two.y))
                func sums(_ parts: [AreaPart]) -> [Double] {
                    var sums = [Double](repeating: 0, count: areas)
                    for part in parts { sums[part.area] += doubleAreaWithin(part, x: x, y: y) }
                    return sums
                }
                #expect(zip(sums(parts), sums(others)).allSatisfy { abs($0 - $1) < 1e-6 }, "\(tile) \(other)")
            }
        }
    }

    @Test("a tile is the same from its own sheet and from any that it is of", arguments: 0..<8)
    func sheets(_ seed: Int) throws {
        var random = Seeded(seed: UInt64(seed))
        // Two areas on one another, and a hole that another fills in part: borders and holes of all kinds.
        let areas = Self.sectors(&random) + [[Polygon(exterior: Self.ring([(-9000, -200), (9000, 100), (0, 9000)]))]]
        let drawing = TileAreas(areas)
        for level in [8, 10, 11] {
            let tiles = drawing.tiles(level: level)
            let (columns, rows) = (tiles.map(\.column), tiles.map(\.row))
            let (west, east) = (try #require(columns.min()), try #require(columns.max()))
            let (north, south) = (try #require(rows.min()), try #require(rows.max()))
            let (column, row) = (Int.random(in: west...east, using: &random), Int.random(in: north...south, using: &random))
            let sheets = try [
                drawing.sheet(level: level, columns: west...east, rows: north...south),
                drawing.sheet(level: level, columns: column...east, rows: north...row),
            ]
            var shown = 0
            for tile in tiles {
                let alone = try drawing.parts(in: tile)
                #expect(AreaPart.all(of: sheets[0].drawing(of: tile)) == alone)
                shown += alone.count
                guard tile.column >= column, tile.row <= row else { continue }
                #expect(AreaPart.all(of: sheets[1].drawing(of: tile)) == alone)
            }
            #expect(shown > 0)
        }
    }

    @Test("a circle of 2,000 corners: those that are finer than a step are left out, for both neighbours, and none lies farther off")
    func simplified() throws {
        let circle = (0..<2000).map { number -> (Double, Double) in
            let turn = Double(number) / 2000 * 2 * .pi
            return (2000 + 900 * cos(turn), 2000 + 900 * sin(turn))
        }
        let square = Self.ring([(0, 0), (4000, 0), (4000, 4000), (0, 4000)])
        let areas = [[Polygon(exterior: Self.ring(circle))], [Polygon(exterior: square, holes: [Self.ring(circle)])]]
        let parts = try #require(try Self.cut(areas)[TileAddress(level: 10, column: 512, row: 512)])
        #expect(parts.map(\.area) == [0, 1] && parts.map(\.rings.count) == [1, 2])
        let ring = parts[0].rings[0]
        #expect(Set(ring) == Set(parts[1].rings[1]))
        // A chord of a circle lies a step off at 2 acos(1 - 1/900): 67 of them go round.
        #expect((60...140).contains(ring.count))
        let origin = TileAddress(level: 10, column: 512, row: 512).origin
        for (x, y) in circle {
            let place = Coordinate(x: x, y: y)
            let nearest = zip(ring, ring.dropFirst()).reduce(Double.infinity) { nearest, edge in
                func seen(_ p: LatticePoint) -> Coordinate { Coordinate(x: Double(p.x - origin.x), y: Double(p.y - origin.y)) }
                return min(nearest, place.distance(toSegment: seen(edge.0), seen(edge.1)))
            }
            // A step left out, a corner rounded, a line bent to a node.
            #expect(nearest < 1 + 0.71 + 0.71)
        }
    }

    @Test(
        "areas that no map should have: crossing themselves, on one another, turned round, of no area; nothing stops, nothing overlaps",
        arguments: 0..<16)
    func hostile(_ seed: Int) throws {
        var random = Seeded(seed: UInt64(seed))
        let size = [3.0, 200, 5000, 40_000][seed % 4]
        func number() -> Double { Double.random(in: -size...size, using: &random) }
        func places(_ count: Int) -> [Coordinate] { Self.ring((0..<count).map { _ in (number(), number()) }) }
        let areas: [[Polygon]] = [
            [Polygon(exterior: places(12))], [Polygon(exterior: Self.ring([(0, 0), (size, size), (0, 0), (size, size)]))],
            [Polygon(exterior: Self.ring([(0, 0)]))],
            [Polygon(exterior: Self.ring([(-size, -size), (-size, size), (size, size), (size, -size)]).reversed())],
            [Polygon(exterior: places(3), holes: [places(4)])], [Polygon(exterior: places(3)), Polygon(exterior: places(5))],
        ]
        let drawing = TileAreas(areas)
        var drawn = 0
        for level in [0, 7, 10, 12] {
            for tile in drawing.tiles(level: level).sorted().prefix(40) {
                let parts = try drawing.parts(in: tile)
                let whole = parts.reduce(0.0) { $0 + Self.doubleAreaWithin($1, tile) }
                #expect(whole <= Double(2 * TileGrid.extent * TileGrid.extent) + 1e-3)
                #expect(parts.allSatisfy { $0.rings.allSatisfy { $0.count > 3 && $0.first == $0.last && Lattice.doubleArea($0) != 0 } })
                drawn += parts.count
            }
        }
        #expect(drawn > 0)
    }

    @Test(
        "every tile that shows something is among all tiles of its level, with the same bytes, one layer after the other too",
        arguments: 0..<4)
    func oneByOne(_ seed: Int) throws {
        var random = Seeded(seed: UInt64(seed))
        func degrees(_ polygons: [Polygon]) -> Shape {
            .multiPolygon(MultiPolygon(polygons.map { $0.mapped { $0.map(TileGrid.degrees) } }))
        }
        let areas = Self.sectors(&random).map { TileFeature(shape: degrees($0), properties: [TileProperty("n", .whole($0.count))]) }
        let line = (0..<10).map { _ in
            TileGrid.degrees(
                Self.world(Double.random(in: -9000...9000, using: &random), Double.random(in: -9000...9000, using: &random)))
        }
        let places = line.map { TileFeature(shape: .point($0), properties: []) }
        let set = TileSet([
            TileLayer(name: "a", kind: .areas, levels: 8...12, features: areas),
            TileLayer(
                name: "l", kind: .lines, levels: 8...12, features: [TileFeature(shape: .lineString(LineString(line)), properties: [])]),
            TileLayer(name: "p", kind: .places, levels: 8...12, features: places),
        ])
        for level in [8, 10, 12] {
            var all: [TileAddress: [UInt8]] = [:]
            for tile in try set.tiles(level: level) { all[tile.address] = tile.bytes }
            let middle = 1 << (level - 1)
            let reach = (3 << level) >> 10 + 2
            for column in (middle - reach)...(middle + reach) {
                for row in (middle - reach)...(middle + reach) {
                    let tile = TileAddress(level: level, column: column, row: row)
                    let bytes = try set.tile(tile)
                    #expect(bytes == all[tile])
                    guard let bytes else { continue }
                    let layers = try ["a", "l", "p"].map { try set.tile(tile, layers: [$0]) ?? [] }
                    // A layer in the buffer alone is in the tile of all layers only.
                    #expect(layers.joined().count <= bytes.count && layers.contains { !$0.isEmpty })
                }
            }
            #expect(try set.tile(TileAddress(level: level, column: 1, row: 1)) == nil)
        }
        #expect(try set.tile(TileAddress(level: 13, column: 1 << 12, row: 1 << 12)) == nil)
    }

    /// The places where edges of the areas cross the side between two columns.
    private static func seam(_ tiles: [TileAddress: [AreaPart]], of column: Int, west: Bool) -> Set<[Double]> {
        var crossings: Set<[Double]> = []
        let side = Int64(column) * TileGrid.extent
        for (tile, parts) in tiles where tile.column == (west ? column - 1 : column) {
            for part in parts {
                for ring in part.rings {
                    for (a, b) in zip(ring, ring.dropFirst()) where (a.x < side) != (b.x < side) {
                        let (p, q) = a < b ? (a, b) : (b, a)
                        let y = Double(p.y) + Double((side - p.x) * (q.y - p.y)) / Double(q.x - p.x)
                        let low = Double(tile.origin.y)
                        guard y >= low && y < low + Double(TileGrid.extent), p.y != q.y else { continue }
                        crossings.insert([Double(part.area), (y * 16).rounded() / 16])
                    }
                }
            }
        }
        return crossings
    }

    private static func isSimple(_ ring: [LatticePoint]) -> Bool {
        func turn(_ a: LatticePoint, _ b: LatticePoint, _ c: LatticePoint) -> Int64 {
            ((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)).signum()
        }
        let edges = Array(zip(ring, ring.dropFirst()))
        for first in edges.indices {
            for second in (first + 1)..<edges.count {
                let ((a, b), (c, d)) = (edges[first], edges[second])
                if a == c { return false }
                if turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0 { return false }
            }
        }
        return true
    }

    @Test("lines: the length in all tiles is the whole, and each vertex lies within reach", arguments: 0..<12)
    func lines(_ seed: Int) {
        var random = Seeded(seed: UInt64(seed))
        let line = (0..<40).map { _ in
            Self.world(Double.random(in: -9000...9000, using: &random), Double.random(in: -9000...9000, using: &random))
        }
        func length(_ a: Coordinate, _ b: Coordinate) -> Double { (b - a).length }
        let drawn = Self.grid.chain(line).map { Coordinate(x: Double($0.x), y: Double($0.y)) }
        let whole = zip(drawn, drawn.dropFirst()).reduce(0) { $0 + length($1.0, $1.1) }
        var sum = 0.0
        let drawing = TileCourses([[line]])
        for tile in drawing.tiles(level: Self.grid.level) {
            let sheet = drawing.sheet(level: tile.level, columns: tile.column...tile.column, rows: tile.row...tile.row)
            var parts: [[LatticePoint]] = []
            sheet.forEachLine(in: tile) { parts.append($1) }
            let box = Envelope(
                Coordinate(x: Double(tile.origin.x), y: Double(tile.origin.y)),
                Coordinate(x: Double(tile.origin.x + TileGrid.extent), y: Double(tile.origin.y + TileGrid.extent)))
            for part in parts {
                #expect(part.count > 1)
                for (p, q) in zip(part, part.dropFirst()) {
                    let (a, b) = (Coordinate(x: Double(p.x), y: Double(p.y)), Coordinate(x: Double(q.x), y: Double(q.y)))
                    #expect(box.grown(by: 65).contains(a) && box.grown(by: 65).contains(b))
                    // Of a hundred steps along the edge those within the tile.
                    let steps = 400
                    let within = (0..<steps).count { box.contains(a + (b - a) * ((Double($0) + 0.5) / Double(steps))) }
                    sum += length(a, b) * Double(within) / Double(steps)
                }
            }
        }
        #expect(abs(sum / whole - 1) < 0.01)
    }

    @Test("the same layers give the same bytes, and a place is in one tile")
    func tiles() throws {
        let square = Shape.polygon(Polygon(exterior: [(1, 1), (2, 1), (2, 2), (1, 2), (1, 1)].map { Coordinate(x: $0.0, y: $0.1) }))
        let place = Shape.point(Coordinate(x: 0, y: 0))
        let layers = [
            TileLayer(name: "a", kind: .areas, levels: 0...9, features: [TileFeature(shape: square, properties: [])]),
            TileLayer(name: "p", kind: .places, levels: 3...9, features: [TileFeature(shape: place, properties: [])]),
        ]
        for level in [0, 3, 9] {
            let (one, two) = (try TileSet(layers).tiles(level: level), try TileSet(layers).tiles(level: level))
            #expect(one.map(\.bytes) == two.map(\.bytes) && one.map(\.address) == two.map(\.address))
            #expect(one.map(\.address) == one.map(\.address).sorted())
            let withPlace = one.filter { $0.bytes.firstRange(of: [0x0A, 1, UInt8(ascii: "p")]) != nil }.map(\.address)
            #expect(withPlace == (level < 3 ? [] : [TileAddress(level: level, column: 1 << (level - 1), row: 1 << (level - 1))]))
        }
    }

    @Test(
        "at the edges of the world and on the highest level: tiles that there are",
        arguments: [
            (0, 160.0, 60.0, 20.0), (3, 170, 80, 10), (3, -180, -90, 30), (5, -180, -90, 360), (18, 116.5, 39.7, 0.002),
            (22, 116.5, 39.7, 0.0002),
        ])
    func edges(_ level: Int, _ west: Double, _ south: Double, _ side: Double) throws {
        let (east, north) = (west + side, min(south + side, 90))
        let corners = [(west, south), (east, south), (east, north), (west, north), (west, south)].map { Coordinate(x: $0.0, y: $0.1) }
        let features = [TileFeature(shape: .polygon(Polygon(exterior: corners)), properties: [])]
        let lines = [TileFeature(shape: .lineString(LineString(corners)), properties: [])]
        let places = [TileFeature(shape: .multiPoint(corners), properties: [])]
        let set = TileSet([
            TileLayer(name: "a", kind: .areas, levels: 0...22, features: features),
            TileLayer(name: "l", kind: .lines, levels: 0...22, features: lines),
            TileLayer(name: "p", kind: .places, levels: 0...22, features: places),
        ])
        let tiles = try set.tiles(level: level)
        #expect(!tiles.isEmpty)
        let numbers = 0..<(1 << level)
        #expect(tiles.allSatisfy { numbers.contains($0.address.column) && numbers.contains($0.address.row) })
        let (low, high) = (TileGrid.world(Coordinate(x: west, y: north)), TileGrid.world(Coordinate(x: east, y: south)))
        func number(_ share: Double) -> Int { Int(min(max(share, 0), 1 - 1e-12) * Double(1 << level)) }
        for column in number(low.x)...number(high.x) {
            for row in number(low.y)...number(high.y) {
                #expect(tiles.contains { $0.address == TileAddress(level: level, column: column, row: row) }, "\(column) \(row)")
            }
        }
    }
}
