/// A CSV text in memory.
package enum CSVText {
    /// The fields of every row, the header first. Linear in the bytes.
    package static func rows(of bytes: [UInt8], separator: UInt8) -> [[String]] {
        var parser = CSVParser(separator: separator)
        var rows: [[String]] = []
        parser.feed(bytes) { rows.append($0.fields) }
        parser.finish { rows.append($0.fields) }
        return rows
    }
}
