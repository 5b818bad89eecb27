import Geometry
import PackMaking
import Projection
import Testing

/// Streets that cross at nine junctions, known to the trusted pack to a few metres.
@Suite("A source in another reference system than it says")
struct ImportSystemTests {
    private static let across = [("荣京东街", 0.0), ("荣昌西街", 500), ("运成街", 1000)]
    private static let along = [("荣华南路", -400.0), ("永昌中路", 0), ("东环中路", 400)]

    /// The same streets as a file has them that is in `system` and says nothing: GeoJSON is WGS 84 then.
    private static func ground(in system: CoordinateReferenceSystem) throws -> (ImportGround, source: String) {
        var ground = ImportGround()
        let mover = try Mover(from: CoordinateReferenceSystem(parsing: "EPSG:4548"), to: .wgs84)
        let shift = try Mover(from: .wgs84, to: system)
        var features: [String] = []
        func add(_ name: String, _ places: [(Double, Double)]) throws {
            ground.trusted(name, places)
            let written = try places.map { place in
                let metres = Coordinate(x: ImportGround.corner.x + place.0, y: ImportGround.corner.y + place.1)
                let degrees = try shift.moved(try mover.moved(metres))
                return "[\(degrees.x),\(degrees.y)]"
            }
            features.append(
                ImportGround.feature("LineString", "[\(written.joined(separator: ","))]", [#""name":"\#(name)""#, #""highway":"primary""#]))
        }
        for (name, x) in across { try add(name, [(x, -600)] + along.map { (x, $0.1) } + [(x, 600)]) }
        for (name, y) in along { try add(name, [(-100, y)] + across.map { ($0.1, y) } + [(1100, y)]) }
        return (ground, #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#)
    }

    @Test("is found out by known junctions, and refused with the system that would fit", arguments: ["gcj02", "bd09"])
    func shifted(_ name: String) throws {
        let system = try CoordinateReferenceSystem(parsing: name)
        let (ground, source) = try Self.ground(in: system)
        for crs in [nil, system] {
            let pack = try ground.imported(source: source) { $0.crs = crs }
            let fault = pack.report.diagnostics.first { $0.code == "source-system" }
            #expect((fault?.fix.description.contains("--crs \(name)") == true) == (crs == nil), "\(pack.report.diagnostics)")
            #expect(pack.report.hasErrors == (crs == nil))
            #expect(pack.report.placesCompared == 9)
            // Said rightly, the streets lie where they are: GCJ-02 and BD-09 are taken back to a millimetre.
            if crs != nil { #expect(pack.report.found.count > 0) }
        }
    }

    @Test("a file that lies where it says is not doubted")
    func right() throws {
        let (ground, source) = try Self.ground(in: .wgs84)
        let pack = try ground.imported(source: source)
        #expect(!pack.report.diagnostics.contains { $0.code.hasPrefix("source-") })
        #expect(pack.report.placesCompared == 9)
    }
}
