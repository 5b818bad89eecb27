import StrictJSON

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
    /// with a warning. Fails with `dbf-damaged`, and with `encoding-unavailable`.
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
                code: "dbf-damaged", path: file, what: "the table of properties is damaged or not complete",
                fix: "Copy or export the layer again", kind: .badData)
        }
        let rows = bytes[firstRow..<(firstRow + count * rowSize)]
        if let known = named ?? DBaseTable.encoding(mark: bytes[29]) {
            encoding = known
        } else if String(validating: rows, as: UTF8.self) != nil {
            encoding = .utf8
        } else {
            encoding = .gbk
            diagnostics.append(
                Diagnostic(
                    code: "encoding-assumed", severity: .warning, file: file,
                    what: "nothing says in which encoding the texts are; they are read as GBK",
                    fix: "Add a .cpg file with UTF-8 or GBK in it"))
        }
        // Whether the system knows the encoding is asked once and early.
        _ = try TextDecoder(encoding, path: file)
        for field in fields where !field.isRead {
            diagnostics.append(
                Diagnostic(
                    code: "dbf-field-type", severity: .warning, file: file,
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

    /// The encoding that the header's language mark stands for; nil for none and for those that are not known.
    private static func encoding(mark: UInt8) -> TextEncoding? {
        switch mark {
        case 0x4D, 0x7A: .gbk
        case 0x4F, 0x78: TextEncoding("big5")
        case 0x13, 0x7B: TextEncoding("cp932")
        case 0x4E, 0x79: TextEncoding("cp949")
        case 0xC9: TextEncoding("cp1251")
        case 0x03, 0x57, 0x58, 0x59: .windows1252
        default: nil
        }
    }
}
