import FeatureIO
import StrictJSON

/// Which maps of a folder are finished, by the hash of what they were made from and their own: `manifest.jsonl` in it, an object a line
/// (`noisezone.batch/1`).
///
/// A line is added when a map is finished, and of two lines of one map the later counts; a line that is torn counts for nothing.
/// A run begins and ends with the file written anew, whole or not at all.
struct BatchManifest {
    /// What is known of one map.
    struct Line: Equatable {
        /// The name of the file.
        let map: String
        /// The folder of the pack, as the list has it.
        let pack: String
        /// The SHA-256 of everything that the map is made from, and its own; nil for one that is begun, and so may be replaced.
        var hashes: Hashes?

        var json: [UInt8] {
            var writer = JSONWriter()
            writer.object { writer in
                writer.member("schema", "noisezone.batch/1")
                writer.member("map", map)
                writer.member("pack", pack)
                if let hashes {
                    writer.member("inputs_sha256", hashes.inputs)
                    writer.member("sha256", hashes.map)
                }
            }
            writer.newline()
            return writer.bytes
        }
    }

    struct Hashes: Equatable {
        let inputs: String
        let map: String
    }

    private let path: String
    private var lines: [String: Line] = [:]

    /// That of a folder; empty where there is none. Fails where it cannot be read.
    init(in folder: String) throws(FileError) {
        path = "\(folder)/manifest.jsonl"
        let bytes: [UInt8]
        do throws(FileError) { bytes = try readFile(path, pipes: false) } catch {
            guard error.fault == FileFault.fileNotFound else { throw error }
            return
        }
        for text in bytes.split(separator: 0x0A) { if let line = Self.line(Array(text)) { lines[line.map] = line } }
    }

    /// What is known of the map of that name.
    subscript(map: String) -> Line? { lines[map] }

    /// Says that a map is ours: begun, or finished.
    mutating func set(_ line: Line) { lines[line.map] = line }

    /// Writes the file anew: first the maps of the list, in its order, then those of earlier lists, by name.
    func write(_ order: [String], beginning isBeginning: Bool, keeping isThere: (String) -> Bool) throws(FileError) {
        let others = Set(lines.keys).subtracting(order).sorted().filter(isThere)
        let known = (order + others).compactMap { lines[$0] }.filter { isBeginning || $0.hashes != nil }
        try writeFile(path, overwrite: true, known.flatMap(\.json))
    }

    /// What lines are added to. After `write`.
    func appending() throws(FileError) -> AppendedFile { try AppendedFile(path) }

    private static func line(_ text: [UInt8]) -> Line? {
        guard var object = try? JSONDocument(text).object(), (try? object.string("schema")) == "noisezone.batch/1",
            let map = try? object.string("map"), let pack = try? object.string("pack")
        else { return nil }
        guard let inputs = try? object.string("inputs_sha256"), let hash = try? object.string("sha256") else {
            return Line(map: map, pack: pack)
        }
        return Line(map: map, pack: pack, hashes: Hashes(inputs: inputs, map: hash))
    }
}
