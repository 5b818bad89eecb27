import StrictJSON

/// Reads features one after the other: newline-delimited (one a line) or as RFC 8142 has it (a record separator before each).
///
/// A record that is not JSON is reported and the others are read.
struct GeoJSONSequence {
    private static let recordSeparator: UInt8 = 0x1E

    /// The members of the records so far that are a FeatureCollection without features: what a file says of itself.
    private(set) var members: [JSONMember] = []
    private let bytes: [UInt8]
    private let records: [Range<Int>]
    private var reader: GeoJSONReader
    private var place = 0
    private var ordinal = 0
    private var (line, counted) = (1, 0)

    init(_ bytes: [UInt8], file: String, crs: String) {
        self.bytes = bytes
        records = Self.records(bytes)
        reader = GeoJSONReader(bytes, file: file)
        reader.crs = crs
    }

    static func read(_ bytes: [UInt8], file: String, assumedCRS: String) -> (FeatureCollection, [Diagnostic]) {
        var collection = FeatureCollection(crs: assumedCRS)
        var diagnostics: [Diagnostic] = []
        var sequence = GeoJSONSequence(bytes, file: file, crs: assumedCRS)
        while let (row, isJSON) = sequence.next() {
            if isJSON { collection.features.append(row.feature) }
            diagnostics += row.diagnostics
        }
        collection.members = sequence.members
        return (collection, diagnostics + RangeCheck.diagnostics(collection, file: file))
    }

    /// The next record with its faults; one that is not JSON has nothing but a fault. Nil behind the last.
    mutating func next() -> (row: FeatureRow, isJSON: Bool)? {
        while place < records.count {
            let range = records[place]
            place += 1
            line += bytes[counted..<range.lowerBound].reduce(into: 0) { if $1 == 0x0A { $0 += 1 } }
            counted = range.lowerBound
            reader.scanner = JSONScanner(record: Array(bytes[range]), line: line)
            reader.scanner.skipWhitespace()
            if reader.scanner.isAtEnd { continue }
            if let account = reader.account() {
                members += account
                continue
            }
            ordinal += 1
            do throws(JSONScanner.Fault) {
                let row = try reader.record(ordinal: ordinal)
                try reader.scanner.finish()
                return (row, true)
            } catch {
                let broken = Diagnostic(error.fileError(reader.file, reader.scanner))
                let own = Diagnostic(code: broken.fault, file: reader.file, feature: "#\(ordinal)", what: broken.what, fix: broken.fix)
                return (FeatureRow(feature: Feature(shape: nil, ordinal: ordinal), diagnostics: [own]), false)
            }
        }
        return nil
    }

    /// Where the records stand: between record separators if the text has one at its start, else between line breaks.
    private static func records(_ bytes: [UInt8]) -> [Range<Int>] {
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let mark = start < bytes.count && bytes[start] == recordSeparator ? recordSeparator : 0x0A
        var ranges: [Range<Int>] = []
        for (index, byte) in bytes.enumerated() where byte == mark && index >= start {
            ranges.append(start..<index)
            start = index + 1
        }
        ranges.append(start..<bytes.count)
        return ranges
    }
}

extension GeoJSONReader {
    /// The foreign members of a FeatureCollection without features under the cursor, which stays where it is; nil for anything else.
    fileprivate func account() -> [JSONMember]? {
        var ahead = scanner
        guard let type = try? type(), type == "FeatureCollection", case .object(let members)? = try? ahead.value(),
            members.first(where: { $0.name == "features" })?.value == .array([]), (try? ahead.finish()) != nil
        else { return nil }
        return members.filter { $0.name != "type" && $0.name != "features" }
    }

    /// A feature, or a bare geometry.
    fileprivate mutating func record(ordinal: Int) throws(JSONScanner.Fault) -> FeatureRow {
        let type = try type()
        if let type, GeoJSONGeometry.depths[type] != nil || type == "GeometryCollection" {
            return try bareGeometry(ordinal: ordinal)
        }
        return try feature(ordinal: ordinal)
    }
}
