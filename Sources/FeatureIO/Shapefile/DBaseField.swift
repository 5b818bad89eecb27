import StrictJSON

/// A column of a `.dbf`.
struct DBaseField {
    let rawName: [UInt8]
    private let type: UInt8
    /// Where it stands in a row, behind the mark of deletion.
    let offset: Int
    let size: Int

    /// The columns of a header that ends at `header`; throws where they do not fit in a row.
    static func read(_ bytes: [UInt8], header: Int, row: Int) throws(ByteReader.Short) -> [DBaseField] {
        var fields: [DBaseField] = []
        var offset = 1
        var at = 32
        while at + 32 <= header, bytes[at] != 0x0D {
            let name = bytes[at..<(at + 11)].prefix { $0 != 0 }
            let type = bytes[at + 11]
            // Long texts keep the upper byte of their size where numbers have their decimals.
            let size = Int(bytes[at + 16]) + (type == UInt8(ascii: "C") ? Int(bytes[at + 17]) << 8 : 0)
            guard offset + size <= row else { throw ByteReader.Short() }
            fields.append(DBaseField(rawName: Array(name), type: type, offset: offset, size: size))
            offset += size
            at += 32
        }
        return fields
    }

    /// Whether values of its type are read: text, number, float, logical, date, integer.
    var isRead: Bool { "CNFLDI".utf8.contains(type) && (type != UInt8(ascii: "I") || size == 4) }

    var typeName: String { (0x21...0x7E).contains(type) ? String(Character(Unicode.Scalar(type))) : "0x" + String(type, radix: 16) }

    func name(_ encoding: TextEncoding) -> String {
        let name = DBaseField.text(rawName[...], encoding)
        return isCut && name.last == "\u{FFFD}" ? String(name.dropLast()) : name
    }

    /// Whether the name may have been cut off in the middle of a letter: it has ten bytes, of many programs eleven.
    private var isCut: Bool { rawName.count >= 10 }

    /// The name without a letter of UTF-8 that was cut off.
    var wholeName: [UInt8] {
        guard isCut, let lead = rawName.lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return rawName }
        let size = rawName[lead] >= 0xF0 ? 4 : rawName[lead] >= 0xE0 ? 3 : rawName[lead] >= 0xC0 ? 2 : 1
        return rawName.count - lead < size ? Array(rawName[..<lead]) : rawName
    }

    /// The value in the bytes of one row; null where it is blank. What cannot be read is told and kept as text.
    func value(_ raw: ArraySlice<UInt8>, _ encoding: TextEncoding, _ faults: inout FaultList) -> JSONValue {
        if type == UInt8(ascii: "I") {
            var reader = ByteReader(Array(raw))
            return .number(JSONNumber(Int((try? reader.int32(littleEndian: true)) ?? 0)))
        }
        let trimmed = DBaseField.trimmed(raw, leading: type != UInt8(ascii: "C"))
        if trimmed.isEmpty { return type == UInt8(ascii: "C") ? .string("") : .null }
        let text = DBaseField.text(trimmed, encoding)
        var value: JSONValue?
        if type != UInt8(ascii: "C"), text.allSatisfy({ $0 == "*" }) {
            faults.add(
                FileFault.dbfOverflow, severity: .warning,
                "the value of \(name(encoding)) did not fit into its field, which is full of stars; there is none",
                fix: "Make the field wider and give the value again")
            return .null
        }
        switch type {
        case UInt8(ascii: "C"):
            if text.unicodeScalars.contains("\u{FFFD}") {
                faults.add(
                    FileFault.textEncoding, severity: .warning, "the text of \(name(encoding)) is not in the encoding of the table",
                    fix: "Name the right encoding in the .cpg file")
            }
            return .string(text)
        case UInt8(ascii: "L"): value = DBaseField.logical(text)
        case UInt8(ascii: "D"): value = DBaseField.date(trimmed)
        default: value = DBaseField.number(text)
        }
        if let value { return value }
        faults.add(
            FileFault.dbfValue, severity: .warning, "the value of \(name(encoding)) cannot be read as its type \(typeName): \"\(text)\"",
            fix: "Correct the value")
        return .string(text)
    }

    private static func trimmed(_ raw: ArraySlice<UInt8>, leading: Bool) -> ArraySlice<UInt8> {
        // Some writers put the mark that ends the file (1A) into the last field.
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0 || $0 == 0x1A }
        let cut = raw.prefix { $0 != 0 }
        guard let last = cut.lastIndex(where: { !isBlank($0) }) else { return [] }
        return leading ? cut[...last].drop(while: isBlank) : cut[...last]
    }

    private static func text(_ raw: ArraySlice<UInt8>, _ encoding: TextEncoding) -> String {
        if raw.allSatisfy({ $0 < 0x80 }) { return String(decoding: raw, as: UTF8.self) }
        guard var decoder = try? TextDecoder(encoding, path: "") else { return String(decoding: raw, as: UTF8.self) }
        return String(decoding: decoder.decode(Array(raw)), as: UTF8.self)
    }

    private static func number(_ text: String) -> JSONValue? {
        if let value = try? JSONParser.parse(Array(text.utf8)), case .number = value { return value }
        // Other writings of a number: +5, .5, 007, 1.
        guard text.utf8.allSatisfy({ $0 < 0x40 || $0 | 0x20 == UInt8(ascii: "e") }), let number = Double(text), number.isFinite else {
            return nil
        }
        return JSONValue.real(number)
    }

    private static func logical(_ text: String) -> JSONValue? {
        switch text {
        case "T", "t", "Y", "y": .bool(true)
        case "F", "f", "N", "n": .bool(false)
        case "?": .null
        default: nil
        }
    }

    /// `20261120` as `2026-11-20`; zeros are no date.
    private static func date(_ raw: ArraySlice<UInt8>) -> JSONValue? {
        let digits = Array(raw)
        guard digits.count == 8, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        if digits.allSatisfy({ $0 == 0x30 }) { return .null }
        let text = String(decoding: digits, as: UTF8.self)
        return .string("\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))")
    }
}
