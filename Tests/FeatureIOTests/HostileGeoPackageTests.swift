import Geometry
import Glibc
import Testing

@testable import FeatureIO

@Suite("Damaged GeoPackages give errors, never a crash")
struct HostileGeoPackageTests {
    static let sample: [UInt8] = {
        var random = Seeded(seed: 5)
        let folder = TemporaryFolder()
        try? writeGeoPackage(folder.file("t.gpkg"), GeoPackageTests.contents(random.collection(count: 5)))
        return (try? readFile(folder.file("t.gpkg"))) ?? []
    }()

    private static func read(_ bytes: [UInt8], _ path: String) -> Bool {
        // A new file each time: one that is cut and written again is forced to the disk when it is closed.
        unsafe unlink(path)
        let file = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        _ = unsafe write(file, bytes, bytes.count)
        close(file)
        return (try? readFeatures(path: path)) != nil
    }

    @Test("Cut off at every byte of the first page and in steps behind: no crash, and no whole answer from the first half")
    func truncated() {
        let folder = TemporaryFolder()
        let path = folder.file("a.gpkg")
        let size = Self.sample.count
        #expect(size > 20_000)
        for end in Array(0..<1024) + Array(stride(from: 1024, to: size, by: 509)) {
            let isRead = Self.read(Array(Self.sample[..<end]), path)
            if end < size / 2 { #expect(!isRead, "cut at \(end)") }
        }
    }

    /// A GeoPackage whose only layer is a view.
    private static func view(_ select: String) throws -> [UInt8] {
        let folder = TemporaryFolder()
        try writeFile(folder.file("v.gpkg"), [])
        let database = try SQLiteDatabase.writing(folder.file("v.gpkg"))
        try database.execute(GeoPackageSchema.base)
        try database.execute(
            """
            INSERT INTO gpkg_contents(table_name, data_type, last_change, srs_id) VALUES ('v', 'features', '2026-11-20', 0);
            INSERT INTO gpkg_geometry_columns VALUES ('v', 'geom', 'GEOMETRY', 0, 0, 0);
            CREATE VIEW v AS \(select);
            COMMIT
            """)
        return try readFile(folder.file("v.gpkg"))
    }

    @Test(
        "A view that computes without end is refused, and one that ends is read",
        arguments: [
            ("WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x AS n, NULL AS geom FROM c", "gpkg-endless"),
            ("WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) AS n, NULL AS geom FROM c", "gpkg-endless"),
            (
                "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT hex(zeroblob(200000)) AS n, NULL AS geom FROM c",
                "gpkg-endless"
            ),
            ("SELECT zeroblob(900000000) AS n, NULL AS geom", "gpkg-endless"),
            ("WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 1000) SELECT x AS n, NULL AS geom FROM c", nil),
        ] as [(String, String?)])
    func views(_ select: String, _ code: String?) throws {
        let folder = TemporaryFolder()
        let path = folder.file("a.gpkg")
        try writeFile(path, Self.view(select))
        var error: FileError?
        var count = 0
        do throws(FileError) { count = try GeoPackageReader(path).read().0.features.count } catch let fault { error = fault }
        #expect(error?.code == code, "\(error?.description ?? "")")
        if code == nil { #expect(count == 1000) }
    }

    @Test("Bytes replaced all over: read or refused", arguments: 1...8)
    func replaced(seed: UInt64) {
        let folder = TemporaryFolder()
        var random = Seeded(seed: seed)
        for _ in 0..<40 {
            var bytes = Self.sample
            for _ in 0..<Int.random(in: 1...20, using: &random) {
                bytes[Int.random(in: 100..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            _ = Self.read(bytes, folder.file("a.gpkg"))
        }
    }
}
