import StrictJSON

/// Reads features one after the other: newline-delimited (one a line) or as RFC 8142 has it (a record separator before each).
///
/// A record that is not JSON is reported and the others are read.
enum GeoJSONSequence {
    private static let recordSeparator: UInt8 = 0x1E

    static func read(_ bytes: [UInt8], file: String, assumedCRS: String) -> (FeatureCollection, [Diagnostic]) {
        var collection = FeatureCollection(crs: assumedCRS)
        var diagnostics: [Diagnostic] = []
        collection.members = forEachRow(bytes, file: file, crs: assumedCRS) { row, isJSON in
            if isJSON { collection.features.append(row.feature) }
            diagnostics += row.diagnostics
        }
        return (collection, diagnostics + RangeCheck.diagnostics(collection, file: file))
    }

    /// Gives every record with its faults as soon as it is read; one that is not JSON has nothing but a fault.
    ///
    /// - Returns: the members of records that are a FeatureCollection without features: what a file says of itself.
    @discardableResult
    static func forEachRow<E: Error>(
        _ bytes: [UInt8], file: String, crs: String, _ body: (FeatureRow, _ isJSON: Bool) throws(E) -> Void
    ) throws(E) -> [JSONMember] {
        var members: [JSONMember] = []
        var reader = GeoJSONReader(bytes, file: file)
        reader.crs = crs
        var ordinal = 0
        var (line, counted) = (1, 0)
        for range in records(bytes) {
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
            let found: Result<FeatureRow, JSONScanner.Fault> = Result { () throws(JSONScanner.Fault) in
                let row = try reader.record(ordinal: ordinal)
                try reader.scanner.finish()
                return row
            }
            switch found {
            case .success(let row): try body(row, true)
            case .failure(let fault):
                let broken = Diagnostic(fault.fileError(file, reader.scanner))
                let own = Diagnostic(code: broken.fault, file: file, feature: "#\(ordinal)", what: broken.what, fix: broken.fix)
                try body(FeatureRow(feature: Feature(shape: nil, ordinal: ordinal), diagnostics: [own]), false)
            }
        }
        return members
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
