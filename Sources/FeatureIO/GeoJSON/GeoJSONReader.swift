import Geometry
import StrictJSON
import Wording

/// Reads GeoJSON strictly after RFC 7946: a FeatureCollection, one Feature, or a bare geometry.
///
/// Faults of the data are collected over the whole file; only text that is not JSON, or JSON that is no GeoJSON at all, is an error.
/// Numbers go from the bytes straight into coordinates, without a tree of values in between. Complexity: linear in the bytes.
/// Not kept: bounding boxes, foreign members of single features, third coordinates.
struct GeoJSONReader {
    let file: String
    var scanner: JSONScanner
    /// The system that the features are in, as far as it is known.
    var crs: String?
    private var plain = PlainFeatures()
    private var isPlain = true

    init(_ bytes: [UInt8], file: String) {
        self.file = file
        scanner = JSONScanner(bytes)
    }

    /// The collection of the whole text; `bytes` that are not GeoJSON fail with `json-syntax`, `not-geojson` or `missing-features`.
    static func read(_ bytes: [UInt8], file: String, assumedCRS: String) throws(FileError) -> (FeatureCollection, [Diagnostic]) {
        var reader = GeoJSONReader(bytes, file: file)
        reader.crs = assumedCRS
        var collection = FeatureCollection(crs: assumedCRS)
        var features: [Feature] = []
        var faults: [Diagnostic] = []
        let ofFile = try reader.forEachRow(&collection) { (row) throws(FileError) in
            features.append(row.feature)
            faults += row.diagnostics
        }
        collection.features = features
        let extent = reader.isPlain ? reader.plain.extent : nil
        return (collection, faults + ofFile + RangeCheck.diagnostics(collection, within: extent, file: file))
    }

    /// Gives every feature with its faults as soon as it is read, and keeps none; what else the text says goes to `collection`.
    ///
    /// - Returns: what is wrong with what the text says of the collection.
    mutating func forEachRow(
        _ collection: inout FeatureCollection, _ body: (consuming FeatureRow) throws(FileError) -> Void
    ) throws(FileError) -> [Diagnostic] {
        func read<T>(_ read: () throws(JSONScanner.Fault) -> T) throws(FileError) -> T {
            do throws(JSONScanner.Fault) { return try read() } catch { throw error.fileError(file, scanner) }
        }
        var diagnostics: [Diagnostic] = []
        let type = try read { () throws(JSONScanner.Fault) in
            try checkEncoding()
            return try self.type()
        }
        switch type {
        case "FeatureCollection":
            var hasFeatures = false
            var walk = scanner.enter()
            while let name = try read({ () throws(JSONScanner.Fault) in try scanner.nextName(&walk) }) {
                guard name == "features", scanner.byte == UInt8(ascii: "[") else {
                    try read { () throws(JSONScanner.Fault) in try readMember(name, of: &collection, &diagnostics) }
                    continue
                }
                hasFeatures = true
                var list = scanner.enter()
                var ordinal = 1
                let bytes = scanner.bytes
                while try read({ () throws(JSONScanner.Fault) in try scanner.nextElement(&list) }) {
                    var at = scanner.at
                    if let feature = plain.read(bytes.span, &at, ordinal: ordinal) {
                        scanner.step(behind: at)
                        try body(FeatureRow(feature: feature))
                    } else {
                        isPlain = false
                        try body(try read { () throws(JSONScanner.Fault) in try feature(ordinal: ordinal) })
                    }
                    ordinal += 1
                }
            }
            guard hasFeatures else {
                throw FileError(
                    code: FileFault.missingFeatures, path: file, what: "the FeatureCollection has no array \"features\"",
                    fix: "Export the layer again as GeoJSON", kind: .badData)
            }
        case "Feature":
            isPlain = false
            try body(try read { () throws(JSONScanner.Fault) in try feature(ordinal: 1) })
        case "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection":
            isPlain = false
            try body(try read { () throws(JSONScanner.Fault) in try bareGeometry(ordinal: 1) })
        case let other: throw Self.notGeoJSON(other).fileError(file, scanner)
        }
        try read { () throws(JSONScanner.Fault) in try scanner.finish() }
        return diagnostics
    }

    private func checkEncoding() throws(JSONScanner.Fault) {
        if scanner.bytes.starts(with: [0xFE, 0xFF]) || scanner.bytes.starts(with: [0xFF, 0xFE]) {
            throw JSONScanner.Fault(offset: 0, what: "the text is UTF-16; JSON must be UTF-8: save it again as UTF-8")
        }
    }

    private static func notGeoJSON(_ type: String?) -> JSONScanner.Fault {
        let what: Phrase = type.map { "the type \"\($0)\" is none of GeoJSON" } ?? "the JSON is no GeoJSON: it has no \"type\""
        return JSONScanner.Fault(offset: 0, what: what, isSyntax: false)
    }

    /// The "type" of the object under the cursor, which stays where it is; nil if it has none that is a text.
    func type() throws(JSONScanner.Fault) -> String? {
        var ahead = scanner
        guard ahead.peek() == UInt8(ascii: "{") else {
            if ahead.isAtEnd { throw JSONScanner.Fault(offset: ahead.at, what: "the text is empty; GeoJSON was expected") }
            _ = try ahead.value()
            return nil
        }
        var walk = ahead.enter()
        while let name = try ahead.nextName(&walk) {
            guard name == "type" else {
                ahead.skipExtent()
                continue
            }
            guard case .string(let type) = try ahead.value() else { return nil }
            return type
        }
        return nil
    }

    /// A member of the collection beside its features.
    private mutating func readMember(
        _ name: String, of collection: inout FeatureCollection, _ diagnostics: inout [Diagnostic]
    ) throws(JSONScanner.Fault) {
        let offset = scanner.at
        let value = try scanner.value()
        switch (name, value) {
        case ("type", _), ("bbox", _), ("features", _): break
        case ("crs", _):
            collection.crs = GeoJSONCRS.read(value, file: file, &diagnostics)
            crs = collection.crs
        case ("name", .string(let text)): collection.name = text
        default: collection.members.append(JSONMember(name: name, value: value, offset: offset))
        }
    }

    mutating func bareGeometry(ordinal: Int) throws(JSONScanner.Fault) -> FeatureRow {
        var faults = FaultList()
        let shape = try GeoJSONGeometry.read(&scanner, crs: crs, &faults)
        return row(Feature(shape: shape, ordinal: ordinal), faults)
    }

    /// The feature, and its faults under its name.
    func row(_ feature: Feature, _ faults: FaultList) -> FeatureRow {
        FeatureRow(feature: feature, diagnostics: faults.isEmpty ? [] : faults.diagnostics(file: file, feature: feature.label))
    }
}

extension JSONScanner.Fault {
    /// The error of the whole file: `json-syntax` with line and column, or `not-geojson`.
    func fileError(_ file: String, _ scanner: JSONScanner) -> FileError {
        guard isSyntax else {
            return FileError(
                code: FileFault.notGeoJSON, path: file, what: what,
                fix: "Give a FeatureCollection, a Feature or a geometry of GeoJSON (RFC 7946)",
                kind: .badData)
        }
        let place = place ?? scanner.place(of: offset)
        return FileError(
            code: FileFault.jsonSyntax, path: file, what: "line \(place.line), column \(place.column): \(what)",
            fix: "Correct the text there, or export the file again", kind: .badData)
    }
}
