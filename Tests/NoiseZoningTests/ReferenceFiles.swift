import Foundation

/// Figures to try the program on, which are not part of it: where a folder beside the repository holds them, they are used.
enum ReferenceFiles {
    static let missing = "there is no folder reference beside the repository, or in one of the folders beside it"

    /// `…/reference/` with the file in it; nil where there is none.
    static func path(_ name: String) -> String? {
        let parent = URL(filePath: ETown.folder).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let folders = (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? []
        return folders.sorted().map { "\(parent.path)/\($0)/reference/\(name)" }.first { FileManager.default.fileExists(atPath: $0) }
    }
}
