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

    @Test(
        "What is not read says its name",
        arguments: [
            ("02", "byte order"), ("00 00000007 00000000", "GeometryCollection"), ("00 0000000F 00000000", "PolyhedralSurface"),
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
