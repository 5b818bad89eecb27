import Geometry
import Glibc
import StrictJSON
import Testing

@testable import FeatureIO

@Suite("GeoPackage is written stably and reads back")
struct GeoPackageTests {
    static let date = "2026-11-20T00:00:00.000Z"

    /// A package with one layer of every kind of column and shape.
    static func contents(_ collection: FeatureCollection, name: String = "zones", system: Int32 = 4326) -> GeoPackageContents {
        let table = GeoPackageTable(
            name: name, geometry: GeoPackageGeometryColumn(kind: .any, system: system),
            columns: GeoPackageColumn.columns(for: collection.features), features: LazyFeatures(collection.features))
        return GeoPackageContents(tables: [table], lastChange: date)
    }

    @Test("Every kind of shape and property reads back the same", arguments: 1...5)
    func roundTrip(seed: UInt64) throws {
        let folder = TemporaryFolder()
        var random = Seeded(seed: seed)
        let collection = random.collection(count: 40)
        try writeGeoPackage(folder.file("a.gpkg"), Self.contents(collection))
        let (read, diagnostics) = try readFeatures(path: folder.file("a.gpkg"))
        #expect(diagnostics.isEmpty)
        #expect(read.name == "zones" && read.crs == "EPSG:4326")
        #expect(read.features.map(\.shape) == collection.features.map(\.shape))
        #expect(read.features.map(\.properties) == collection.features.map(\.properties))
        #expect(read.features.map(\.id) == (1...40).map(String.init))
        #expect(folder.names == ["a.gpkg"], "no file is left beside it")
    }

    @Test("Rows near a rectangle: all that meet it, few others, in the order of the layer; without an index all", arguments: 1...3)
    func near(seed: UInt64) throws {
        let folder = TemporaryFolder()
        var random = Seeded(seed: seed)
        let collection = random.collection(count: 200)
        var contents = Self.contents(collection)
        try writeGeoPackage(folder.file("a.gpkg"), contents)
        contents.tables[0].geometry?.hasIndex = false
        try writeGeoPackage(folder.file("b.gpkg"), contents)
        let indexed = try GeoPackageReader(folder.file("a.gpkg"))
        let bare = try GeoPackageReader(folder.file("b.gpkg"))
        let boxes = collection.features.map { Envelope($0.shape?.coordinates ?? []) }
        for box in boxes.prefix(20) {
            let window = Envelope([box.centre]).grown(by: 0.01)
            let found = try indexed.read(GeoPackageRows(near: window)).0.features.compactMap { $0.id.flatMap { Int($0) } }
            #expect(found == found.sorted())
            #expect(boxes.indices.filter { boxes[$0].intersects(window) }.allSatisfy { found.contains($0 + 1) })
            // The index rounds to single precision.
            #expect(found.allSatisfy { boxes[$0 - 1].intersects(window.grown(by: 0.001)) })
            #expect(try bare.read(GeoPackageRows(near: window)).0.features.count == 200)
        }
    }

    @Test("An index whose own tables are gone is passed over")
    func hollowIndex() throws {
        let folder = TemporaryFolder()
        var random = Seeded(seed: 6)
        try writeGeoPackage(folder.file("a.gpkg"), Self.contents(random.collection(count: 50)))
        var bytes = try readFile(folder.file("a.gpkg"))
        let (name, gone) = (Array("rtree_zones_geom_node".utf8), Array("rtree_zones_geom_nodX".utf8))
        var places = 0
        for start in 0..<(bytes.count - name.count) where bytes[start..<(start + name.count)].elementsEqual(name) {
            bytes.replaceSubrange(start..<(start + name.count), with: gone)
            places += 1
        }
        #expect(places > 0)
        try writeFile(folder.file("a.gpkg"), overwrite: true, bytes)
        let far = GeoPackageRows(near: Envelope(minX: 1e6, minY: 1e6, maxX: 1e6, maxY: 1e6))
        #expect(try GeoPackageReader(folder.file("a.gpkg")).read(far).0.features.count == 50)
    }

    @Test("Rows that hold a text in a column; all of them where there is no such column")
    func holding() throws {
        let folder = TemporaryFolder()
        let features = ["a", "b", "a"].map {
            Feature(shape: .point(Coordinate(x: 1, y: 2)), properties: [JSONMember(name: "part", value: .string($0))])
        }
        try writeGeoPackage(folder.file("a.gpkg"), Self.contents(FeatureCollection(features: features)))
        let file = try GeoPackageReader(folder.file("a.gpkg"))
        #expect(try file.read(GeoPackageRows(holding: .init("a", in: "part"))).0.features.map(\.id) == ["1", "3"])
        #expect(try file.read(GeoPackageRows(holding: .init("c", in: "part"))).0.features.isEmpty)
        #expect(try file.read(GeoPackageRows(holding: .init("a", in: "nothing"))).0.features.count == 3)
        let both = GeoPackageRows(near: Envelope(minX: 5, minY: 5, maxX: 6, maxY: 6), holding: .init("a", in: "part"))
        #expect(try file.read(both).0.features.isEmpty)
    }

    @Test("The same contents give the same bytes")
    func stable() throws {
        let folder = TemporaryFolder()
        var random = Seeded(seed: 1)
        let contents = Self.contents(random.collection(count: 300))
        for name in ["a.gpkg", "b.gpkg"] { try writeGeoPackage(folder.file(name), contents) }
        let first = try readFile(folder.file("a.gpkg"))
        #expect(try readFile(folder.file("b.gpkg")) == first)
        #expect(first[68..<72].elementsEqual("GPKG".utf8), "application_id")
        #expect(Array(first[60..<64]) == [0, 0, 0x28, 0x3C], "user_version 10300")
    }

    @Test("Several layers: one is chosen by name, and the names are told if none is")
    func layers() throws {
        let folder = TemporaryFolder()
        let path = folder.file("a.gpkg")
        let point = Feature(shape: .point(Coordinate(x: 1, y: 2)), properties: [JSONMember(name: "k", value: .string("v"))])
        let columns = [GeoPackageColumn("k", .text)]
        let contents = GeoPackageContents(
            tables: [
                GeoPackageTable(
                    name: "zones", geometry: GeoPackageGeometryColumn(kind: .multiPoint, system: 4326), columns: columns,
                    features: LazyFeatures([point])),
                GeoPackageTable(
                    name: "li\"nes';--", geometry: GeoPackageGeometryColumn(kind: .any, system: 0, hasIndex: false), columns: columns,
                    features: LazyFeatures([point])),
                GeoPackageTable(name: "meta", geometry: nil, columns: columns, features: LazyFeatures([point])),
            ],
            styles: [GeoPackageStyle(table: "zones", name: "classes", qml: "<qgis/>")], lastChange: Self.date)
        try writeGeoPackage(path, contents)
        #expect(try GeoPackageReader(path).layers.map(\.name) == ["layer_styles", "li\"nes';--", "meta", "zones"])
        #expect(try readFeatures(path: path + "|zones").0.features[0].shape == .multiPoint([Coordinate(x: 1, y: 2)]))
        #expect(try readFeatures(path: path + "|layername=meta").0.features[0].property("k") == .string("v"))
        #expect(try readFeatures(path: path + "|meta").1.isEmpty)
        let (odd, diagnostics) = try readFeatures(path: path + "|li\"nes';--")
        #expect(odd.crs == nil && diagnostics.map(\.code) == ["crs-unreadable"] && odd.features.count == 1)
        #expect(try readFeatures(path: path + "|layer_styles").0.features[0].property("styleQML") == .string("<qgis/>"))
        let missing = #expect(throws: FileError.self) { try readFeatures(path: path + "|roads") }
        #expect(missing?.code == "gpkg-layer-not-found" && missing?.fix.description.contains("zones") == true)
        let which = #expect(throws: FileError.self) { try readFeatures(path: path) }
        #expect(which?.code == "gpkg-layer-needed" && which?.fix.description.contains("zones") == true)
    }

    @Test("A system of the caller is found again by its code or its WKT")
    func systems() throws {
        let folder = TemporaryFolder()
        let point = Feature(shape: .point(Coordinate(x: 504_321, y: 4_405_678)))
        for (organization, crs) in [("EPSG", "EPSG:4548"), ("Beijing", "PROJCS[\"local\"]")] {
            let path = folder.file(organization + ".gpkg")
            let system = GeoPackageSystem(name: "s", id: 4548, organization: organization, definition: "PROJCS[\"local\"]")
            var contents = Self.contents(FeatureCollection(features: [point]), system: 4548)
            contents.systems = [system]
            try writeGeoPackage(path, contents)
            #expect(try readFeatures(path: path).0.crs == crs)
        }
    }

    @Test("Columns that are named like the writer's own, and names that differ in nothing SQL sees")
    func names() throws {
        let folder = TemporaryFolder()
        let properties = ["fid", "Geom", "a\"b", "select"].map { JSONMember(name: $0, value: .string($0)) }
        let collection = FeatureCollection(features: [Feature(shape: .point(Coordinate(x: 1, y: 2)), properties: properties)])
        try writeGeoPackage(folder.file("a.gpkg"), Self.contents(collection))
        #expect(try readFeatures(path: folder.file("a.gpkg")).0.features[0].properties == properties)
        let twins = ["a", "A"].map { JSONMember(name: $0, value: .null) }
        let contents = Self.contents(FeatureCollection(features: [Feature(shape: nil, properties: twins)]))
        let error = #expect(throws: FileError.self) { try writeGeoPackage(folder.file("b.gpkg"), contents) }
        #expect(error?.code == "gpkg-not-written" && folder.names == ["a.gpkg"])
    }

    @Test("Columns take their type from all values")
    func columnTypes() {
        func column(_ values: JSONValue...) -> GeoPackageColumn.DataType? {
            GeoPackageColumn.columns(for: values.map { Feature(shape: nil, properties: [JSONMember(name: "a", value: $0)]) }).first?.kind
        }
        let (int, real) = (JSONValue.number(JSONNumber(1)), JSONValue.real(1.5))
        #expect(column(.null, int) == .integer && column(int, real) == .real && column(.bool(true), .null) == .boolean)
        #expect(column(int, .bool(true)) == .text && column(int, .string("x"), real) == .text && column(.null) == .text)
        #expect(column(.array([])) == .text)
    }

    @Test("A value that does not fit its column, and a shape that does not fit its table, are refused")
    func misfits() {
        let feature = Feature(shape: .point(Coordinate(x: 1, y: 2)), properties: [JSONMember(name: "n", value: .string("x"))])
        func code(_ kind: GeoPackageGeometryColumn.TypeName, _ column: GeoPackageColumn.DataType) -> String? {
            let table = GeoPackageTable(
                name: "t", geometry: GeoPackageGeometryColumn(kind: kind, system: 4326), columns: [GeoPackageColumn("n", column)],
                features: LazyFeatures([feature]))
            let folder = TemporaryFolder()
            do throws(FileError) {
                try writeGeoPackage(folder.file("t.gpkg"), GeoPackageContents(tables: [table], lastChange: Self.date))
            } catch {
                #expect(folder.names.isEmpty)
                return error.code
            }
            return nil
        }
        #expect(code(.any, .integer) == "property-type" && code(.polygon, .text) == "geometry-type" && code(.multiPoint, .text) == nil)
    }

    @Test("Features without a shape are told, blobs and unreadable geometries as well")
    func faults() throws {
        let folder = TemporaryFolder()
        let path = folder.file("a.gpkg")
        let features = (0..<4).map { _ in Feature(shape: .point(Coordinate(x: 1, y: 2)), properties: [JSONMember(name: "k", value: .null)])
        }
        try writeGeoPackage(path, Self.contents(FeatureCollection(features: features)))
        try SQLiteDatabase.writing(path).execute(
            """
            DROP TABLE rtree_zones_geom; DROP TRIGGER rtree_zones_geom_update1; DROP TRIGGER rtree_zones_geom_update2;
            DROP TRIGGER rtree_zones_geom_update3; DROP TRIGGER rtree_zones_geom_update4;
            UPDATE zones SET geom = NULL WHERE fid = 1; UPDATE zones SET geom = 'text' WHERE fid = 2;
            UPDATE zones SET geom = x'4750001000000000' WHERE fid = 3; UPDATE zones SET k = x'00' WHERE fid = 4
            """)
        let (read, diagnostics) = try readFeatures(path: path)
        #expect(diagnostics.map(\.code) == ["null-geometry", "geometry-unreadable", "empty-geometry", "blob-property"])
        #expect(diagnostics.map(\.feature) == ["1", "2", "3", "4"] && diagnostics[3].severity == .warning)
        #expect(read.features.count == 4)
    }

    @Test("A file that is no GeoPackage, or open elsewhere")
    func notOne() throws {
        let folder = TemporaryFolder()
        try writeFile(folder.file("a.gpkg"), Array("{\"type\":".utf8))
        try writeFile(folder.file("e.gpkg"), [])
        try writeFile(folder.file("s.gpkg"), [])
        try SQLiteDatabase.writing(folder.file("s.gpkg")).execute("CREATE TABLE gpkg_contents (x)")
        for name in ["a.gpkg", "e.gpkg", "s.gpkg"] {
            let error = #expect(throws: FileError.self) { try readFeatures(path: folder.file(name)) }
            #expect(error?.code == "not-a-geopackage", "\(name)")
        }
        #expect(#expect(throws: FileError.self) { try readFeatures(path: folder.file("x.gpkg")) }?.code == "file-not-found")
    }

    @Test("A geometry that says another reference system than its layer is refused; one that says none is its layer's")
    func statedSystem() throws {
        let folder = TemporaryFolder()
        let path = folder.file("a.gpkg")
        let features = (0..<4).map { _ in Feature(shape: .point(Coordinate(x: 1, y: 2))) }
        try writeGeoPackage(path, Self.contents(FeatureCollection(features: features)))
        let drops = (1...4).map { "DROP TRIGGER rtree_zones_geom_update\($0);" }.joined()
        // 4326 is E6 10 00 00 little end first; 4548 is C4 11.
        func blob(_ system: String) -> String { "x'47500001\(system)0101000000000000000000F03F0000000000000040'" }
        try SQLiteDatabase.writing(path).execute(
            """
            \(drops) UPDATE zones SET geom = \(blob("C4110000")) WHERE fid = 1; UPDATE zones SET geom = \(blob("00000000")) WHERE fid = 2;
            UPDATE zones SET geom = \(blob("FFFFFFFF")) WHERE fid = 3
            """)
        let (read, diagnostics) = try readFeatures(path: path)
        #expect(diagnostics.map(\.code) == ["srs-contradicts"] && diagnostics.map(\.feature) == ["1"])
        #expect(read.features.map { $0.shape == nil } == [true, false, false, false])
    }

    @Test("A layer without a reference system names none", arguments: ["undefined", "ENGCRS[\"Undefined SRS\"]", "LOCAL_CS[\"x\"]"])
    func noSystem(definition: String) throws {
        let folder = TemporaryFolder()
        var contents = Self.contents(FeatureCollection(features: [Feature(shape: .point(Coordinate(x: 1, y: 2)))]), system: 99999)
        contents.systems = [GeoPackageSystem(name: "x", id: 99999, organization: "NONE", definition: definition)]
        try writeGeoPackage(folder.file("a.gpkg"), contents)
        var names: Bool?
        _ = try FeatureRows(path: folder.file("a.gpkg")).forEach {
            names = $0.namesCRS
        } body: { _ in
        }
        #expect(names == false)
        #expect(try GeoPackageReader(folder.file("a.gpkg")).layers[0].crs == nil)
    }

    @Test("Columns may have titles, lists of values and bounds (the extension \"schema\"); without them there are no such tables")
    func titles() throws {
        let folder = TemporaryFolder()
        var (grade, width) = (GeoPackageColumn("grade", .text), GeoPackageColumn("left_m", .real))
        (grade.title, grade.constraint) = ("等级", .choices([.init("a", "one"), .init("b", "two")]))
        (width.title, width.constraint) = ("宽", .range(0, 100))
        let table = GeoPackageTable(
            name: "t", geometry: nil, columns: [grade, width, GeoPackageColumn("day", .date)],
            features: LazyFeatures([Feature(shape: nil, properties: [JSONMember(name: "day", value: .string("2026-11-20"))])]))
        try writeGeoPackage(folder.file("a.gpkg"), GeoPackageContents(tables: [table], lastChange: Self.date))
        func rows(_ sql: String) throws -> [[SQLiteValue]] {
            let database = try SQLiteDatabase.writing(folder.file("a.gpkg"))
            let statement = try SQLiteStatement(database, sql)
            var rows: [[SQLiteValue]] = []
            while try statement.step() { rows.append((0..<4).map { statement.value($0) }) }
            return rows
        }
        #expect(
            try rows("SELECT column_name, title, constraint_name, 0 FROM gpkg_data_columns ORDER BY 1") == [
                [.text("grade"), .text("等级"), .text("t_grade"), .integer(0)],
                [.text("left_m"), .text("宽"), .text("t_left_m"), .integer(0)],
            ])
        #expect(
            try rows("SELECT constraint_type, value, max, description FROM gpkg_data_column_constraints ORDER BY constraint_name, value")
                == [
                    [.text("enum"), .text("a"), .null, .text("one")], [.text("enum"), .text("b"), .null, .text("two")],
                    [.text("range"), .null, .integer(100), .null],
                ])
        #expect(try rows("SELECT table_name, extension_name, scope, 0 FROM gpkg_extensions").count == 2)
        #expect(try GeoPackageReader(folder.file("a.gpkg")).read(layer: "t").0.features[0].property("day") == .string("2026-11-20"))
        let plain = GeoPackageTable(name: "t", geometry: nil, columns: [.init("a", .text)], features: LazyFeatures([]))
        try writeGeoPackage(folder.file("a.gpkg"), overwrite: true, GeoPackageContents(tables: [plain], lastChange: Self.date))
        #expect(try rows("SELECT name, 0, 0, 0 FROM sqlite_master WHERE name LIKE 'gpkg_%data%' OR name = 'gpkg_extensions'") == [])
    }

    @Test(
        "Strange geometries are refused with what helps",
        arguments: [
            ("4750000100000000010F000000", "points, lines or polygons"), ("47500001000000000107000000", "points, lines or polygons"),
            (
                "0001E610000000000000000000000000000000000000000000000000000000000000000000000000007C0100000000000000000000000000000000FE",
                "points, lines"
            ),
        ])
    func strange(blob: String, fix: String) throws {
        let folder = TemporaryFolder()
        let path = folder.file("a.gpkg")
        try writeGeoPackage(path, Self.contents(FeatureCollection(features: [Feature(shape: .point(Coordinate(x: 1, y: 2)))])))
        let drops = (1...4).map { "DROP TRIGGER rtree_zones_geom_update\($0);" }.joined()
        try SQLiteDatabase.writing(path).execute("\(drops) UPDATE zones SET geom = x'\(blob)'")
        let diagnostics = try readFeatures(path: path).1
        #expect(diagnostics.map(\.code) == ["geometry-unreadable"] && diagnostics[0].fix.text(in: .en).contains(fix))
    }

    @Test(
        "Numbers of any size in any column",
        arguments: ["-9223372036854775808.0", "9.3e18", "1e300", "9e999", "-9e999", "-9223372036854775808"])
    func numbers(number: String) throws {
        let folder = TemporaryFolder()
        let path = folder.file("a.gpkg")
        let columns: [GeoPackageColumn] = [.init("i", .integer), .init("r", .real), .init("t", .text), .init("b", .boolean)]
        let table = GeoPackageTable(name: "t", geometry: nil, columns: columns, features: LazyFeatures([Feature(shape: nil)]))
        try writeGeoPackage(path, GeoPackageContents(tables: [table], lastChange: Self.date))
        try SQLiteDatabase.writing(path).execute("UPDATE t SET i = \(number), r = \(number), t = \(number), b = \(number)")
        let feature = try GeoPackageReader(path).read(layer: "t").0.features[0]
        #expect(feature.properties.count == 4)
    }
}
