import Foundation
import Testing
import ZoneQueries

@Suite("An index as scripts see it")
struct IndexCommandTests {
    @Test("is written beside its map, names it, and is the same each time")
    func written() throws {
        let folder = try TemporaryFolder()
        try SmallPack().write(into: folder)
        let built = try Command.run(["build", "small", "-o", "m.gpkg", "--date", "2026-11-20"], in: folder)
        #expect(built.code == 0)
        let (first, second) = (
            try Command.run(["index", "m.gpkg", "-o", "m.nzi", "--date", "2026-11-20"], in: folder),
            try Command.run(["index", "m.gpkg", "-o", "again.nzi", "--date", "2026-11-20"], in: folder)
        )
        #expect(first.code == 0 && second.code == 0)
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.path("m.nzi"))))
        #expect(try [UInt8](Data(contentsOf: URL(fileURLWithPath: folder.path("again.nzi")))) == bytes)
        let index = try MappedIndex(folder.path("m.nzi"))
        #expect(try index.finding(index.label(longitude: 116.505, latitude: 39.797))?.zoneClass?.id == "2")
        #expect(try index.finding(index.label(longitude: 116.505, latitude: 39.7952))?.zoneClass?.id == "4a")
        #expect(try index.finding(index.label(longitude: 116.53, latitude: 39.797))?.status == .outside)
        let asked = try Command.run(
            ["query", "--at", "116.505,39.797", "--crs", "wgs84", "--map", "m.gpkg", "--date", "2026-11-20", "--format", "ndjson"],
            in: folder)
        #expect(asked.out.contains(index.head.mapHash))
    }

    @Test(
        "an output that is no index, or stands already, is refused",
        arguments: [("m.gpkg.idx", Int32(64)), ("small/pack.json", 64), ("stands.nzi", 73)])
    func refused(_ output: String, code: Int32) throws {
        let folder = try TemporaryFolder()
        try SmallPack().write(into: folder)
        try folder.write("stands.nzi", "mine")
        let said = try Command.run(["index", "small", "-o", output, "--date", "2026-11-20"], in: folder)
        #expect(said.code == code)
        #expect(try folder.read("stands.nzi") == "mine")
    }
}
