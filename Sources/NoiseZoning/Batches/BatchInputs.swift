import FeatureIO
import ZoningFiles
import ZoningModel

/// Everything that a map is made from, as one hash.
enum BatchInputs {
    /// Of the version of the program, the options, and every file of the pack by its name and bytes. Linear in them.
    ///
    /// - Parameters:
    ///   - words: the options that hold for the map.
    ///   - files: what they name.
    static func hash(pack folder: String, words: [String], files: [String]) -> String {
        var hash = SHA256()
        func add(_ text: String) { hash.add(Array(text.utf8) + [0]) }
        add(programVersion)
        for word in words { add(word) }
        for file in files { add(FileHash(of: file)?.sha256 ?? "-") }
        for path in self.files(of: folder) {
            guard FileIdentity(path) != nil, let file = FileHash(of: path) else { continue }
            // Not where it lies: a pack that is moved is the same pack.
            add(path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count + 1)) : path)
            add(file.sha256)
        }
        return hash.hexDigest()
    }

    /// What is read for the map, each once; some of the names are of no file.
    static func files(of folder: String) -> [String] {
        var seen: Set<String> = []
        return PackFiles.all(in: folder).filter { $0.hasPrefix("/") || $0.hasPrefix(folder + "/") }.flatMap(FileIdentity.parts)
            .filter { seen.insert($0).inserted }
    }
}
