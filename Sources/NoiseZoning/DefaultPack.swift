/// The data pack that ships with the program.
package enum DefaultPack {
    private static let name = "GeoData/beijing-etown"

    /// `GeoData/beijing-etown` in the folder of the program or one above it, then from the current folder upwards; nil if it is nowhere.
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
