import StrictJSON

/// Reads features one after the other: newline-delimited (one a line) or as RFC 8142 has it (a record separator before each).
///
/// A record that is not JSON is reported and the others are read.
enum GeoJSONSequence {
    private static let recordSeparator: UInt8 = 0x1E

    static func read(_ bytes: [UInt8], file: String, assumedCRS: String) -> (FeatureCollection, [Diagnostic]) {
        var collection = FeatureCollection(crs: assumedCRS)
        var diagnostics: [Diagnostic] = []
        forEach(bytes, file: file) { feature, _, faults in
            if let feature { collection.features.append(feature) }
            diagnostics += faults
        }
        return (collection, diagnostics + RangeCheck.diagnostics(collection, file: file))
    }

    /// Gives every record with its number and its faults as soon as it is read; one that is not JSON has no feature.
    static func forEach<E: Error>(
        _ bytes: [UInt8], file: String, _ body: (Feature?, _ ordinal: Int, [Diagnostic]) throws(E) -> Void
    ) throws(E) {
        var reader = GeoJSONReader(bytes, file: file)
        var ordinal = 0
        var (line, counted) = (1, 0)
        for range in records(bytes) {
            line += bytes[counted..<range.lowerBound].reduce(into: 0) { if $1 == 0x0A { $0 += 1 } }
            counted = range.lowerBound
            reader.scanner = JSONScanner(record: Array(bytes[range]), line: line)
            reader.scanner.skipWhitespace()
            if reader.scanner.isAtEnd { continue }
            ordinal += 1
            do throws(JSONScanner.Fault) {
                try reader.readRecord(ordinal: ordinal)
                try reader.scanner.finish()
            } catch {
                let broken = Diagnostic(error.fileError(file, reader.scanner))
                reader.diagnostics.append(
                    Diagnostic(code: broken.code, file: file, feature: "#\(ordinal)", what: broken.what, fix: broken.fix))
            }
            try body(reader.features.popLast(), ordinal, reader.diagnostics)
            reader.features = []
            reader.diagnostics = []
        }
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
    /// A feature, or a bare geometry.
    fileprivate mutating func readRecord(ordinal: Int) throws(JSONScanner.Fault) {
        let type = try type()
        if let type, GeoJSONGeometry.depths[type] != nil || type == "GeometryCollection" {
            return try readBareGeometry(ordinal: ordinal)
        }
        try readFeature(ordinal: ordinal)
    }
}
