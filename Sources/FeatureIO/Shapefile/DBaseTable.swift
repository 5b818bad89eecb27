import StrictJSON
import Wording

/// The table of a `.dbf` (dBASE III and what descends from it).
struct DBaseTable {
    private let bytes: [UInt8]
    private let fields: [DBaseField]
    private let encoding: TextEncoding
    private let firstRow: Int
    private let rowSize: Int
    /// How many rows there are, deleted ones as well.
    let count: Int

    /// Reads the header. `encoding` is what a `.cpg` names; else the header's own mark decides, else UTF-8 if all of it is, else GBK
    /// with a warning. A name that two fields have fails with `dbf-field-twice`. Fails with `dbf-damaged`, and with `encoding-unavailable`.
    init(_ bytes: [UInt8], file: String, encoding named: TextEncoding?, _ diagnostics: inout [Diagnostic]) throws(FileError) {
        self.bytes = bytes
        do throws(ByteReader.Short) {
            var header = ByteReader(bytes)
            try header.skip(4)
            let said = Int(try header.uint32(littleEndian: true))
            firstRow = Int(try header.uint16(littleEndian: true))
            rowSize = Int(try header.uint16(littleEndian: true))
            guard bytes.count >= 32, firstRow >= 33, rowSize >= 1, firstRow <= bytes.count, said <= (bytes.count - firstRow) / rowSize
            else {
                throw ByteReader.Short()
            }
            count = said
            fields = try DBaseField.read(bytes, header: firstRow, row: rowSize)
        } catch {
            throw FileError(
                code: FileFault.dbfDamaged, path: file, what: "the table of properties is damaged or not complete",
                fix: "Copy or export the layer again", kind: .badData)
        }
        encoding = DBaseTable.encoding(bytes, fields, rows: firstRow..<(firstRow + count * rowSize), named, file, &diagnostics)
        // Whether the system knows the encoding is asked once and early.
        _ = try TextDecoder(encoding, path: file)
        var names: Set<String> = []
        for field in fields where !names.insert(field.name(encoding)).inserted {
            throw FileError(
                code: FileFault.dbfFieldTwice, path: file, what: "two fields have the name \(field.name(encoding))",
                fix: "Give every field a name of its own, of ten letters at most", kind: .badData)
        }
        for field in fields where !field.isRead {
            diagnostics.append(
                Diagnostic(
                    code: FileFault.dbfFieldType, severity: .warning, file: file,
                    what: "the field \(field.name(encoding)) is of the type \(field.typeName), which is not read",
                    fix: "Convert it to text or number, or leave it out"))
        }
    }

    /// The properties of a row (from 0); nil if it is marked as deleted.
    func properties(row: Int, _ faults: inout FaultList) -> [JSONMember]? {
        let start = firstRow + row * rowSize
        if bytes[start] == UInt8(ascii: "*") { return nil }
        var members: [JSONMember] = []
        for field in fields where field.isRead {
            let raw = bytes[(start + field.offset)..<(start + field.offset + field.size)]
            members.append(JSONMember(name: field.name(encoding), value: field.value(raw, encoding, &faults)))
        }
        return members
    }

    /// What a `.cpg` names, or the header's mark, each held against the bytes; else what the bytes can be.
    private static func encoding(
        _ bytes: [UInt8], _ fields: [DBaseField], rows: Range<Int>, _ named: TextEncoding?, _ file: String,
        _ diagnostics: inout [Diagnostic]
    ) -> TextEncoding {
        let letters = (fields.flatMap(\.rawName) + bytes[rows]).filter { $0 >= 0x80 }
        guard !letters.isEmpty else { return named ?? .utf8 }
        let texts = fields.map(\.rawName)[...] + [Array(bytes[rows])]
        let isUTF8 = (fields.map(\.wholeName)[...] + [Array(bytes[rows])]).allSatisfy { String(validating: $0, as: UTF8.self) != nil }
        func doubt(_ code: some FaultCode, _ what: Phrase, _ fix: Phrase) {
            diagnostics.append(Diagnostic(code: code, severity: .warning, file: file, what: what, fix: fix))
        }
        let marked = encoding(mark: bytes[29])
        if let named {
            if isUTF8, named != .utf8, isSure(texts, not: named) {
                doubt(
                    FileFault.encodingDoubtful,
                    "the .cpg names another encoding, but the texts are UTF-8 to the last byte; they are read as UTF-8",
                    "Write UTF-8 into the .cpg file")
                return .utf8
            } else if !isUTF8, named == .utf8, texts.allSatisfy({ isSound($0, .gbk) }) {
                doubt(
                    FileFault.encodingDoubtful, "the .cpg names UTF-8, which the texts are not; they are read as GBK",
                    "Write GBK into the .cpg file")
                return .gbk
            } else if isUTF8, named != .utf8 {
                doubt(
                    FileFault.encodingDoubtful,
                    "the .cpg names another encoding, but the texts are UTF-8 to the last byte; they are read as the .cpg says",
                    "Write UTF-8 into the .cpg file")
            } else if let marked, marked != named, !isUTF8 {
                doubt(
                    FileFault.encodingDoubtful,
                    "the .cpg and the language mark of the .dbf name different encodings; the texts are read as the .cpg says",
                    "Write the right encoding into the .cpg file")
            }
            return named
        }
        if let marked { return marked }
        if isUTF8 { return .utf8 }
        // Many programs mark every table as Western, whatever is in it.
        if isWestern(mark: bytes[29]), !texts.allSatisfy({ isSound($0, .gbk) }) { return .windows1252 }
        doubt(
            FileFault.encodingAssumed, "nothing says in which encoding the texts are; they are read as GBK",
            "Add a .cpg file with UTF-8 or GBK in it")
        return .gbk
    }

    /// Whether texts that are UTF-8 cannot be what they are said to be: they make no sense in it, or hold more Chinese characters in UTF-8
    /// than chance puts there.
    private static func isSure(_ texts: ArraySlice<[UInt8]>, not named: TextEncoding) -> Bool {
        if !texts.allSatisfy({ isSound($0, named) }) { return true }
        let chance = 4
        return texts.lazy.flatMap { String(decoding: $0, as: UTF8.self).unicodeScalars }.count { (0x4E00...0x9FFF).contains($0.value) }
            >= chance
    }

    private static func isSound(_ text: [UInt8], _ encoding: TextEncoding) -> Bool {
        guard var decoder = try? TextDecoder(encoding, path: "") else { return false }
        return !String(decoding: decoder.decode(text), as: UTF8.self).unicodeScalars.contains("\u{FFFD}")
    }

    /// The encoding that the header's language mark stands for; nil for none and for those that are not known.
    private static func encoding(mark: UInt8) -> TextEncoding? {
        switch mark {
        case 0x4D, 0x7A: .gbk
        case 0x4F, 0x78: TextEncoding("big5")
        case 0x13, 0x7B: TextEncoding("cp932")
        case 0x4E, 0x79: TextEncoding("cp949")
        case 0xC9: TextEncoding("cp1251")
        default: nil
        }
    }

    private static func isWestern(mark: UInt8) -> Bool { [0x03, 0x57, 0x58, 0x59].contains(mark) }
}
