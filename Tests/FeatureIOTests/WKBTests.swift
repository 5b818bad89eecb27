import Geometry
import Testing

@testable import FeatureIO

@Suite("Well-known binary")
struct WKBTests {
    /// Bytes from their hexadecimal digits; spaces only for the eye.
    static func bytes(_ hex: String) -> [UInt8] {
        let digits = hex.compactMap(\.hexDigitValue)
        return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }

    /// 1, 2 and 3 as doubles, big end first.
    static let (one, two, three) = ("3FF0000000000000", "4000000000000000", "4008000000000000")

    @Test(
        "Both byte orders, heights and measures in both writings",
        arguments: [
            ("01 01000000 000000000000F03F 0000000000000040", Shape.point(Coordinate(x: 1, y: 2))),
            ("00 00000001 \(one) \(two)", .point(Coordinate(x: 1, y: 2))),
            ("00 000003E9 \(one) \(two) \(three)", .point(Coordinate(x: 1, y: 2))),
            ("00 000007D1 \(one) \(two) \(three)", .point(Coordinate(x: 1, y: 2))),
            ("00 00000BB9 \(one) \(two) \(three) \(three)", .point(Coordinate(x: 1, y: 2))),
            ("00 80000001 \(one) \(two) \(three)", .point(Coordinate(x: 1, y: 2))),
            ("00 C0000001 \(one) \(two) \(three) \(three)", .point(Coordinate(x: 1, y: 2))),
            ("00 20000001 000010E6 \(one) \(two)", .point(Coordinate(x: 1, y: 2))),
            (
                "00 00000002 00000002 \(one)\(two) \(two)\(three)",
                .lineString(LineString([Coordinate(x: 1, y: 2), Coordinate(x: 2, y: 3)]))
            ),
            (
                "00 00000004 00000001 01 01000000 000000000000F03F 0000000000000040",
                .multiPoint([Coordinate(x: 1, y: 2)])
            ),
        ])
    func read(hex: String, shape: Shape) throws {
        #expect(try WKB.read(Self.bytes(hex)) == shape)
    }

    @Test(
        "Empty geometries are nil",
        arguments: [
            "00 00000001 7FF8000000000000 7FF8000000000000", "00 00000002 00000000", "00 00000003 00000000", "00 00000006 00000000",
            "00 00000004 00000001 00 00000001 7FF8000000000000 7FF8000000000000",
        ])
    func empty(hex: String) throws { #expect(try WKB.read(Self.bytes(hex)) == nil) }

    /// ISO types with arcs, little end first: 8 CircularString, 9 CompoundCurve, 10 CurvePolygon, 11 MultiCurve, 12 MultiSurface.
    private static func curve(_ type: UInt32, _ parts: [[UInt8]]) -> [UInt8] {
        var bytes: [UInt8] = [1]
        bytes.append(littleEndian: Int32(type))
        bytes.append(littleEndian: Int32(parts.count))
        return bytes + parts.joined()
    }

    private static func line(_ type: UInt32, _ places: [(Double, Double)]) -> [UInt8] {
        var bytes: [UInt8] = [1]
        bytes.append(littleEndian: Int32(type))
        bytes.append(littleEndian: Int32(places.count))
        for (x, y) in places {
            bytes.append(littleEndian: x)
            bytes.append(littleEndian: y)
        }
        return bytes
    }

    /// A circle of 20 m about (100, 200), by two half-turns and by its two opposite points, each way round.
    private static let circles: [[UInt8]] = [
        line(8, [(80, 200), (100, 220), (120, 200), (100, 180), (80, 200)]),
        line(8, [(80, 200), (100, 180), (120, 200), (100, 220), (80, 200)]),
        line(8, [(80, 200), (120, 200), (80, 200)]),
        curve(9, [line(8, [(80, 200), (100, 220), (120, 200)]), line(8, [(120, 200), (100, 180), (80, 200)])]),
    ]

    @Test("Arcs become chords that are off by 5 mm at most; given points stay", arguments: circles.indices)
    func arcs(number: Int) throws {
        for bytes in [Self.curve(10, [Self.circles[number]]), Self.curve(12, [Self.curve(10, [Self.circles[number]])])] {
            let polygons = try #require(try WKB.read(bytes)).polygons
            let ring = polygons[0].exterior
            let centre = Coordinate(x: 100, y: 200)
            func off(_ place: Coordinate) -> Double { ((place.x - 100) * (place.x - 100) + (place.y - 200) * (place.y - 200)).squareRoot() }
            #expect(polygons.count == 1 && ring.first == ring.last && ring.contains(Coordinate(x: 120, y: 200)))
            #expect(ring.allSatisfy { abs(off($0) - 20) < 1e-9 })
            for (a, b) in zip(ring, ring.dropFirst()) {
                let middle = off(Coordinate(x: (a.x + b.x) / 2, y: (a.y + b.y) / 2))
                #expect(middle >= 20 - 0.005 && middle < 20)
            }
            // π · 20², less what the chords cut off: at most two thirds of 5 mm along 125.7 m.
            #expect(abs(polygons[0].area) > 1256.637 - 0.42 && abs(polygons[0].area) < 1256.637)
            #expect(Envelope(ring).centre == centre)
        }
    }

    @Test("A line of straight parts and arcs is one line; three points in a row are straight")
    func compound() throws {
        let bytes = Self.curve(
            9, [Self.line(2, [(0, 0), (10, 0)]), Self.line(8, [(10, 0), (15, 5), (10, 10)]), Self.line(2, [(10, 10), (0, 10)])])
        let line = try #require(try WKB.read(bytes)).lines[0].coordinates
        #expect(line.first == Coordinate(x: 0, y: 0) && line.last == Coordinate(x: 0, y: 10) && line.contains(Coordinate(x: 15, y: 5)))
        #expect(line.filter { $0 == Coordinate(x: 10, y: 0) }.count == 1)
        let straight = try #require(try WKB.read(Self.line(8, [(0, 0), (1, 1), (2, 2)]))).lines[0].coordinates
        #expect(straight == [Coordinate(x: 0, y: 0), Coordinate(x: 1, y: 1), Coordinate(x: 2, y: 2)])
        let many = try #require(try WKB.read(Self.curve(11, [bytes, Self.line(2, [(0, 0), (1, 0)])]))).lines
        #expect(many.count == 2)
        let gap = Self.curve(9, [Self.line(2, [(0, 0), (10, 0)]), Self.line(8, [(11, 0), (15, 5), (10, 10)])])
        #expect(throws: WKB.Fault.self) { try WKB.read(gap) }
    }

    @Test("Arcs in degrees are drawn as finely as in metres")
    func degrees() throws {
        // A half-circle of 0.001 degrees, some 111 m.
        let line = try #require(try WKB.read(Self.line(8, [(0.001, 0), (0, 0.001), (-0.001, 0)]), isGeographic: true)).lines[0].coordinates
        for (a, b) in zip(line, line.dropFirst()) {
            let (x, y) = ((a.x + b.x) / 2, (a.y + b.y) / 2)
            #expect(0.001 - (x * x + y * y).squareRoot() <= 0.005 / 111_000)
        }
        #expect(line.count > 150 && line.count < 200)
    }

    @Test("A few bytes of huge arcs do not fill the memory")
    func huge() {
        var places = [(0.0, 0.0)]
        for number in 1...600 { places.append((Double(number) * 1e9, number.isMultiple(of: 2) ? 0 : 1e9)) }
        let fault = #expect(throws: WKB.Fault.self) { try WKB.read(Self.line(8, places)) }
        #expect(fault?.what.description.contains("1000000 chords") == true)
    }

    @Test(
        "What is not read says its name",
        arguments: [
            ("02", "byte order"), ("00 00000007 00000000", "GeometryCollection"), ("00 0000000F 00000000", "PolyhedralSurface"),
            ("00 00000008 00000002 \(one)\(two) \(two)\(three)", "lacks its end"),
            ("00 00000009 00000001 00 00000001 \(one)", "another type"),
            ("00 0000000C 00000001 00 00000002 00000000", "another type"),
            ("00 00000063 00", "99 does not exist"), ("00 00000FA1 00", "4001 does not exist"), ("00 00000002 FFFFFFFF", "ends too early"),
            ("00 00000006 7FFFFFFF", "ends too early"), ("00 00000004 00000001 00 00000002 00000000", "another type"), ("", "too early"),
        ])
    func refused(hex: String, what: String) {
        let fault = #expect(throws: WKB.Fault.self) { try WKB.read(Self.bytes(hex)) }
        #expect(fault?.what.description.contains(what) == true, "\(fault?.what ?? "")")
    }

    @Test("Every kind reads back the same, alone and in a GeoPackage's blob", arguments: 1...20)
    func roundTrip(seed: UInt64) throws {
        var random = Seeded(seed: seed)
        for _ in 0..<20 {
            let shape = random.shape()
            #expect(try WKB.read(WKB.bytes(shape)) == shape)
            #expect(try GeoPackageGeometry.read(GeoPackageGeometry.bytes(shape, srs: 4326)) == shape)
        }
    }

    @Test("Cut off at every byte: a fault each time", arguments: 1...6)
    func truncated(seed: UInt64) {
        var random = Seeded(seed: seed)
        let bytes = GeoPackageGeometry.bytes(random.shape(), srs: 4326)
        for end in bytes.indices {
            #expect(throws: WKB.Fault.self) { try GeoPackageGeometry.read(Array(bytes[..<end])) }
        }
    }

    @Test("Every byte replaced: read or refused", arguments: [0x00, 0x01, 0x7F, 0x80, 0xFF] as [UInt8])
    func replaced(byte: UInt8) {
        var random = Seeded(seed: 3)
        for _ in 0..<6 {
            let bytes = GeoPackageGeometry.bytes(random.shape(), srs: 4326)
            for index in bytes.indices {
                var damaged = bytes
                damaged[index] = byte
                _ = try? GeoPackageGeometry.read(damaged)
            }
        }
    }

    @Test(
        "Each kind of envelope, either byte order, the mark of an empty geometry",
        arguments: [
            ("4750 00 00 000010E6", 0), ("4750 00 02 000010E6", 32), ("4750 00 04 000010E6", 48), ("4750 00 06 000010E6", 48),
            ("4750 00 08 000010E6", 64), ("4750 00 09 E6100000", 64),
        ])
    func envelopes(head: String, size: Int) throws {
        let blob = Self.bytes(head) + [UInt8](repeating: 0xAB, count: size) + Self.bytes("00 00000001 \(Self.one) \(Self.two)")
        #expect(try GeoPackageGeometry.read(blob) == .point(Coordinate(x: 1, y: 2)))
        var empty = blob
        empty[3] |= 0x10
        #expect(try GeoPackageGeometry.read(empty) == nil)
    }

    @Test(
        "Blobs that are none",
        arguments: ["4750 00", "4751 00 00 00000000 00", "4750 01 00 00000000 00", "4750 00 0A 00000000", "4750 00 20 00000000"])
    func notABlob(hex: String) {
        #expect(throws: WKB.Fault.self) { try GeoPackageGeometry.read(Self.bytes(hex)) }
    }
}
