import FeatureIO
import Regulation
import ZoningFiles

/// Where a map comes from: a file that was built, or a pack that is built now.
public enum MapSource: Sendable, Hashable {
    case map(String)
    case pack(String)

    /// The pack that ships with the program.
    public static func shipped() throws(Failure) -> MapSource {
        guard let folder = DefaultPack.folder else {
            throw Failure(
                .notFound, SessionFault.packMissing, "the data pack \(DefaultPack.name) is not beside the program",
                fix: "Name a pack with --pack")
        }
        return .pack(folder)
    }

    /// A map, or a pack: whichever the path is.
    public static func either(_ path: String) throws(Failure) -> MapSource {
        if Machine.exists("\(path)/pack.json") { return .pack(path) }
        if isFolder(path) {
            throw Failure(
                .notFound, SessionFault.packMissing, file: path, "this folder holds no pack.json, so it is no data pack",
                fix: "Give a zone map, or the folder with pack.json")
        }
        return .map(path)
    }

    /// The files that are read for it.
    package var files: [String] {
        switch self {
        case .map(let path): [path]
        case .pack(let folder): PackFiles.all(in: folder)
        }
    }
}

/// The data pack that ships with the program.
package enum DefaultPack {
    fileprivate static let name = "GeoData/\(Ruleset.standardPack)"

    /// The pack of the standard rules in the folder of the program or one above it, then from the current folder upwards; nil if it is nowhere.
    package static var folder: String? {
        for start in [Machine.programFolder, Machine.currentFolder] {
            guard var folder = start else { continue }
            while true {
                let candidate = "\(folder)/\(name)"
                if Machine.exists("\(candidate)/pack.json") { return candidate }
                guard let slash = folder.lastIndex(of: "/") else { break }
                folder = String(folder[..<slash])
            }
        }
        return nil
    }
}
