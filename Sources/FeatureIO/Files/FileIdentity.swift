import SystemIO

/// A file of the disk, by whatever name it is reached: spelled otherwise, through a link, or as an open stream.
package struct FileIdentity: Hashable {
    private let device: UInt
    private let number: UInt

    /// Nil for what is not there, and for what is no file and has no content to lose. `-` is standard input or, with `isOutput`, output.
    package init?(_ path: String, isOutput: Bool = false) {
        guard let status = regularFile(path, isOutput: isOutput) else { return nil }
        device = UInt(status.st_dev)
        number = UInt(status.st_ino)
    }

    /// Whether an output would take the place of one of the files that are read, or of a file that belongs to one of them.
    static func output(_ path: String, isAmong inputs: [String]) -> Bool {
        guard !inputs.isEmpty, let output = FileIdentity(path, isOutput: true) else { return false }
        return inputs.contains { input in parts(of: input).contains { FileIdentity($0) == output } }
    }

    /// The files that are read with one: a shapefile has its table and its reference system beside it, a database its journal.
    package static func parts(of path: String) -> [String] {
        let file = path.split(separator: "|", maxSplits: 1).first.map(String.init) ?? path
        let names = file == path ? [path] : [path, file]
        return names.flatMap { name -> [String] in
            switch FileEnding(name) {
            case .shapefile:
                [name] + ["shx", "dbf", "prj", "cpg"].flatMap { part in [part, part.uppercased()].map { name.dropLast(3) + $0 } }
            case .geoPackage: [name] + ["-wal", "-shm", "-journal"].map { name + $0 }
            default: [name]
            }
        }
    }
}
