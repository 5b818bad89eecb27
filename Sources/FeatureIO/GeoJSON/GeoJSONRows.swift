import StrictJSON

/// The features of a GeoJSON text or sequence, each given with its own faults as soon as it is read.
struct GeoJSONRows {
    let bytes: [UInt8]
    let file: String
    let assumedCRS: String

    func forEach(
        begin: (FeatureSource) throws(FileError) -> Void, body: (FeatureRow) throws(FileError) -> Void
    ) throws(FileError) {
        guard !isGeoJSONSequence(bytes, file: file) else {
            try begin(FeatureSource(crs: assumedCRS, namesCRS: false))
            try GeoJSONSequence.forEachRow(bytes, file: file, crs: assumedCRS) { (row, _) throws(FileError) in try body(row) }
            return
        }
        var reader = GeoJSONReader(bytes, file: file)
        var source = FeatureSource(crs: assumedCRS, namesCRS: false)
        do throws(JSONScanner.Fault) {
            // The member "crs" may stand behind the features.
            if let value = try reader.collectionCRS() {
                switch GeoJSONCRS.word(value) {
                case .system(let code): (source.crs, source.namesCRS) = (code, true)
                case .unknown: (source.crs, source.unnamedCRS) = (nil, GeoJSONCRS.unnamed)
                case .unreadable:
                    (source.crs, source.namesCRS) = (nil, true)
                    source.diagnostics.append(GeoJSONCRS.unreadable(value, file: file))
                }
            }
        } catch { throw error.fileError(file, reader.scanner) }
        try begin(source)
        reader.crs = source.crs
        var rest = FeatureCollection()
        // What is wrong with the member "crs" was told before.
        _ = try reader.forEachRow(&rest, body)
    }
}

extension GeoJSONReader {
    /// The member "crs" of the collection under the cursor, which stays where it is; nil if there is none.
    fileprivate func collectionCRS() throws(JSONScanner.Fault) -> JSONValue? {
        var ahead = scanner
        guard ahead.peek() == UInt8(ascii: "{") else { return nil }
        var walk = ahead.enter()
        while let name = try ahead.nextName(&walk) {
            if name == "crs" { return try ahead.value() }
            ahead.skipExtent()
        }
        return nil
    }
}
