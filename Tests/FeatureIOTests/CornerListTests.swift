import Geometry
import Testing

@testable import FeatureIO

@Suite("Lists of corners")
struct CornerListTests {
    private func list(_ text: String, encoding: TextEncoding? = nil) throws -> CornerList? {
        try CornerFile.list(Array(text.utf8), file: "c.txt", encoding: encoding)
    }

    private func corners(_ ring: ListedRing) -> [String] { ring.corners.map { "\($0.label) \($0.first) \($0.second)" } }

    @Test(
        "a table without a header: name, two numbers, whatever stands behind",
        arguments: [
            "J1,4405000,447000\nJ2,4405000,447100\nJ3,4404900,447100\n", "J1 4405000 447000\nJ2\t4405000\t447100\nJ3  4404900  447100",
            "J1；4405000；447000\r\nJ2,4405000,447100\r\n\r\nJ3,4404900,447100\r\n",
            "\u{FEFF}J1,4405000,447000,100.00\nJ2,4405000,447100,100.00\nJ3,4404900,447100,141.42\n",
        ])
    func plain(_ text: String) throws {
        let list = try #require(try list(text))
        #expect(list.diagnostics.isEmpty)
        #expect(list.axes == nil)
        #expect(list.plots.count == 1 && list.plots[0].rings.count == 1)
        #expect(corners(list.plots[0].rings[0]) == ["J1 4405000.0 447000.0", "J2 4405000.0 447100.0", "J3 4404900.0 447100.0"])
        #expect(list.plots[0].rings[0].closure == .understood)
    }

    @Test("headers say which points north, or only x and y")
    func headers() throws {
        let body = "J1,1,2\nJ2,3,4\nJ3,5,7\n"
        #expect(try list("点号,北坐标X,东坐标Y\n" + body)?.axes == .northFirst)
        #expect(try list("点号,东坐标(m),北坐标(m)\n" + body)?.axes == .eastFirst)
        #expect(try list("点号,纵坐标,横坐标\n" + body)?.axes == .northFirst)
        #expect(try list("name,lon,lat\n" + body)?.axes == .eastFirst)
        #expect(try list("点号,X,Y\n" + body)?.axes == nil)
        #expect(try list("no,X坐标,Y坐标\n" + body)?.plots[0].rings[0].corners.count == 3)
    }

    @Test("a first corner that stands again ends a ring; one that misses it tells by how much")
    func closure() throws {
        let closed = try #require(try list("1,0,0\n2,0,10\n3,10,10\n1,0,0\n1b,2,2\n2b,2,4\n3b,4,4\n1b,2,2.5\n"))
        #expect(closed.plots[0].rings.map(\.closure) == [.repeated, .gap(0.5)])
        #expect(closed.plots[0].rings.map(\.corners.count) == [3, 3])
    }

    @Test("columns of plots and rings")
    func columns() throws {
        let text =
            "地块,圈号,点号,X,Y\nA,1,J1,0,0\nA,1,J2,0,9\nA,1,J3,9,9\nA,2,J4,3,4\nA,2,J5,3,5\nA,2,J6,4,5\nB,1,J1,20,20\nB,1,J2,20,29\nB,1,J3,29,29\n"
        let list = try #require(try list(text))
        #expect(list.plots.map(\.name) == ["A", "B"])
        #expect(list.plots.map(\.rings.count) == [2, 1])
        var faults: [Diagnostic] = []
        let polygons = list.plots[0].polygons(.northFirst, file: "c", label: "A", &faults)
        #expect(faults.isEmpty && polygons.count == 1 && polygons[0].holes.count == 1)
        // 81/2 less 1/2.
        #expect(polygons[0].area == 40)
    }

    private static let exchange = """
        [属性描述]
        格式版本号=1.01版本
        坐标系=2000国家大地坐标系
        几度分带=3
        投影类型=高斯克吕格
        计量单位=米
        带号=39
        精度=0.01
        转换参数=0,0,0,0,0,0,0
        [地块坐标]
        5,1.0000,1,甲地块,面,J50,,010,@
        J1,1,4405100,39447000
        J2,1,4405100,39447100
        J3,1,4405000,39447100
        J4,1,4405000,39447000
        J1,1,4405100,39447000
        8,0.7500,2,乙地块,面,J50,,010,@
        J1,1,4405100,39447100
        J2,1,4405100,39447200
        J3,1,4405000,39447200
        J4,1,4405000,39447100
        J5,2,4405075,39447125
        J6,2,4405075,39447175
        J7,2,4405025,39447175
        J8,2,4405025,39447125

        """

    @Test("the text that bureaus exchange: its block, its plots, their rings")
    func exchanged() throws {
        let list = try #require(try list(Self.exchange))
        #expect(list.diagnostics.isEmpty, "\(list.diagnostics)")
        #expect(list.axes == .northFirst)
        #expect(list.grid.datum == "2000国家大地坐标系" && list.grid.zone == 39 && list.grid.zoneWidth == 3)
        #expect(list.plots.map(\.name) == ["甲地块", "乙地块"])
        #expect(list.plots.map(\.declaredArea) == [10_000, 7_500])
        var faults: [Diagnostic] = []
        #expect(list.plots.map { $0.polygons(.northFirst, file: "c", label: "", &faults).reduce(0) { $0 + $1.area } } == [10_000, 7_500])
        #expect(list.plots[0].properties.map(\.name) == ["area_ha", "number", "name", "sheet", "code"])
    }

    @Test("in GBK, named or not")
    func gbk() throws {
        let bytes = TextEncoder.encode(Array(Self.exchange.utf8), .gbk).bytes
        for encoding in [TextEncoding.gbk, nil] {
            let list = try #require(try CornerFile.list(bytes, file: "c.txt", encoding: encoding))
            #expect(list.plots.map(\.name) == ["甲地块", "乙地块"])
            #expect(list.diagnostics.map(\.code) == (encoding == nil ? ["encoding-assumed"] : []))
        }
    }

    @Test(
        "a line at fault is told with its number",
        arguments: [
            ("J1,4405000,447000\nJ2,4.405E+06,447100\nJ3,4404900,447100\n", "corner-number", 2),
            ("J1,4405000,447000\nJ2,north,447100\nJ3,4404900,447100\n", "corner-number", 2),
            ("J1,4405000,447000\nJ2,0x10,447100\n", "corner-number", 2), ("J1,4405000,447000\nJ2,nan,447100\n", "corner-number", 2),
            ("J1,4405000,447000\nJ2,1e309,447100\n", "corner-number", 2), ("J1,4405000,447000\nfoo\n", "corner-line", 2),
            ("点号,X,Y\nJ1,4405000\n", "corner-line", 2), ("J1,1,2,3\n5,1.0,1,a,面,,,,@\n", "corner-line", 1),
            ("5,1.0,1,a,面,,,,@\nJ1,4405000,447000\n", "corner-line", 2),
            ("4,1.0,1,a,面,,,,@\nJ1,1,0,0\nJ2,1,0,9\nJ3,1,9,9\n", "corner-count", 1),
        ])
    func faults(_ row: (String, String, Int)) throws {
        let list = try #require(try list(row.0))
        #expect(list.diagnostics.contains { $0.code == row.1 && $0.line == row.2 }, "\(list.diagnostics)")
    }

    @Test("what is no list is left to its reader, what is empty is told")
    func others() throws {
        #expect(try list("{\"type\":\"FeatureCollection\"}") == nil)
        #expect(try list("id,wkt\n1,\"POLYGON((0 0,1 0,1 1,0 0))\"\n") == nil)
        #expect(throws: FileError.self) { try list(" \n\n") }
        #expect(throws: FileError.self) { try list("点号,X,Y\n") }
    }

    @Test(
        "hostile texts end, and never crash",
        arguments: [
            "@", "[", "[]", "@\n@\n@\n", ",,,,@", "J1,1,,\n", "\u{0}\u{0}", "9999999999999999999999,1,1,1,@\nJ1,99999999999999,1,2",
            "=\n=@",
            "点号,X,Y\n\"", String(repeating: "J1,1,1,1\n", count: 5000), String(repeating: "1,", count: 20_000) + "@",
            "J1,-0,-0\nJ2,+1,+1\nJ3,.5,5.", "北,东,北,东\n1,2,3,4\n",
        ])
    func hostile(_ text: String) {
        for encoding in [TextEncoding.gbk, .utf16LE, nil] {
            guard let list = try? list(text, encoding: encoding) else { continue }
            for plot in list.plots {
                var faults: [Diagnostic] = []
                _ = plot.polygons(.northFirst, file: "c", label: "x", &faults)
            }
        }
    }
}
