import Wording

/// The bytes of a JSON text and the name of its file: what is needed to say where something stands.
final class JSONSource: Sendable {
    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    let file: String
    let bytes: [UInt8]

    init(file: String, bytes: [UInt8]) {
        self.file = file
        self.bytes = bytes
    }

    /// An error at a byte offset. O(offset), for counting the lines.
    func error(at offset: Int, path: String = "", _ what: Phrase) -> JSONError {
        let place = JSONSource.lineAndColumn(of: offset, in: bytes)
        return JSONError(file: file, line: place.line, column: place.column, path: path, what: what)
    }

    /// Line and column (from 1, column in Unicode scalars) of a byte offset. A byte order mark takes no column. O(offset).
    static func lineAndColumn(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
        var line = 1
        var lineStart = bytes.starts(with: byteOrderMark) ? 3 : 0
        let end = min(offset, bytes.count)
        var i = lineStart
        while i < end {
            let byte = bytes[i]
            i += 1
            if byte == UInt8(ascii: "\n") || (byte == UInt8(ascii: "\r") && !(i < bytes.count && bytes[i] == UInt8(ascii: "\n"))) {
                line += 1
                lineStart = i
            }
        }
        var column = 1
        var j = lineStart
        while j < end {
            if bytes[j] & 0xC0 != 0x80 { column += 1 }
            j += 1
        }
        return (line, column)
    }
}
