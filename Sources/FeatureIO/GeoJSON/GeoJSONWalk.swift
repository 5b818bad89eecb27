import StrictJSON

/// The features of a GeoJSON text, read one after the other as they are asked for; none is kept.
struct GeoJSONWalk {
    private var reader: GeoJSONReader
    private var plain = PlainFeatures()
    private var isPlain = true
    /// What else the text says so far.
    private(set) var collection: FeatureCollection
    /// What is wrong with what the text says of the collection.
    private(set) var diagnostics: [Diagnostic] = []
    /// Of the collection, where the text is one; of its features, while they are read.
    private var members: JSONScanner.Walk?
    private var list: JSONScanner.Walk?
    private var ordinal = 1
    private var hasBegun = false
    private var hasFeatures = false

    /// Where all positions lie that were read, if every feature was plain.
    var extent: DegreeExtent? { isPlain ? plain.extent : nil }

    init(_ reader: GeoJSONReader, _ collection: FeatureCollection) {
        self.reader = reader
        self.collection = collection
    }

    /// The next feature with its faults; nil behind the last, when all of the text has been read.
    mutating func next() throws(FileError) -> FeatureRow? {
        if let row = try read({ (walk) throws(JSONScanner.Fault) in try walk.advance() }) { return row }
        guard members == nil || hasFeatures else {
            throw FileError(
                code: FileFault.missingFeatures, path: reader.file, what: "the FeatureCollection has no array \"features\"",
                fix: "Export the layer again as GeoJSON", kind: .badData)
        }
        try read { (walk) throws(JSONScanner.Fault) in try walk.reader.scanner.finish() }
        return nil
    }

    private mutating func read<T>(_ read: (inout GeoJSONWalk) throws(JSONScanner.Fault) -> T) throws(FileError) -> T {
        do throws(JSONScanner.Fault) { return try read(&self) } catch { throw error.fileError(reader.file, reader.scanner) }
    }

    private mutating func advance() throws(JSONScanner.Fault) -> FeatureRow? {
        if !hasBegun {
            hasBegun = true
            try reader.checkEncoding()
            switch try reader.type() {
            case "FeatureCollection": members = reader.scanner.enter()
            case "Feature":
                isPlain = false
                return try reader.feature(ordinal: 1)
            case "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection":
                isPlain = false
                return try reader.bareGeometry(ordinal: 1)
            case let other: throw GeoJSONReader.notGeoJSON(other)
            }
        }
        while true {
            if list != nil {
                if try reader.scanner.nextElement(&list!) {
                    defer { ordinal += 1 }
                    var at = reader.scanner.at
                    if let feature = plain.read(reader.scanner.bytes.span, &at, ordinal: ordinal) {
                        reader.scanner.step(behind: at)
                        return FeatureRow(feature: feature)
                    }
                    isPlain = false
                    return try reader.feature(ordinal: ordinal)
                }
                list = nil
            }
            guard members != nil, let name = try reader.scanner.nextName(&members!) else { return nil }
            if name == "features", reader.scanner.byte == UInt8(ascii: "[") {
                (hasFeatures, ordinal) = (true, 1)
                list = reader.scanner.enter()
            } else {
                try reader.readMember(name, of: &collection, &diagnostics)
            }
        }
    }
}

extension GeoJSONWalk {
    /// The collection of the whole text; `bytes` that are not GeoJSON fail with `json-syntax`, `not-geojson` or `missing-features`.
    static func read(_ bytes: [UInt8], file: String, assumedCRS: String) throws(FileError) -> (FeatureCollection, [Diagnostic]) {
        var reader = GeoJSONReader(bytes, file: file)
        reader.crs = assumedCRS
        var walk = GeoJSONWalk(reader, FeatureCollection(crs: assumedCRS))
        var features: [Feature] = []
        var faults: [Diagnostic] = []
        while let row = try walk.next() {
            features.append(row.feature)
            faults += row.diagnostics
        }
        var collection = walk.collection
        collection.features = features
        return (collection, faults + walk.diagnostics + RangeCheck.diagnostics(collection, within: walk.extent, file: file))
    }
}
