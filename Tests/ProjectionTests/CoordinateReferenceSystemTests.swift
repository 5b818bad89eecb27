import Geometry
import Glibc
import Projection
import Testing

@Suite("Names of reference systems")
struct CoordinateReferenceSystemTests {
    @Test(
        "accepted names and their one spelling",
        arguments: [
            ("wgs84", "wgs84"), ("WGS84", "wgs84"), (" wgs84\n", "wgs84"), ("EPSG:4326", "wgs84"), ("epsg:4326", "wgs84"),
            ("OGC:CRS84", "wgs84"),
            ("urn:ogc:def:crs:OGC:1.3:CRS84", "wgs84"), ("urn:ogc:def:crs:EPSG::4548", "EPSG:4548"), ("cgcs2000", "cgcs2000"),
            ("EPSG:4490", "cgcs2000"), ("gcj02", "gcj02"), ("AMap", "gcj02"), ("tencent", "gcj02"), ("google-cn", "gcj02"),
            ("bd09", "bd09"),
            ("baidu", "bd09"), ("EPSG:4548", "EPSG:4548"), ("Epsg:04548", "EPSG:4548"), ("EPSG:4527", "EPSG:4527"),
            ("EPSG:3857", "EPSG:3857"),
            ("EPSG:32650", "EPSG:32650"), ("EPSG:2437", "EPSG:2437"), ("EPSG:4610", "EPSG:4610"),
        ])
    func accepted(_ text: String, _ identifier: String) throws {
        let crs = try CoordinateReferenceSystem(parsing: text)
        #expect(crs.identifier == identifier)
        #expect(try CoordinateReferenceSystem(parsing: crs.identifier) == crs)
        #expect((crs.metresPerUnit == nil) == crs.isGeographic)
    }

    @Test(
        "what is no name is refused, and the accepted forms are named",
        arguments: [
            "", " ", "4548", "EPSG", "EPSG:", "EPSG:-1", "EPSG:99999", "EPSG:4548x", "EPSG:4548\0", "EPSG:1234567", "nonsense", "WGS-84",
            "gcj-02", "GCJ 02", "bd_09", "\0", "GEOGCS", "epsg:99999999999999999999",
        ])
    func refused(_ text: String) {
        let error = #expect(throws: ProjectionError.self) { try CoordinateReferenceSystem(parsing: text) }
        #expect(error?.code == .unknownCRS)
        #expect(
            error?.fix.description.contains("wgs84, cgcs2000, gcj02 (amap, tencent, google-cn), bd09 (baidu), EPSG:n, a .prj file") == true)
    }

    @Test(
        "near misses are named",
        arguments: [("WGS-84", "wgs84"), ("gcj 02", "gcj02"), ("4548", "EPSG:4548"), ("EPSG 4548", "EPSG:4548"), ("gaode", "gcj02")])
    func suggestion(_ text: String, _ meant: String) {
        let error = #expect(throws: ProjectionError.self) { try CoordinateReferenceSystem(parsing: text) }
        #expect(error?.fix.description.hasPrefix("Did you mean \(meant)?") == true)
    }

    @Test(
        "systems that are no plane and no globe in degrees are refused",
        arguments: ["EPSG:4978", "EPSG:5773", "EPSG:4807", "EPSG:5041", "EPSG:2193x"])
    func unsupported(_ text: String) {
        #expect(throws: ProjectionError.self) { try CoordinateReferenceSystem(parsing: text) }
    }

    @Test("kind and unit")
    func kind() throws {
        #expect(CoordinateReferenceSystem.wgs84.isGeographic && CoordinateReferenceSystem.bd09.isGeographic)
        #expect(try CoordinateReferenceSystem(parsing: "EPSG:4548").metresPerUnit == 1)
        #expect(try CoordinateReferenceSystem(parsing: "EPSG:4610").isGeographic)
        #expect(try CoordinateReferenceSystem(parsing: "EPSG:2263").metresPerUnit.map { abs($0 - 0.3048006) < 1e-6 } == true)
        #expect(CoordinateReferenceSystem.wgs84.description == "wgs84 (WGS 84)")
    }

    /// As ESRI writes EPSG:4548 into .prj files.
    static let esri = """
        PROJCS["CGCS2000_3_Degree_GK_CM_117E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",\
        SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],\
        PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",117.0],PARAMETER["Scale_Factor",1.0],\
        PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]
        """

    @Test("WKT and the .prj file that holds it mean EPSG:4548")
    func prj() throws {
        let path = "/tmp/noisezone-projection-\(getpid()).prj"
        try write(Array(("\u{FEFF}" + Self.esri + "\r\n").utf8), to: path)
        defer { unsafe unlink(path) }
        let plane = try Transformation(from: .wgs84, to: CoordinateReferenceSystem(parsing: "EPSG:4548"))
        let place = Coordinate(x: 116.50744, y: 39.79201)
        for text in [Self.esri, path] {
            let crs = try CoordinateReferenceSystem(parsing: text)
            #expect(crs.identifier == "EPSG:4548")
            #expect(!crs.isGeographic && crs.metresPerUnit == 1)
            #expect(deviation(try Transformation(from: .wgs84, to: crs).transform(place), try plane.transform(place)) < 1e-6)
        }
    }

    /// A grid of CGCS2000 that is in no register: the central meridian of E-Town.
    static let custom = esri.replacing("117.0", with: "116.5")

    @Test("a definition is a code only where all its parameters are that code's, whatever its name")
    func identified() throws {
        let crs = try CoordinateReferenceSystem(parsing: Self.custom)
        #expect(crs.identifier == "CGCS2000_3_Degree_GK_CM_117E" || crs.identifier == "CGCS2000 / 3-degree Gauss-Kruger CM 117E")
        #expect(crs.epsgCode == nil)
        #expect(crs.definitionText == Self.custom)
        #expect(try CoordinateReferenceSystem(parsing: crs.definitionText) == crs)
        #expect(try CoordinateReferenceSystem(namedInFile: crs.wellKnownText()).isSame(as: crs))
        let renamed = Self.esri.replacing("CGCS2000_3_Degree_GK_CM_117E", with: "成果")
        #expect(try CoordinateReferenceSystem(parsing: renamed).identifier == "EPSG:4548")
        let scaled = Self.esri.replacing("Scale_Factor\",1.0", with: "Scale_Factor\",0.9996")
        #expect(try CoordinateReferenceSystem(parsing: scaled).epsgCode == nil)
        let shifted = Self.esri.replacing("500000.0", with: "39500000.0")
        #expect(try CoordinateReferenceSystem(parsing: shifted).epsgCode != 4548)
        let zone = shifted.replacing("CGCS2000_3_Degree_GK_CM_117E", with: "CGCS2000_3_Degree_GK_Zone_39")
        #expect(try CoordinateReferenceSystem(parsing: zone).identifier == "EPSG:4527")
        let degrees = "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],"
        #expect(
            try CoordinateReferenceSystem(parsing: degrees + "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]") == .wgs84)
    }

    @Test(
        "one system under two names is one",
        arguments: [
            ("wgs84", "EPSG:4490", true), ("EPSG:4548", esri, true), ("EPSG:4548", "EPSG:4527", false), (custom, esri, false),
            (custom, custom, true), ("wgs84", "gcj02", false), ("EPSG:4610", "EPSG:4214", false), (custom, "EPSG:4548", false),
        ])
    func same(_ a: String, _ b: String, _ expected: Bool) throws {
        let (first, second) = try (CoordinateReferenceSystem(parsing: a), CoordinateReferenceSystem(parsing: b))
        #expect(first.isSame(as: second) == expected && second.isSame(as: first) == expected)
    }

    @Test("a .prj file is looked for in the folder that is named; a file that names one is not followed")
    func folder() throws {
        let folder = "/tmp/noisezone-projection-\(getpid())-folder"
        unsafe mkdir(folder, 0o700)
        defer { unsafe rmdir(folder) }
        try write(Array(Self.esri.utf8), to: "\(folder)/plane.prj")
        defer { unsafe unlink("\(folder)/plane.prj") }
        #expect(try CoordinateReferenceSystem(parsing: "plane.prj", in: folder).identifier == "EPSG:4548")
        #expect(try CoordinateReferenceSystem(parsing: "\(folder)/plane.prj", in: "/nowhere").identifier == "EPSG:4548")
        #expect(throws: ProjectionError.self) { try CoordinateReferenceSystem(parsing: "plane.prj") }
        #expect(throws: ProjectionError.self) { try CoordinateReferenceSystem(namedInFile: "\(folder)/plane.prj") }
    }

    @Test("WKT of an unknown local datum can be named, but not transformed")
    func localDatum() throws {
        let local = Self.esri.replacing("D_China_2000", with: "D_Somewhere").replacing(
            "CGCS2000\",6378137.0,298.257222101", with: "K\",6378245.0,298.3")
        let crs = try CoordinateReferenceSystem(parsing: local)
        let error = #expect(throws: ProjectionError.self) { _ = try Transformation(from: crs, to: .wgs84) }
        #expect(error?.code == .noTransformation)
    }

    @Test(
        "files that are missing, no text, or no definition", arguments: ["missing", "directory", "empty", "binary", "words", "cut", "huge"])
    func badFile(_ what: String) throws {
        let path = "/tmp/noisezone-projection-\(getpid())-\(what).prj"
        switch what {
        case "directory": unsafe mkdir(path, 0o700)
        case "empty": try write([], to: path)
        case "binary": try write([0x50, 0xFF, 0xFE, 0x00], to: path)
        case "words": try write(Array("EPSG 4548".utf8), to: path)
        case "cut": try write(Array(Self.esri.utf8.prefix(100)), to: path)
        case "huge": try write(Array(Self.esri.utf8) + Array(repeating: 0x20, count: 2 << 20), to: path)
        default: break
        }
        defer { unsafe remove(path) }
        let error = #expect(throws: ProjectionError.self) { try CoordinateReferenceSystem(parsing: path) }
        #expect(error?.code == (what == "missing" ? .fileNotFound : what == "cut" ? .unsupportedCRS : .unreadableFile))
    }

    private func write(_ bytes: [UInt8], to path: String) throws {
        let file = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        try #require(file >= 0)
        let written = unsafe Glibc.write(file, bytes, bytes.count)
        close(file)
        try #require(written == bytes.count)
    }
}
