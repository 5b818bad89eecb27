/// The name of an output.
package enum OutputName {
    /// The ending of a name in small letters, without its dot; nil where there is none.
    package static func ending(_ path: String) -> String? {
        guard let name = path.split(separator: "/").last, let dot = name.lastIndex(of: ".") else { return nil }
        let ending = name[name.index(after: dot)...].lowercased()
        return ending.isEmpty ? nil : ending
    }
}
