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
            return try GeoJSONSequence.forEach(bytes, file: file) { (feature, ordinal, faults) throws(FileError) in
                try body(row(feature ?? Feature(shape: nil, ordinal: ordinal), faults, crs: assumedCRS))
            }
        }
        var reader = GeoJSONReader(bytes, file: file)
        var source = FeatureSource(crs: assumedCRS, namesCRS: false)
        do throws(JSONScanner.Fault) {
            // The member "crs" may stand behind the features.
            if let value = try reader.collectionCRS() {
                source.namesCRS = true
                source.crs = GeoJSONCRS.read(value, file: file, &source.diagnostics)
            }
        } catch { throw error.fileError(file, reader.scanner) }
        try begin(source)
        try reader.forEachFeature(bytes) { (feature, faults) throws(FileError) in try body(row(feature, faults, crs: source.crs)) }
    }

    private func row(_ feature: Feature, _ faults: [Diagnostic], crs: String?) -> FeatureRow {
        FeatureRow(feature: feature, diagnostics: faults + RangeCheck.diagnostics(feature, crs: crs, file: file))
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

    /// As `GeoJSONReader.read`, but keeps no feature. Faults of the text are told as there.
    fileprivate mutating func forEachFeature(
        _ bytes: [UInt8], _ body: (Feature, [Diagnostic]) throws(FileError) -> Void
    ) throws(FileError) {
        func parsed<T>(_ read: () throws(JSONScanner.Fault) -> T) throws(FileError) -> T {
            do throws(JSONScanner.Fault) { return try read() } catch { throw error.fileError(file, scanner) }
        }
        let type = try parsed { () throws(JSONScanner.Fault) in try self.type() }
        guard type == "FeatureCollection" else {
            // One feature, one geometry, or a fault that the reader tells.
            let (collection, faults) = try GeoJSONReader.read(bytes, file: file, assumedCRS: "")
            for feature in collection.features { try body(feature, faults) }
            return
        }
        var ordinal = 0
        var hasFeatures = false
        var walk = scanner.enter()
        while let name = try parsed({ () throws(JSONScanner.Fault) in try scanner.nextName(&walk) }) {
            guard name == "features", scanner.byte == UInt8(ascii: "[") else {
                _ = try parsed { () throws(JSONScanner.Fault) in try scanner.value() }
                continue
            }
            hasFeatures = true
            var list = scanner.enter()
            while try parsed({ () throws(JSONScanner.Fault) in try scanner.nextElement(&list) }) {
                ordinal += 1
                try parsed { () throws(JSONScanner.Fault) in try readFeature(ordinal: ordinal) }
                if let feature = features.popLast() { try body(feature, diagnostics) }
                diagnostics = []
            }
        }
        try parsed { () throws(JSONScanner.Fault) in try scanner.finish() }
        if !hasFeatures {
            throw FileError(
                code: "missing-features", path: file, what: "the FeatureCollection has no array \"features\"",
                fix: "Export the layer again as GeoJSON", kind: .badData)
        }
    }
}
