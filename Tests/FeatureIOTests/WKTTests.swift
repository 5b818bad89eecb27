import Geometry
import Testing
import Wording

@testable import FeatureIO

@Suite("Well-known text")
struct WKTTests {
    private static func place(_ x: Double, _ y: Double) -> Coordinate { Coordinate(x: x, y: y) }
    private static let triangle = [place(0, 0), place(4, 0), place(0, 3), place(0, 0)]
    private static let hole = [place(1, 1), place(1, 1.5), place(1.5, 1), place(1, 1)]

    @Test(
        "Every type, in every usual writing",
        arguments: [
            ("POINT(1 2)", Shape.point(place(1, 2))),
            ("  point  ( 1\t2 )\r\n", .point(place(1, 2))),
            ("POINT Z (1 2 3)", .point(place(1, 2))),
            ("POINTZ(1 2 3)", .point(place(1, 2))),
            ("Point M(1 2 3)", .point(place(1, 2))),
            ("POINT ZM (1 2 3 4)", .point(place(1, 2))),
            ("POINT(1 2 3)", .point(place(1, 2))),
            ("POINT(-1.5e2 +.25)", .point(place(-150, 0.25))),
            ("POINT(1. 2E+1)", .point(place(1, 20))),
            ("LINESTRING(0 0,4 0)", .lineString(LineString([place(0, 0), place(4, 0)]))),
            ("MULTIPOINT(0 0, 4 0)", .multiPoint([place(0, 0), place(4, 0)])),
            ("MULTIPOINT((0 0), (4 0))", .multiPoint([place(0, 0), place(4, 0)])),
            ("MULTILINESTRING((0 0,4 0))", .multiLineString([LineString([place(0, 0), place(4, 0)])])),
            ("POLYGON((0 0,4 0,0 3,0 0))", .polygon(Polygon(exterior: triangle))),
            ("Polygon ((0 0, 4 0, 0 3, 0 0),(1 1,1 1.5,1.5 1,1 1))", .polygon(Polygon(exterior: triangle, holes: [hole]))),
            (
                "MULTIPOLYGON(((0 0,4 0,0 3,0 0)),((0 0,4 0,0 3,0 0),(1 1,1 1.5,1.5 1,1 1)))",
                .multiPolygon(MultiPolygon([Polygon(exterior: triangle), Polygon(exterior: triangle, holes: [hole])]))
            ),
            ("MULTIPOLYGON Z (((0 0 9,4 0 9,0 3 9,0 0 9)))", .multiPolygon(MultiPolygon([Polygon(exterior: triangle)]))),
        ])
    func read(text: String, shape: Shape) throws { #expect(try WKT.read(text.utf8) == shape) }

    @Test("Empty geometries are nil", arguments: ["POINT EMPTY", "polygon empty", "MULTIPOLYGON Z EMPTY", " MULTIPOINT  EMPTY "])
    func empty(text: String) throws { #expect(try WKT.read(text.utf8) == nil) }

    @Test(
        "What is wrong is told with its place",
        arguments: [
            ("", 1, "the text is empty"), ("   ", 4, "the text is empty"), ("(0 0)", 1, "begins with the name of its type"),
            ("POLYGOM((0 0))", 1, "“POLYGOM” is no geometry"), ("GEOMETRYCOLLECTION(POINT(1 2))", 1, "GEOMETRYCOLLECTION is not read"),
            ("CURVEPOLYGON((0 0))", 1, "CURVEPOLYGON is not read"), ("SRID=4326;POINT(1 2)", 1, "“SRID=…;”"),
            ("POINT 1 2", 7, "expected '(', found '1'"), ("POINT(1 2", 10, "expected ')', found the end of the text"),
            ("POINT(1 2) POINT(1 2)", 12, "the geometry is complete, and 'P' follows"), ("POINT(1 2))", 11, "is complete, and ')' follows"),
            ("POINT(1,2)", 7, "a position has 1 number, not 2"), ("POINT(1 2 3 4 5)", 7, "a position has 5 numbers"),
            ("POINT Z (1 2)", 10, "a position has 2 numbers, not 3"), ("LINESTRING(0 0,1 1 1)", 16, "a position has 3 numbers, not 2"),
            ("POINT Z M (1 2 3)", 9, "expected '(', found 'M'"), ("POINTZ Z(1 2 3)", 9, "the dimensions are named twice"),
            ("POLYGON((0 0,4 0;0 3,0 0))", 16, "a number breaks off: “0” is followed by ';'"),
            ("POLYGON((0 0,4 0,0 3,0 0)", 26, "expected ',' or ')', found the end"),
            ("POLYGON((0 0 4 0 0 3 0 0))", 10, "a position has 8 numbers"), ("POLYGON(0 0,4 0,0 3,0 0)", 9, "expected '(', found '0'"),
            ("POLYGON(())", 10, "expected a number, found ')'"), ("POLYGON((0 0,,4 0))", 14, "expected a number, found ','"),
            ("POINT(nan 2)", 7, "expected a number, found 'n'"), ("POINT(1 inf)", 7, "a position has 1 number"),
            ("POINT(0x10 2)", 7, "a number breaks off: “0”"), ("POINT(1e 2)", 7, "a number breaks off: “1e”"),
            ("POINT(- 2)", 7, "a number breaks off: “-”"), ("POINT(. 2)", 7, "a number breaks off: “.”"),
            ("POINT(1-2 3)", 7, "a number breaks off: “1” is followed by '-'"), ("POINT(1,5 2,5)", 7, "a position has 1 number"),
            ("POINT(1e999 2)", 7, "“1e999” is too large"), ("POINT(１ 2)", 7, "expected a number, found a character that does not"),
            ("多边形((0 0))", 1, "begins with the name of its type"), ("POINT(1 2)\u{0}", 11, "a character that does not belong here follows"),
            ("MULTIPOLYGON((0 0,4 0,0 3,0 0))", 15, "expected '(', found '0'"),
        ])
    func refused(text: String, character: Int, what: String) {
        let fault = #expect(throws: WKTFault.self) { try WKT.read(text.utf8) }
        #expect(fault?.what.description.contains(what) == true, "\(fault?.what ?? "")")
        #expect(fault?.character == character)
        #expect(fault?.fix.description.isEmpty == false)
    }

    @Test("Text cut off at any byte is a fault, never a crash")
    func truncated() {
        let whole = Array("MULTIPOLYGON Z (((0 0 1,4.5e1 0 1,0 3 1,0 0 1),(1 1 1,1 1.5 1,1.5 1 1,1 1 1)))".utf8)
        for count in 0..<whole.count { #expect(throws: WKTFault.self) { try WKT.read(whole[..<count]) } }
    }

    @Test("Random bytes and random changes are read or refused, never a crash", arguments: 1...8)
    func random(seed: UInt64) {
        var random = Seeded(seed: seed)
        let whole = Array("MULTIPOLYGON(((0 0,4 0,0 3,0 0),(1 1,1 1.5,1.5 1,1 1)))".utf8)
        for _ in 0..<2000 {
            var text = whole
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<text.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: text[place] = UInt8.random(in: 0...255, using: &random)
                case 1: text.remove(at: place)
                default: text.insert(Array("()., -+eEZM".utf8).randomElement(using: &random) ?? 0, at: place)
                }
            }
            do throws(WKTFault) { _ = try WKT.read(text) } catch { #expect((1...(text.count + 1)).contains(error.character)) }
        }
    }

    @Test("Brackets as deep as one likes take no stack")
    func deep() {
        #expect(throws: WKTFault.self) { try WKT.read(("POLYGON" + String(repeating: "(", count: 1_000_000)).utf8) }
    }
}
