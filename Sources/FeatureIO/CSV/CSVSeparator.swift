/// What stands between the fields of a CSV text: what its first line says (`sep=;`), else what its header shows.
enum CSVSeparator {
    /// What programs write, the usual one first.
    private static let usual = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]

    /// The separator of a text by its start.
    ///
    /// Where the header holds more than one of the usual ones, it is the first that cuts the next row into as many fields as the header.
    static func found(in start: [UInt8]) -> UInt8 {
        if let said = said(in: firstLine(of: start)) { return said }
        let cuts = usual.map { (separator: $0, widths: widths(start, $0)) }.filter { $0.widths.header > 1 }
        return (cuts.first { $0.widths.row == $0.widths.header } ?? cuts.first)?.separator ?? usual[0]
    }

    /// The separator that a line names, as Excel reads it: `sep=;`, in quotes or not; nil for any other line.
    static func said(in line: some Sequence<UInt8>) -> UInt8? {
        var bytes = Array(line)
        if bytes.last == 0x0D { bytes.removeLast() }
        if bytes.count == 7, bytes.first == UInt8(ascii: "\""), bytes.last == UInt8(ascii: "\"") { bytes = Array(bytes[1..<6]) }
        guard bytes.count == 5, String(decoding: bytes[..<4], as: UTF8.self).lowercased() == "sep=" else { return nil }
        let separator = bytes[4]
        return separator > 0x20 && separator < 0x7F && separator != UInt8(ascii: "\"") || separator == 0x09 ? separator : nil
    }

    private static func firstLine(of start: [UInt8]) -> ArraySlice<UInt8> { start.prefix { $0 != 0x0A } }

    /// How many fields the first two rows have that are not blank.
    private static func widths(_ start: [UInt8], _ separator: UInt8) -> (header: Int, row: Int?) {
        var parser = CSVParser(separator: separator)
        var counts: [Int] = []
        for line in start.split(separator: 0x0A, omittingEmptySubsequences: false) {
            parser.feed(line + [0x0A]) { if !$0.source.isEmpty { counts.append($0.count) } }
            if counts.count > 1 { break }
        }
        return (counts.first ?? 0, counts.dropFirst().first)
    }
}
