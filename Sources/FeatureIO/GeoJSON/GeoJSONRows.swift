import StrictJSON

/// The features of a GeoJSON text or sequence, each given with its own faults as soon as it is read.
final class GeoJSONRows: FeatureFeed {
    let source: FeatureSource
    let rest: [Diagnostic] = []
    /// One of the two is there.
    private var sequence: GeoJSONSequence?
    private var walk: GeoJSONWalk?

    init(bytes: [UInt8], file: String, assumedCRS: String, hashes: [FileHash]) throws(FileError) {
        var source = FeatureSource(crs: assumedCRS, namesCRS: false)
        source.hashes = hashes
        guard !isGeoJSONSequence(bytes, file: file) else {
            self.source = source
            sequence = GeoJSONSequence(bytes, file: file, crs: assumedCRS)
            return
        }
        let reader = GeoJSONReader(bytes, file: file)
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
        self.source = source
        // What is wrong with the member "crs" was told before.
        walk = GeoJSONWalk(reader, FeatureCollection())
    }

    func next() throws(FileError) -> FeatureRow? {
        if sequence != nil { return sequence?.next()?.row }
        return try walk?.next() ?? nil
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
