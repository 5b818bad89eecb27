import StrictJSON

/// One column of a `.dbf`, with all its values written: its width is that of the longest.
struct DBaseColumn {
    let type: UInt8
    let width: Int
    let decimals: Int
    private(set) var values: [[UInt8]] = []
    /// Rows whose text was cut.
    private(set) var cutRows: [Int] = []
    /// Letters that the encoding does not hold.
    private(set) var lost = 0

    /// Bytes of a text at most.
    private static let longestText = 254
    /// Digits of a number at most, and of them behind the point.
    private static let (longestNumber, mostDecimals) = (20, 10)

    private init(_ type: StaticString, width: Int, decimals: Int = 0, _ values: [[UInt8]]) {
        self.type = unsafe type.utf8Start.pointee
        (self.width, self.decimals, self.values) = (width, decimals, values)
    }

    /// Linear in the values.
    static func column(_ kind: GeoPackageColumn.DataType, _ properties: [JSONValue?], _ encoding: TextEncoding) -> DBaseColumn {
        switch kind {
        case .boolean:
            DBaseColumn(
                "L", width: 1, properties.map { if case .bool(let flag)? = $0 { Array((flag ? "T" : "F").utf8) } else { Array("?".utf8) } })
        case .integer, .real: numbers(kind, properties) ?? texts(properties, encoding)
        case .text, .date: texts(properties, encoding)
        }
    }

    /// Nil where one is longer than the format holds.
    private static func numbers(_ kind: GeoPackageColumn.DataType, _ properties: [JSONValue?]) -> DBaseColumn? {
        let numbers: [JSONNumber?] = properties.map { if case .number(let number)? = $0 { number } else { nil } }
        let places = min(mostDecimals, kind == .integer ? 0 : numbers.compactMap { $0.map(decimals) }.max() ?? 0)
        let texts = numbers.map { number in number.map { Array(FixedDecimal.text($0.double, places: places).utf8) } ?? [] }
        let longest = max(1, texts.map(\.count).max() ?? 0)
        guard longest <= longestNumber else { return nil }
        let padded = texts.map { Array(repeating: UInt8(ascii: " "), count: longest - $0.count) + $0 }
        return DBaseColumn("N", width: longest, decimals: places, padded)
    }

    private static func texts(_ properties: [JSONValue?], _ encoding: TextEncoding) -> DBaseColumn {
        var (texts, cut, lost): ([[UInt8]], [Int], Int) = ([], [], 0)
        for (row, value) in properties.enumerated() {
            let text = FieldText.text(value)
            let whole = TextEncoder.encode(Array(text.utf8), encoding)
            lost += whole.lost
            if whole.bytes.count > longestText { cut.append(row) }
            texts.append(whole.bytes.count > longestText ? FieldNames.cut(text, to: longestText, encoding).bytes : whole.bytes)
        }
        let longest = max(1, texts.map(\.count).max() ?? 0)
        var column = DBaseColumn("C", width: longest, texts.map { $0 + Array(repeating: UInt8(ascii: " "), count: longest - $0.count) })
        (column.cutRows, column.lost) = (cut, lost)
        return column
    }

    /// The digits behind the point as the number is written.
    private static func decimals(_ number: JSONNumber) -> Int {
        let digits = number.literal.utf8
        if digits.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }) { return mostDecimals }
        return digits.firstIndex(of: UInt8(ascii: ".")).map { digits.distance(from: $0, to: digits.endIndex) - 1 } ?? 0
    }
}
