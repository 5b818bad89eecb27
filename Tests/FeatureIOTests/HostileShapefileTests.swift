import Geometry
import Testing

@testable import FeatureIO

@Suite("Damaged shapefiles are told or refused, never a crash")
struct HostileShapefileTests {
    typealias Sample = ShapefileSample

    static let shp = Sample.shp([
        Sample.parts(5, [ShapefileTests.outer, ShapefileTests.hole]), Sample.parts(3, [ShapefileTests.line]),
        Sample.multiPoint(ShapefileTests.line), Sample.point(1, 2),
    ])
    static let dbf = Sample.dbf(
        [("name", "C", 4), ("n", "N", 2)], rows: [ShapefileTests.gbkRow + [0x31, 0x32], ShapefileTests.gbkRow + [0x31, 0x32]])

    /// Reads all records; nil if the file is refused, else whether damage was told.
    private static func tellsDamage(_ bytes: [UInt8]) -> Bool? {
        guard var file = try? ShpFile(bytes, file: "a.shp") else { return nil }
        while file.next() != nil {}
        return file.damage != nil
    }

    private static func read(dbf bytes: [UInt8]) {
        var ignored: [Diagnostic] = []
        guard let table = try? DBaseTable(bytes, file: "a.dbf", encoding: .gbk, &ignored) else { return }
        var faults = FaultList()
        for row in 0..<min(table.count, 10) { _ = table.properties(row: row, &faults) }
    }

    @Test("Shapes cut off at every byte")
    func cutShapes() {
        #expect(Self.tellsDamage(Self.shp) == false)
        for end in Self.shp.indices { #expect(Self.tellsDamage(Array(Self.shp[..<end])) != false, "cut at \(end)") }
    }

    @Test("A table cut off at every byte but its last mark")
    func cutTable() {
        var ignored: [Diagnostic] = []
        for end in 0..<(Self.dbf.count - 1) {
            #expect(throws: FileError.self, "cut at \(end)") {
                try DBaseTable(Array(Self.dbf[..<end]), file: "a.dbf", encoding: .gbk, &ignored)
            }
        }
    }

    @Test("Every byte replaced", arguments: [0x00, 0x01, 0x20, 0x7F, 0x80, 0xFF] as [UInt8])
    func replaced(byte: UInt8) {
        for index in Self.shp.indices {
            var damaged = Self.shp
            damaged[index] = byte
            _ = Self.tellsDamage(damaged)
        }
        for index in Self.dbf.indices {
            var damaged = Self.dbf
            damaged[index] = byte
            Self.read(dbf: damaged)
        }
    }
}
