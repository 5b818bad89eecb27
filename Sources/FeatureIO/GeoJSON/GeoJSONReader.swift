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
    var features: [Feature] = []
    var diagnostics: [Diagnostic] = []

    init(_ bytes: [UInt8], file: String) {
        self.file = file
        scanner = JSONScanner(bytes)
    }

    /// The collection of the whole text; `bytes` that are not GeoJSON fail with `json-syntax` or `not-geojson`.
    static func read(_ bytes: [UInt8], file: String, assumedCRS: String) throws(FileError) -> (FeatureCollection, [Diagnostic]) {
        var reader = GeoJSONReader(bytes, file: file)
        var collection = FeatureCollection(crs: assumedCRS)
        do throws(JSONScanner.Fault) {
            try reader.checkEncoding()
            switch try reader.type() {
            case "FeatureCollection": try reader.readCollection(&collection)
            case "Feature": try reader.readFeature(ordinal: 1)
            case "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection":
                try reader.readBareGeometry(ordinal: 1)
            case let other: throw notGeoJSON(other)
            }
            try reader.scanner.finish()
        } catch {
            throw error.fileError(file, reader.scanner)
        }
        collection.features = reader.features
        return (collection, reader.diagnostics + RangeCheck.diagnostics(collection, file: file))
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

    private mutating func readCollection(_ collection: inout FeatureCollection) throws(JSONScanner.Fault) {
        var hasFeatures = false
        var walk = scanner.enter()
        while let name = try scanner.nextName(&walk) {
            switch name {
            case "features" where scanner.byte == UInt8(ascii: "["):
                hasFeatures = true
                var list = scanner.enter()
                var ordinal = 1
                while try scanner.nextElement(&list) {
                    try readFeature(ordinal: ordinal)
                    ordinal += 1
                }
            case "type", "bbox": _ = try scanner.value()
            case "crs": collection.crs = GeoJSONCRS.read(try scanner.value(), file: file, &diagnostics)
            default:
                let offset = scanner.at
                let value = try scanner.value()
                if name == "name", case .string(let text) = value {
                    collection.name = text
                } else if name != "features" {
                    collection.members.append(JSONMember(name: name, value: value, offset: offset))
                }
            }
        }
        if !hasFeatures {
            diagnostics.append(
                Diagnostic(
                    code: "missing-features", file: file, what: "the FeatureCollection has no array \"features\"",
                    fix: "Export the layer again as GeoJSON"))
        }
    }

    mutating func readBareGeometry(ordinal: Int) throws(JSONScanner.Fault) {
        var faults = FaultList()
        let shape = try GeoJSONGeometry.read(&scanner, &faults)
        finish(Feature(shape: shape, ordinal: ordinal), faults)
    }

    /// Keeps the feature, and its faults under its name.
    mutating func finish(_ feature: Feature, _ faults: FaultList) {
        if !faults.isEmpty { diagnostics += faults.diagnostics(file: file, feature: feature.label) }
        features.append(feature)
    }
}

extension JSONScanner.Fault {
    /// The error of the whole file: `json-syntax` with line and column, or `not-geojson`.
    func fileError(_ file: String, _ scanner: JSONScanner) -> FileError {
        guard isSyntax else {
            return FileError(
                code: "not-geojson", path: file, what: what, fix: "Give a FeatureCollection, a Feature or a geometry of GeoJSON (RFC 7946)",
                kind: .badData)
        }
        let place = place ?? scanner.place(of: offset)
        return FileError(
            code: "json-syntax", path: file, what: "line \(place.line), column \(place.column): \(what)",
            fix: "Correct the text there, or export the file again", kind: .badData)
    }
}
