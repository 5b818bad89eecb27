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

    init(_ bytes: [UInt8], file: String) {
        self.file = file
        scanner = JSONScanner(bytes)
    }

    func checkEncoding() throws(JSONScanner.Fault) {
        if scanner.bytes.starts(with: [0xFE, 0xFF]) || scanner.bytes.starts(with: [0xFF, 0xFE]) {
            throw JSONScanner.Fault(offset: 0, what: "the text is UTF-16; JSON must be UTF-8: save it again as UTF-8")
        }
    }

    static func notGeoJSON(_ type: String?) -> JSONScanner.Fault {
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
    mutating func readMember(
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
