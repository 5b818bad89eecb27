import Geometry
import StrictJSON
import Testing

@testable import FeatureIO

@Suite("OpenStreetMap")
struct OSMTests {
    /// All that a file gives, a line a feature: layer, id, shape, tags, codes.
    static func read(_ bytes: [UInt8], as name: String) throws -> (lines: [String], rest: [Diagnostic]) {
        let folder = TemporaryFolder()
        try writeFile(folder.file(name), bytes)
        var (lines, layer): ([String], SourceLayer?) = ([], nil)
        let rest = try SourceFile(path: folder.file(name)).forEach { (begun) throws(FileError) in
            #expect(begun.source.crs == "EPSG:4326" && begun.source.namesCRS)
            layer = begun
            return true
        } body: { (row) throws(FileError) in
            let tags = row.feature.properties.map { "\($0.name)=\(text($0.value))" }
            let shape = row.feature.shape.map(ShapeText.text) ?? "nothing"
            let codes = row.diagnostics.map { "\($0.severity) \($0.code)" }
            lines.append(([layer?.name ?? "", row.feature.id ?? "", shape] + tags + codes).joined(separator: " | "))
        }
        return (lines, rest)
    }

    private static func text(_ value: JSONValue) -> String { if case .string(let text) = value { text } else { "no text" } }

    /// By hand, from the XML of the sample.
    static let expected = [
        "points | node/20 | POINT(116.505 39.785) | railway=station | name=荣京东街",
        "lines | way/100 | LINESTRING(116.5 39.79, 116.51 39.79, 116.52 39.79) | highway=primary | name=荣华 & 路 | oneway=yes",
        "lines | way/101 | LINESTRING(116.52 39.79, 116.5 39.79) | highway=primary | name=荣华 & 路 | oneway=yes",
        "lines | way/102 | LINESTRING(116.51 39.785, 116.51 39.795) | highway=trunk | bridge=yes | layer=1",
        "lines | way/103 | LINESTRING(116.51 39.795, 116.51 39.785) | railway=subway | tunnel=yes | layer=-2",
        // Node 99 is missing between 2 and 3: nothing is drawn from one to the other.
        "lines | way/104 | MULTILINESTRING((116.5 39.79, 116.51 39.79), (116.52 39.79, 116.52 39.79)) | highway=service | warning osm-nodes-missing",
        "lines | way/109 | LINESTRING(116.503 39.803, 116.507 39.803, 116.507 39.807, 116.503 39.803) | highway=residential",
        "lines | way/110 | nothing | waterway=river | error osm-way-empty",
        "areas | way/108 | POLYGON((116.503 39.803, 116.507 39.803, 116.507 39.807, 116.503 39.803)) | building=yes | building:levels=6",
        "areas | relation/200 | POLYGON((116.5 39.8, 116.5 39.81, 116.51 39.81, 116.51 39.8, 116.5 39.8), (116.503 39.803, 116.507 39.803, 116.507 39.807, 116.503 39.803)) | type=multipolygon | landuse=residential",
        "areas | relation/201 | nothing | type=multipolygon | landuse=industrial | error osm-area-open",
        "areas | relation/202 | nothing | type=multipolygon | landuse=retail | error osm-area-open",
        "areas | relation/204 | POLYGON((116.5 39.8, 116.51 39.8, 116.51 39.81, 116.5 39.81, 116.5 39.8), (116.503 39.803, 116.507 39.803, 116.507 39.807, 116.503 39.803)) | type=boundary",
    ]

    @Test(
        "XML, its archive and three kinds of PBF give the same features",
        arguments: [
            ("a.osm", Array(OSMSample.xml.utf8)), ("a.osm.pbf", OSMSample.bytes(OSMSample.dense)),
            ("a.pbf", OSMSample.bytes(OSMSample.plain)), ("b.osm.pbf", OSMSample.bytes(OSMSample.located)),
        ])
    func forms(name: String, bytes: [UInt8]) throws {
        let (lines, rest) = try Self.read(bytes, as: name)
        #expect(lines == Self.expected)
        #expect(rest.map(\.code) == ["osm-relations"] && rest[0].severity == .note && "\(rest[0].what)".contains("route 1"))
    }

    @Test("What is deleted is not there, entities are letters, and the places of Overpass stand in the ways")
    func dialects() throws {
        let xml = """
            <?xml version="1.0"?><!-- <way> --><osm version='0.6'><remark> runtime error: &lt;out of memory&gt; </remark>
            <way id='-1'><nd ref='7' lat='1' lon='2'/><nd ref="8" lat="3" lon="4"/><tag k='name' v='&#33635;&#x534E;&quot;&apos;&gt;'/></way>
            <way id="2" visible="false"><nd ref="7"/><nd ref="8"/><tag k="highway" v="x"/></way>
            <node id="9" action="delete" lat="1" lon="1"><tag k="a" v="b"/></node>
            <way id="3"><nd ref="8" lat="3" lon="4"/><nd ref="7" lat="1" lon="2"/><tag k="highway" v="x"></tag></way></osm>
            """
        let (lines, rest) = try Self.read(Array(xml.utf8), as: "a.osm")
        #expect(lines == ["lines | way/-1 | LINESTRING(2 1, 4 3) | name=荣华\"'>", "lines | way/3 | LINESTRING(4 3, 2 1) | highway=x"])
        #expect(rest.map(\.code) == ["osm-remark"] && "\(rest[0].what)".contains("<out of memory>"))
    }

    @Test("Of objects with one id the last is read, and it is told")
    func twice() throws {
        let xml = """
            <osm><node id="2" lat="1" lon="1"><tag k="v" v="old"/></node><node id="1" lat="5" lon="5"/>
            <node id="2" lat="2" lon="2"><tag k="v" v="new"/></node></osm>
            """
        let (lines, rest) = try Self.read(Array(xml.utf8), as: "a.osm")
        #expect(lines == ["points | node/2 | POINT(2 2) | v=new"])
        #expect(rest.map(\.code) == ["osm-object-twice"])
    }

    @Test(
        "What is no such file, or half of one, is refused",
        arguments: [
            ("", "file-empty"), ("<html></html>", "wrong-ending"), ("<osm>", "osm-damaged"), ("<osm><node id='1'", "osm-damaged"),
            ("<osm><node id='x' lat='1' lon='1'/></osm>", "osm-damaged"), ("<osm><node id='1' lat='91' lon='1'/></osm>", "osm-damaged"),
            ("<osm><way id='1'><nd/></way></osm>", "osm-damaged"), ("<osm></way></osm>", "osm-damaged"),
            ("<osmChange></osmChange>", "osm-damaged"), ("<osm><node id='1'><tag k='&x;' v=''/></node></osm>", "osm-damaged"),
            ("<osm><node id='1' lat='nan' lon='1'/></osm>", "osm-damaged"), (String(repeating: "<osm>", count: 99), "osm-damaged"),
        ])
    func refused(text: String, code: String) throws {
        let error = #expect(throws: FileError.self) { try Self.read(Array(text.utf8), as: "a.osm") }
        #expect(error?.code == code)
    }

    @Test(
        "A file cut off anywhere, or with any byte turned, is refused or read, and nothing stops",
        arguments: [OSMSample.dense, OSMSample.plain])
    func damaged(base64: String) throws {
        let bytes = OSMSample.bytes(base64)
        var refused = 0
        for place in bytes.indices {
            var broken = bytes
            broken[place] ^= 0xFF
            for attempt in [Array(bytes[..<place]), broken] {
                do throws(OSMFault) {
                    var data = try OSMPBF.read(attempt)
                    _ = data.sort()
                    _ = try? OSMLayers(data, file: "").forEach { _ in
                        true
                    } body: { _ in
                    }
                } catch { refused += 1 }
            }
        }
        #expect(refused > bytes.count)
    }

    @Test(
        "A block that is packed otherwise, and a history, are refused with the way out",
        arguments: [(7, "osm-packing", "osmium cat"), (4, "osm-packing", "osmium cat")])
    func packings(field: UInt8, code: String, fix: String) {
        // A head of the type OSMHeader and the size 4, then a blob with two bytes in that field.
        let bytes: [UInt8] = [0, 0, 0, 13, 0x0A, 9] + Array("OSMHeader".utf8) + [0x18, 4, field << 3 | 2, 2, 0, 0]
        let fault = #expect(throws: OSMFault.self) { try OSMPBF.read(bytes) }
        #expect(fault?.code.code == code && "\(fault?.fix ?? "")".contains(fix))
    }

    @Test("A history is refused")
    func history() {
        let name = Array("HistoricalInformation".utf8)
        let header: [UInt8] = [0x22, UInt8(name.count)] + name
        let bytes: [UInt8] =
            [0, 0, 0, 13, 0x0A, 9] + Array("OSMHeader".utf8) + [0x18, UInt8(header.count + 2), 0x0A, UInt8(header.count)] + header
        let fault = #expect(throws: OSMFault.self) { try OSMPBF.read(bytes) }
        #expect(fault?.code.code == "osm-feature")
    }

    @Test(
        "Ways are put together to rings",
        arguments: [
            ([[1, 2, 3, 1]], [[1, 2, 3, 1]]), ([[1, 2], [3, 2], [3, 1]], [[1, 2, 3, 1]]), ([[1, 2], [2, 3]], nil), ([], []),
            // Two outlines that touch at node 1.
            ([[1, 2, 3], [3, 1], [1, 4, 5], [5, 1]], [[1, 2, 3, 1], [1, 4, 5, 1]]),
            // One way is a ring, the others make one; a way of one node is none.
            ([[1, 2, 3, 1], [4, 5], [7], [5, 6, 4]], [[1, 2, 3, 1], [4, 5, 6, 4]]),
            // The walk begins beside the ring that it comes to.
            ([[1, 2], [2, 3, 4], [4, 2]], nil),
        ] as [([[Int64]], [[Int64]]?)])
    func rings(ways: [[Int64]], rings: [[Int64]]?) { #expect(OSMRings.join(ways) == rings) }

    @Test(
        "Which closed ways are areas",
        arguments: [
            ("building=yes", true), ("highway=residential", false), ("highway=pedestrian area=yes", true), ("landuse=grass", true),
            ("natural=water", true), ("natural=coastline", false), ("leisure=track", false), ("leisure=park barrier=fence", false),
            ("building=no", false), ("building=yes area=no", false), ("railway=rail", false), ("railway=platform", true), ("name=x", false),
            ("highway=platform", true), ("waterway=river", false), ("waterway=riverbank", true),
            ("junction=roundabout highway=primary", false),
        ])
    func areas(text: String, isArea: Bool) {
        let tags = text.split(separator: " ").map { $0.split(separator: "=") }.map { (key: String($0[0]), value: String($0[1])) }
        #expect(OSMAreas.isArea(tags) == isArea)
    }
}
