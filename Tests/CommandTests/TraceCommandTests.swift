import Foundation
import Testing

@Suite("Layers that trace writes")
struct TraceCommandTests {
    private static let layers = ["district.geojson", "rail.geojson", "roads.geojson", "zones.geojson"]

    private static func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try FileManager.default.copyItem(
            at: Command.repository.appendingPathComponent("GeoData/beijing-etown"), to: folder.url.appendingPathComponent("pack"))
        return folder
    }

    @Test("the pack that is traced may hold them: they are the same again")
    func same() throws {
        let folder = try Self.folder()
        let before = try folder.contents()
        let outcome = try Command.run(["trace", "pack", "-o", "pack", "--overwrite"], in: folder)
        #expect(outcome.code == 0, "\(outcome.err)")
        #expect(try folder.contents() == before)
    }

    @Test("all four are written, or none", arguments: layers)
    func allOrNone(_ layer: String) throws {
        let folder = try Self.folder()
        // One that stands there already: nothing unasked.
        try folder.write("new/\(layer)", "mine")
        let exists = try Command.run(["trace", "pack", "-o", "new"], in: folder)
        #expect(exists.code == 73 && exists.err.contains("[file-exists]"), "\(exists.err)")
        #expect(exists.out.isEmpty, "no report of what was not written")
        #expect(try folder.contents().filter { $0.key.hasPrefix("new/") } == ["new/\(layer)": Data("mine".utf8)])
        // One that cannot be replaced, the others could.
        for other in Self.layers where other != layer { try folder.write("held/\(other)", "mine \(other)") }
        try FileManager.default.createDirectory(atPath: folder.path("held/\(layer)"), withIntermediateDirectories: false)
        let before = try folder.contents()
        let held = try Command.run(["trace", "pack", "-o", "held", "--overwrite"], in: folder)
        #expect(held.code == 73 && held.err.contains("[file-is-folder]"), "\(held.err)")
        #expect(try folder.contents() == before)
        // A disk that fills up: the largest layer does not fit, and the small ones before it are not written either.
        let full = try Command.shell("mkdir full; ulimit -f 20; Tools/run trace pack -o full >/dev/null", in: folder)
        #expect(full.code == 74 && full.out.contains("[file-size-limit]"), "\(full.out)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("full")) == [])
    }

    @Test("the network is read, so no layer is written over it, by whatever name", arguments: ["same", "link", "hard"])
    func network(_ way: String) throws {
        let folder = try Self.folder()
        let network = folder.path("pack/network.geojson")
        switch way {
        case "same":
            try FileManager.default.removeItem(atPath: folder.path("pack/roads.geojson"))
            try FileManager.default.moveItem(atPath: network, toPath: folder.path("pack/roads.geojson"))
            let pack = try folder.read("pack/pack.json").replacing("network.geojson", with: "roads.geojson")
            try folder.write("pack/pack.json", pack)
        case "link":
            try FileManager.default.removeItem(atPath: folder.path("pack/zones.geojson"))
            try FileManager.default.createSymbolicLink(atPath: folder.path("pack/zones.geojson"), withDestinationPath: network)
        default:
            try FileManager.default.removeItem(atPath: folder.path("pack/zones.geojson"))
            try FileManager.default.linkItem(atPath: network, toPath: folder.path("pack/zones.geojson"))
        }
        let before = try folder.contents()
        let outcome = try Command.run(["trace", "pack", "-o", "pack", "--overwrite"], in: folder)
        #expect(outcome.code == 73 && outcome.err.contains("[output-is-input]"), "\(outcome.err)")
        #expect(try folder.contents() == before)
    }

    @Test("a file is no folder for layers, and a folder that is missing is told")
    func places() throws {
        let folder = try Self.folder()
        try folder.write("file.geojson", "mine")
        let file = try Command.run(["trace", "pack", "-o", "file.geojson", "--overwrite"], in: folder)
        #expect(file.code == 73 && file.err.contains("[output-is-file]"), "\(file.err)")
        let missing = try Command.run(["trace", "pack", "-o", "none"], in: folder)
        #expect(missing.code == 73 && missing.err.contains("[folder-not-found]"), "\(missing.err)")
    }

    @Test("what is killed leaves whole layers and no other file", arguments: [0.02, 0.05, 0.1, 0.2])
    func killed(_ seconds: Double) throws {
        let folder = try Self.folder()
        let before = try folder.contents()
        _ = try Command.shell(
            "Tools/run trace pack -o pack --overwrite >/dev/null & sleep \(seconds); kill -9 $!; wait", in: folder)
        // The layers are the same as before, so every mixture of old and new is as well; a part of one would not be.
        let after = try folder.contents().filter { !$0.key.hasSuffix(".part") }
        #expect(after == before)
    }
}
