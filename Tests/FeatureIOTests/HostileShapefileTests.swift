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

    @Test("Rings whose order takes too long to find are a fault, not a wait")
    func manyRings() {
        let shells = (0..<40).map { Sample.square(Double(3 * $0), 0, 2, clockwise: true) }
        let holes = (0..<40).map { Sample.square(Double(3 * $0) + 0.5, 0.5, 1, clockwise: false) }
        var faults = FaultList()
        let polygons = RingAssembly.polygons(shells + holes, &faults)
        #expect(polygons.count == 40 && polygons.allSatisfy { $0.holes.count == 1 } && faults.isEmpty)
        #expect(RingAssembly.polygons(shells + holes, &faults, workLimit: 1000).isEmpty)
        #expect(faults.diagnostics(file: "a.shp", feature: nil).map(\.code) == ["too-many-rings"])
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
