import Geometry

/// What stands about the entities of a drawing: header, tables, the two blocks that every drawing has, and its dictionary.
struct DXFFrame {
    /// The handle of the block that entities lie in.
    static let modelSpace = "1F"

    let layers: [(name: String, colour: FeatureLook.Colour)]
    let box: Envelope
    /// The style of texts.
    let style: String
    /// The groups so far: handles go on from there.
    let lastHandle: DXFGroups

    /// The whole file; `entities` are the groups of its section ENTITIES.
    func bytes(entities: [UInt8]) -> [UInt8] {
        var handles = lastHandle
        let records = layerRecords(&handles)
        let seed = handles.handle()
        var bytes = Self.groups(header(seed))
        bytes += Self.groups(
            "0|SECTION|2|CLASSES|0|CLASS|1|ACDBDICTIONARYWDFLT|2|AcDbDictionaryWithDefault|3|ObjectDBX Classes|90|0|91|1|280|0|281|0|0|ENDSEC"
        )
        bytes += Self.groups("0|SECTION|2|TABLES|" + viewport + "|" + Self.lineTypes)
        bytes += records
        bytes += Self.groups("0|ENDTAB|" + textStyles + "|" + Self.otherTables + "|0|ENDSEC|" + Self.blocks + "|0|SECTION|2|ENTITIES")
        bytes += entities
        bytes += Self.groups("0|ENDSEC|" + Self.objects + "|0|EOF")
        return bytes
    }

    /// Codes and values with bars between; ASCII.
    private static func groups(_ text: String) -> [UInt8] {
        Array(text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\n").utf8) + [0x0A]
    }

    private static func number(_ value: Double) -> String {
        var bytes: [UInt8] = []
        FixedPoint.append(value, places: 3, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private var corners: (Coordinate, Coordinate) {
        box.isEmpty
            ? (Coordinate(x: 0, y: 0), Coordinate(x: 1, y: 1))
            : (Coordinate(x: box.minX, y: box.minY), Coordinate(x: box.maxX, y: box.maxY))
    }

    /// Metres (6), texts in GBK.
    private func header(_ seed: String) -> String {
        let (low, high) = corners
        return "0|SECTION|2|HEADER|9|$ACADVER|1|AC1018|9|$DWGCODEPAGE|3|ANSI_936|9|$INSBASE|10|0.0|20|0.0|30|0.0"
            + "|9|$EXTMIN|10|\(Self.number(low.x))|20|\(Self.number(low.y))|30|0.0"
            + "|9|$EXTMAX|10|\(Self.number(high.x))|20|\(Self.number(high.y))|30|0.0|9|$FILLMODE|70|1|9|$TEXTSTYLE|7|\(style)"
            + "|9|$CLAYER|8|0|9|$LUNITS|70|2|9|$LUPREC|70|4|9|$HANDSEED|5|\(seed)|9|$MEASUREMENT|70|1|9|$INSUNITS|70|6|0|ENDSEC"
    }

    private var viewport: String {
        let (low, high) = corners
        let (width, height) = (high.x - low.x, high.y - low.y)
        return "0|TABLE|2|VPORT|5|8|330|0|100|AcDbSymbolTable|70|1|0|VPORT|5|29|330|8|100|AcDbSymbolTableRecord|100|AcDbViewportTableRecord"
            + "|2|*Active|70|0|10|0.0|20|0.0|11|1.0|21|1.0|12|\(Self.number(low.x + width / 2))|22|\(Self.number(low.y + height / 2))"
            + "|13|0.0|23|0.0|14|10.0|24|10.0|15|10.0|25|10.0|16|0.0|26|0.0|36|1.0|17|0.0|27|0.0|37|0.0"
            + "|40|\(Self.number(max(height, width / 1.6, 1) * 1.05))|41|1.6|42|50.0|43|0.0|44|0.0|50|0.0|51|0.0|71|0|72|1000|73|1|74|3|75|0|76|0|77|0|78|0|0|ENDTAB"
    }

    private static let lineTypes =
        "0|TABLE|2|LTYPE|5|5|330|0|100|AcDbSymbolTable|70|3"
        + [("14", "ByBlock", ""), ("15", "ByLayer", ""), ("16", "Continuous", "Solid line")].map {
            "|0|LTYPE|5|\($0.0)|330|5|100|AcDbSymbolTableRecord|100|AcDbLinetypeTableRecord|2|\($0.1)|70|0|3|\($0.2)|72|65|73|0|40|0.0"
        }.joined() + "|0|ENDTAB"

    private func layerRecords(_ groups: inout DXFGroups) -> [UInt8] {
        groups.removeAll()
        groups.begin("TABLE", "LAYER")
        groups.text(5, "2")
        groups.text(330, "0")
        groups.text(100, "AcDbSymbolTable")
        groups.whole(70, layers.count + 1)
        for (name, colour) in [("0", FeatureLook.Colour(85, 85, 85))] + layers {
            groups.text(0, "LAYER")
            groups.text(5, name == "0" ? "10" : groups.handle())
            groups.text(330, "2")
            groups.text(100, "AcDbSymbolTableRecord")
            groups.text(100, "AcDbLayerTableRecord")
            groups.text(2, name)
            groups.whole(70, 0)
            // The nearest of the old colours, and the true one.
            groups.whole(62, name == "0" ? 7 : Self.index(colour))
            if name != "0" { groups.whole(420, colour.red << 16 | colour.green << 8 | colour.blue) }
            groups.text(6, "Continuous")
            groups.whole(370, -3)
            groups.text(390, "F")
        }
        return groups.bytes
    }

    /// One of the seven colours that have had a number since the beginning, or a grey.
    private static func index(_ colour: FeatureLook.Colour) -> Int {
        let known: [(Int, (Int, Int, Int))] = [
            (1, (255, 0, 0)), (2, (255, 255, 0)), (3, (0, 255, 0)), (4, (0, 255, 255)), (5, (0, 0, 255)), (6, (255, 0, 255)),
            (8, (128, 128, 128)), (9, (192, 192, 192)), (30, (255, 127, 0)),
        ]
        func distance(_ other: (Int, Int, Int)) -> Int {
            let (red, green, blue) = (colour.red - other.0, colour.green - other.1, colour.blue - other.2)
            return red * red + green * green + blue * blue
        }
        return known.min { distance($0.1) < distance($1.1) }?.0 ?? 7
    }

    /// A font that has Chinese: SimSun, which Windows has, and whose place other systems fill with their own.
    private var textStyles: String {
        func style(_ handle: String, _ name: String, _ font: String) -> String {
            "|0|STYLE|5|\(handle)|330|3|100|AcDbSymbolTableRecord|100|AcDbTextStyleTableRecord|2|\(name)|70|0|40|0.0|41|1.0|50|0.0|71|0|42|2.5|3|\(font)|4|"
        }
        return "0|TABLE|2|STYLE|5|3|330|0|100|AcDbSymbolTable|70|2" + style("11", "Standard", "txt") + style("13", self.style, "simsun.ttc")
            + "|0|ENDTAB"
    }

    private static let otherTables =
        "0|TABLE|2|VIEW|5|6|330|0|100|AcDbSymbolTable|70|0|0|ENDTAB|0|TABLE|2|UCS|5|7|330|0|100|AcDbSymbolTable|70|0|0|ENDTAB"
        + "|0|TABLE|2|APPID|5|9|330|0|100|AcDbSymbolTable|70|1|0|APPID|5|12|330|9|100|AcDbSymbolTableRecord|100|AcDbRegAppTableRecord|2|ACAD|70|0|0|ENDTAB"
        + "|0|TABLE|2|DIMSTYLE|5|A|330|0|100|AcDbSymbolTable|70|1|100|AcDbDimStyleTable|0|DIMSTYLE|105|27|330|A|100|AcDbSymbolTableRecord"
        + "|100|AcDbDimStyleTableRecord|2|Standard|70|0|340|11|0|ENDTAB|0|TABLE|2|BLOCK_RECORD|5|1|330|0|100|AcDbSymbolTable|70|2"
        + "|0|BLOCK_RECORD|5|1F|330|1|100|AcDbSymbolTableRecord|100|AcDbBlockTableRecord|2|*Model_Space|340|22"
        + "|0|BLOCK_RECORD|5|1B|330|1|100|AcDbSymbolTableRecord|100|AcDbBlockTableRecord|2|*Paper_Space|340|1E|0|ENDTAB"

    private static let blocks =
        "0|SECTION|2|BLOCKS|0|BLOCK|5|20|330|1F|100|AcDbEntity|8|0|100|AcDbBlockBegin|2|*Model_Space|70|0|10|0.0|20|0.0|30|0.0|3|*Model_Space|1|"
        + "|0|ENDBLK|5|21|330|1F|100|AcDbEntity|8|0|100|AcDbBlockEnd"
        + "|0|BLOCK|5|1C|330|1B|100|AcDbEntity|67|1|8|0|100|AcDbBlockBegin|2|*Paper_Space|70|0|10|0.0|20|0.0|30|0.0|3|*Paper_Space|1|"
        + "|0|ENDBLK|5|1D|330|1B|100|AcDbEntity|67|1|8|0|100|AcDbBlockEnd|0|ENDSEC"

    /// Dictionaries that programs look for, and the two layouts.
    private static let objects: String = {
        func dictionary(_ handle: String, _ entries: String) -> String {
            "|0|DICTIONARY|5|\(handle)|330|\(handle == "C" ? "0" : "C")|100|AcDbDictionary|281|1\(entries)"
        }
        func layout(_ handle: String, _ name: String, _ flags: Int, _ order: Int, _ block: String, _ view: String) -> String {
            "|0|LAYOUT|5|\(handle)|330|1A|100|AcDbPlotSettings|1||2|none_device|4||6||40|0.0|41|0.0|42|0.0|43|0.0|44|0.0|45|0.0|46|0.0|47|0.0"
                + "|48|0.0|49|0.0|140|0.0|141|0.0|142|1.0|143|1.0|70|\(flags)|72|0|73|0|74|5|7||75|16|76|0|77|2|78|300|147|1.0|148|0.0|149|0.0"
                + "|100|AcDbLayout|1|\(name)|70|1|71|\(order)|10|0.0|20|0.0|11|420.0|21|297.0|12|0.0|22|0.0|32|0.0|14|1e+20|24|1e+20|34|1e+20"
                + "|15|-1e+20|25|-1e+20|35|-1e+20|146|0.0|13|0.0|23|0.0|33|0.0|16|1.0|26|0.0|36|0.0|17|0.0|27|1.0|37|0.0|76|0|330|\(block)\(view)"
        }
        return "0|SECTION|2|OBJECTS"
            + dictionary("C", "|3|ACAD_GROUP|350|D|3|ACAD_LAYOUT|350|1A|3|ACAD_PLOTSTYLENAME|350|E") + dictionary("D", "")
            + dictionary("1A", "|3|Layout1|350|1E|3|Model|350|22")
            + "|0|ACDBDICTIONARYWDFLT|5|E|330|C|100|AcDbDictionary|281|1|3|Normal|350|F|100|AcDbDictionaryWithDefault|340|F"
            + layout("1E", "Layout1", 688, 1, "1B", "") + layout("22", "Model", 1712, 0, "1F", "|331|29")
            + "|0|ACDBPLACEHOLDER|5|F|330|E|0|ENDSEC"
    }()
}
