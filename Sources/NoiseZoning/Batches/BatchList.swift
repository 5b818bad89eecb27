import FeatureIO
import Wording

/// The packs whose maps are made in one run, as a text file names them: a folder a line, perhaps a tab and the name of its map.
///
/// Empty lines and lines that begin with `#` are nothing.
package struct BatchList: Sendable {
    /// A pack, and what its map is called.
    package struct Entry: Sendable, Hashable {
        /// The folder as the list has it.
        package let pack: String
        /// The same from where the program was started.
        package let folder: String
        /// The name of the file, `.gpkg` and all.
        package let map: String
    }

    /// In the order of the list: at least one.
    package let entries: [Entry]

    /// The longest list that is read, and the longest name: with a temporary name it must stay below the 255 bytes of a file system.
    private static let (sizeLimit, nameLimit) = (16 << 20, 200)

    /// Reads it; `-` is standard input, whose paths begin at the current folder. Linear in its bytes.
    ///
    /// Fails as `readFile` does, and with all faults of the list at once: `batch-path`, `batch-name`, `batch-twice`, or `batch-empty`.
    package init(_ path: String) throws(Failure) {
        let bytes: [UInt8]
        do throws(FileError) { bytes = try readFile(path, limit: Self.sizeLimit) } catch { throw Failure(error) }
        var reading = Reading(file: path)
        let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        for (number, line) in bytes.dropFirst(isMarked ? 3 : 0).split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            reading.take(line.last == 0x0D ? line.dropLast() : line, number: number + 1)
        }
        if reading.entries.isEmpty, !reading.faults.hasErrors {
            reading.faults.append(
                Diagnostic(
                    code: BatchFault.batchEmpty, file: path, what: "the list names no pack",
                    fix: "Write the folder of a data pack in each line"))
        }
        guard !reading.faults.hasErrors else { throw Failure(reading.faults.diagnostics) }
        entries = reading.entries
    }

    /// What was read of a list so far.
    private struct Reading {
        let file: String
        var entries: [Entry] = []
        var faults = DiagnosticTally()
        /// By what must not stand twice: the number of its line.
        private var (paths, packs, maps): ([String: Int], [FileIdentity: Int], [String: Int]) = ([:], [:], [:])

        init(file: String) { self.file = file }

        mutating func take(_ line: ArraySlice<UInt8>, number: Int) {
            guard let text = String(validating: line, as: UTF8.self) else {
                return refuse(BatchFault.batchPath, number, "this is no text in UTF-8", "Save the list as UTF-8")
            }
            let parts = text.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false).map(BatchList.trimmed)
            guard let pack = parts.first, !pack.isEmpty || parts.count > 1, !pack.hasPrefix("#") else { return }
            guard !pack.isEmpty, pack.utf8.count < 4096, pack.withoutControlCharacters == pack else {
                return refuse(
                    BatchFault.batchPath, number, "“\(pack)” is no path of a folder",
                    "Write one path in each line, without characters that cannot be seen")
            }
            let folder = BatchList.folder(pack, beside: file)
            guard let name = BatchList.name(parts.count > 1 ? parts[1] : BatchList.last(of: pack)) else {
                return refuse(
                    BatchFault.batchName, number,
                    "the map of “\(pack)” cannot be called “\(parts.count > 1 ? parts[1] : BatchList.last(of: pack))”",
                    "Write a name after the pack and a tab: at most \(nameLimit) bytes, no slash, no dot at its beginning")
            }
            guard isNew(pack: folder, map: name, number) else { return }
            entries.append(Entry(pack: pack, folder: folder, map: name))
        }

        private mutating func isNew(pack: String, map: String, _ number: Int) -> Bool {
            let identity = FileIdentity("\(pack)/pack.json")
            if let earlier = paths[pack] ?? identity.flatMap({ packs[$0] }) {
                refuse(BatchFault.batchTwice, number, "the pack stands in line \(earlier) already", "Take one of the lines out")
                return false
            }
            // Many file systems take names that differ in small and capital letters for one.
            if let earlier = maps[map.lowercased()] {
                refuse(
                    BatchFault.batchTwice, number, "\(map) is the map of line \(earlier) already",
                    "Write another name after the pack and a tab")
                return false
            }
            (paths[pack], maps[map.lowercased()]) = (number, number)
            if let identity { packs[identity] = number }
            return true
        }

        private mutating func refuse(_ code: BatchFault, _ line: Int, _ what: Phrase, _ fix: Phrase) {
            faults.append(Diagnostic(code: code, file: file, line: line, what: what, fix: fix))
        }
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }

    private static func folder(_ pack: String, beside list: String) -> String {
        if pack.hasPrefix("/") { return pack }
        guard list != "-", let slash = list.lastIndex(of: "/") else { return pack.hasPrefix("-") ? "./\(pack)" : pack }
        return "\(list[...slash])\(pack)"
    }

    private static func last(of pack: String) -> String { pack.split(separator: "/").last.map(String.init) ?? "" }

    /// With `.gpkg` at its end; nil for what no file may be called here.
    private static func name(_ text: String) -> String? {
        let name = text.hasSuffix(".gpkg") ? text : text + ".gpkg"
        guard name != ".gpkg", !name.hasPrefix("."), !name.utf8.contains(UInt8(ascii: "/")), name.utf8.count <= nameLimit,
            name.withoutControlCharacters == name
        else { return nil }
        return name
    }
}
