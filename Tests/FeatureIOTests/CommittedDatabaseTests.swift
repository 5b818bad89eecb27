import CSQLite
import Geometry
import Glibc
import StrictJSON
import Testing

@testable import FeatureIO

/// A GeoPackage of which the last write lies beside it: read is what SQLite would read, and nobody's file is changed.
@Suite("What is committed in a database is read, and nothing else")
struct CommittedDatabaseTests {
    /// What is done to a layer whose column `k` says "old", and what it says then.
    enum Case: String, CaseIterable {
        case committedInLog, uncommittedInLog, emptyLog, headOfLog, strangeLog, logMode
        case hotJournal, persistedJournal, truncatedJournal, zeroedJournal, link
    }

    /// A connection as any other program has it, left open.
    @safe private final class Writer {
        private let handle: OpaquePointer?

        init(_ path: String) {
            var opened: OpaquePointer?
            guard csqlite_is_available() != 0 else { preconditionFailure("no SQLite") }
            unsafe csqlite_open_v2(path, &opened, SQLITE_OPEN_READWRITE, nil)
            unsafe handle = opened
        }

        func run(_ sql: String) { #expect(unsafe csqlite_exec(handle, sql) == SQLITE_OK) }

        deinit { unsafe csqlite_close_v2(handle) }
    }

    private static let rows = 2000
    private static let update = "UPDATE zones SET k = 'new'"

    private static func make(_ path: String) throws {
        let features = (0..<rows).map { _ in
            Feature(shape: nil, properties: [JSONMember(name: "k", value: .string("old"))])
        }
        let table = GeoPackageTable(name: "zones", geometry: nil, columns: [.init("k", .text)], features: LazyFeatures(features))
        try writeGeoPackage(path, overwrite: true, GeoPackageContents(tables: [table], lastChange: GeoPackageTests.date))
    }

    private static func read(_ path: String) throws -> Set<JSONValue?> {
        Set(try GeoPackageReader(path).read(layer: "zones").0.features.map { $0.property("k") })
    }

    /// Does it, and gives the words that must be read at `path`.
    private static func apply(_ state: Case, _ path: String, _ folder: borrowing TemporaryFolder) throws -> (String, Writer?) {
        let writer = Writer(path)
        switch state {
        case .committedInLog:
            writer.run("PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0; \(update)")
            return ("new", writer)
        case .uncommittedInLog:
            writer.run("PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0; PRAGMA cache_size=1; BEGIN; \(update)")
            return ("old", writer)
        case .logMode:
            writer.run("PRAGMA journal_mode=WAL; \(update)")
            return ("new", nil)
        case .emptyLog: try writeFile(path + "-wal", [])
        case .headOfLog: try writeFile(path + "-wal", [UInt8](repeating: 1, count: 32))
        case .strangeLog: try writeFile(path + "-wal", [UInt8](repeating: 1, count: 5000))
        case .hotJournal:
            // Half of the pages are written when the program is cut off.
            writer.run("PRAGMA journal_mode=DELETE; PRAGMA cache_size=1; BEGIN; \(update)")
            for ending in ["", "-journal"] { try writeFile(folder.file("cut.gpkg\(ending)"), try readFile(path + ending)) }
            writer.run("ROLLBACK")
            for ending in ["", "-journal"] { unsafe rename(folder.file("cut.gpkg\(ending)"), path + ending) }
        case .persistedJournal:
            writer.run("PRAGMA journal_mode=PERSIST; \(update)")
            return ("new", nil)
        case .truncatedJournal:
            writer.run("PRAGMA journal_mode=TRUNCATE; \(update)")
            return ("new", nil)
        case .zeroedJournal: try writeFile(path + "-journal", [UInt8](repeating: 0, count: 5000))
        case .link:
            writer.run("PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0; \(update)")
            unsafe rename(path, folder.file("real.gpkg"))
            unsafe rename(path + "-wal", folder.file("real.gpkg-wal"))
            unsafe symlink("real.gpkg", path)
            return ("new", writer)
        }
        return ("old", nil)
    }

    @Test("as SQLite itself has it, whatever lies beside the file", arguments: Case.allCases)
    func states(state: Case) throws {
        let folder = TemporaryFolder()
        let path = folder.file("a |%?#'.gpkg")
        try Self.make(path)
        let (words, writer) = try Self.apply(state, path, folder)
        let before = try folder.names.map { try readFile(folder.file($0)) }
        #expect(try Self.read(path) == [.string(words)])
        #expect(try folder.names.map { try readFile(folder.file($0)) } == before, "nobody's file is changed, and none is made")
        withExtendedLifetime(writer) {}
    }

    @Test("a journal that cannot be taken in is refused, and the file that it names is left alone")
    func shared() throws {
        let folder = TemporaryFolder()
        let path = folder.file("a.gpkg")
        try Self.make(path)
        let mark: [UInt8] = [0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7]
        let named = Array(folder.file("precious").utf8)
        try writeFile(folder.file("precious"), [1])
        try writeFile(
            path + "-journal", mark + [UInt8](repeating: 0, count: 504) + named + [0, 0, 0, UInt8(named.count), 0, 0, 0, 0] + mark)
        #expect(#expect(throws: FileError.self) { try Self.read(path) }?.code == "gpkg-unsaved")
        #expect(folder.names.contains("precious"))
        try writeFile(path + "-journal", overwrite: true, [])
        unsafe mkdir(path + "-wal", 0o700)
        #expect(#expect(throws: FileError.self) { try Self.read(path) }?.code == "gpkg-unsaved")
    }

    @Test("the file that was opened is read and hashed, though another stands at its path")
    func replaced() throws {
        let folder = TemporaryFolder()
        let path = folder.file("a.gpkg")
        try Self.make(path)
        let hash = SHA256.hexDigest(of: try readFile(path))
        let reader = try GeoPackageReader(path)
        try writeGeoPackage(path, overwrite: true, GeoPackageContents(tables: [], lastChange: GeoPackageTests.date))
        #expect(try reader.read(layer: "zones").0.features.count == Self.rows)
        #expect(try reader.hash() == hash)
        unsafe remove(path)
        #expect(try reader.hash() == hash)
    }

    @Test("a file that is written to while it is read is refused")
    func written() throws {
        let folder = TemporaryFolder()
        let path = folder.file("a.gpkg")
        try Self.make(path)
        let reader = try GeoPackageReader(path)
        Writer(path).run("PRAGMA journal_mode=DELETE; CREATE TABLE more (x); \(Self.update)")
        #expect(#expect(throws: FileError.self) { try reader.hash() }?.code == "file-changed")
        #expect(#expect(throws: FileError.self) { try reader.read(layer: "zones") }?.code == "file-changed")
    }

    @Test("what is no file is no database")
    func pipe() {
        let folder = TemporaryFolder()
        unsafe mkfifo(folder.file("a.gpkg"), 0o600)
        #expect(#expect(throws: FileError.self) { try Self.read(folder.file("a.gpkg")) }?.code == "not-a-geopackage")
        #expect(#expect(throws: FileError.self) { try Self.read("/dev/null") }?.code == "not-a-geopackage")
        #expect(#expect(throws: FileError.self) { try Self.read(folder.path) }?.code == "file-is-folder")
    }

    @Test("a file as it was written has been changed as often as the writer says")
    func count() throws {
        let folder = TemporaryFolder()
        let path = folder.file("a.gpkg")
        try Self.make(path)
        #expect(try GeoPackageReader(path).changeCount() == GeoPackageContents.changeCount)
        Writer(path).run("PRAGMA journal_mode=WAL; PRAGMA journal_mode=DELETE")
        #expect(try GeoPackageReader(path).changeCount() > GeoPackageContents.changeCount)
    }

    @Test("a layer behind a bar, where no file has that name", arguments: ["a.gpkg", "b|c.gpkg", "b.gpkg|c.gpkg"])
    func bars(name: String) throws {
        let folder = TemporaryFolder()
        try Self.make(folder.file(name))
        for path in [name + "|zones", name + "|layername=zones", name + "|ZONES"] {
            #expect(try readFeatures(path: folder.file(path)).0.features.count == Self.rows)
        }
        #expect(#expect(throws: FileError.self) { try readFeatures(path: folder.file(name)) }?.code == "gpkg-layer-needed")
        #expect(#expect(throws: FileError.self) { try readFeatures(path: folder.file(name + "|x.csv")) }?.code == "gpkg-layer-not-found")
    }
}
