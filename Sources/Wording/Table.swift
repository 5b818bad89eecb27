/// The one table of translations, `zh.txt`: an English template on a line of its own, its Chinese indented on the next.
///
/// Blank lines, and lines that begin with `#`, are for the reader.
enum Table {
    /// Chinese by English template; read once, when Chinese is first asked for.
    static let zh = Dictionary(entries(of: PackageResources.zh_txt).map { ($0.english, $0.chinese) }) { first, _ in first }

    /// Every entry in the order of the file, those that stand twice twice.
    static func entries(of bytes: [UInt8]) -> [(english: String, chinese: String)] {
        var entries: [(english: String, chinese: String)] = []
        var english: String?
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") where !line.hasPrefix("#") {
            if !line.hasPrefix("    ") {
                english = String(line)
            } else if let key = english {
                entries.append((key, String(line.dropFirst(4))))
                english = nil
            }
        }
        return entries
    }
}
