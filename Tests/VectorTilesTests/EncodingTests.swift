import Geometry
import Testing

@testable import VectorTiles

/// The examples of the specification (MVT 2.1, 4.3 and 4.4), by hand.
@Suite("How a tile is written")
struct EncodingTests {
    private static let origin = LatticePoint(x: 8192, y: 4096)

    private static func points(_ places: [(Int64, Int64)]) -> [LatticePoint] {
        places.map { LatticePoint(x: origin.x + $0.0, y: origin.y + $0.1) }
    }

    @Test("a point, points, lines, an area, areas with a hole")
    func commands() {
        var point = TileGeometry(.point, origin: Self.origin)
        point.add(places: Self.points([(25, 17)]))
        #expect(point.commands == [9, 50, 34])

        var points = TileGeometry(.point, origin: Self.origin)
        points.add(places: Self.points([(5, 7), (3, 2)]))
        #expect(points.commands == [17, 10, 14, 3, 9])

        var lines = TileGeometry(.line, origin: Self.origin)
        lines.add(line: Self.points([(2, 2), (2, 10), (10, 10)]))
        lines.add(line: Self.points([(1, 1), (3, 5)]))
        #expect(lines.commands == [9, 4, 4, 18, 0, 16, 16, 0, 9, 17, 17, 10, 4, 8])

        var area = TileGeometry(.area, origin: Self.origin)
        area.add(ring: Self.points([(3, 6), (8, 12), (20, 34), (3, 6)]))
        #expect(area.commands == [9, 6, 12, 18, 10, 12, 24, 44, 15])

        var areas = TileGeometry(.area, origin: Self.origin)
        areas.add(ring: Self.points([(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)]))
        areas.add(ring: Self.points([(11, 11), (20, 11), (20, 20), (11, 20), (11, 11)]))
        areas.add(ring: Self.points([(13, 13), (13, 17), (17, 17), (17, 13), (13, 13)]))
        #expect(
            areas.commands == [
                9, 0, 0, 26, 20, 0, 0, 20, 19, 0, 15, 9, 22, 2, 26, 18, 0, 0, 18, 17, 0, 15, 9, 4, 13, 26, 0, 8, 8, 0, 0, 7, 15,
            ])
    }

    @Test("whole numbers fold to positive ones", arguments: [(0, 0), (-1, 1), (1, 2), (-2, 3), (2, 4), (4160, 8320), (-64, 127)])
    func zigzag(_ number: Int64, _ folded: UInt32) { #expect(TileGeometry.zigzag(number) == folded) }

    @Test("numbers one behind the other, of one byte and of more, and how many bytes they take")
    func packed() {
        let numbers: [UInt32] = [0, 127, 128, 300, .max]
        var writer = ProtobufWriter()
        writer.packed(4, numbers, size: ProtobufWriter.size(of: numbers))
        #expect(writer.bytes == [0x22, 11, 0, 127, 0x80, 1, 0xAC, 2, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F])
        #expect(ProtobufWriter.size(ofField: 11) == writer.bytes.count)
    }

    @Test("many numbers of a large table, in the order of their first use")
    func local() {
        var local = LocalNumbers()
        let numbers = (0..<500).map { Int32($0 * 7919 % 1000) }
        for round in 0..<2 {
            for (place, number) in numbers.enumerated() { #expect(local.number(of: number) == UInt32(place), "\(round)") }
        }
        #expect(local.used == numbers)
    }

    @Test("names and values stand once; the bytes of a layer, field by field")
    func layer() {
        // Of the first feature no name or value is used.
        let features =
            [[TileProperty("c", .whole(70))]]
            + [[TileProperty]](repeating: [TileProperty("a", .whole(55)), TileProperty("b", .text("x"))], count: 2)
        var layer = LayerMessage(name: "z", tags: FeatureTags(features))
        for feature in [1, 2] {
            var point = TileGeometry(.point, origin: Self.origin)
            point.add(places: Self.points([(1, 1)]))
            layer.add(feature, point)
        }
        let feature: [UInt8] = [0x12, 4, 0, 0, 1, 1, 0x18, 1, 0x22, 3, 9, 2, 2]
        #expect(
            layer.bytes == [0x0A, 1, 0x7A] + [0x12, 15, 8, 2] + feature + [0x12, 15, 8, 3] + feature + [0x1A, 1, 0x61, 0x1A, 1, 0x62]
                + [0x22, 2, 0x20, 55, 0x22, 3, 0x0A, 1, 0x78] + [0x28, 0x80, 0x20, 0x78, 2])
    }

    @Test(
        "values by their kind",
        arguments: [
            (.whole(-1), [0x30, 1]), (.flag(true), [0x38, 1]), (.real(0.5), [0x19, 0, 0, 0, 0, 0, 0, 0xE0, 0x3F]),
        ] as [(TileValue, [UInt8])])
    func values(_ value: TileValue, _ bytes: [UInt8]) { #expect(value.message == bytes) }

    @Test(
        "where a place is: the corners of the world, the null point, and Beijing",
        arguments: [(-180.0, 0.0, 0.0, 0.5), (0, 0, 0.5, 0.5), (0, 85.0511287798066, 0.5, 0), (90, -66.51326044311186, 0.75, 0.75)])
    func world(_ lon: Double, _ lat: Double, _ x: Double, _ y: Double) {
        let place = TileGrid.world(Coordinate(x: lon, y: lat))
        #expect(abs(place.x - x) < 1e-12 && abs(place.y - y) < 1e-12)
        let back = TileGrid.degrees(place)
        #expect(abs(back.x - lon) < 1e-9 && abs(back.y - lat) < 1e-9)
    }
}
