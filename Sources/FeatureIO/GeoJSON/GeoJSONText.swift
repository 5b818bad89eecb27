import StrictJSON

/// Reads GeoJSON or a sequence of features from memory. `file` is for messages, and its ending says whether it is a sequence.
///
/// Without an ending that tells (standard input), a text that begins with a record separator, or whose first value is followed by
/// another, is a sequence.
public func readGeoJSON(
    _ bytes: [UInt8], file: String, assumedCRS: String = "EPSG:4326"
) throws(FileError) -> (FeatureCollection, [Diagnostic]) {
    let isSequence = isGeoJSONSequence(bytes, file: file)
    return isSequence
        ? GeoJSONSequence.read(bytes, file: file, assumedCRS: assumedCRS)
        : try GeoJSONWalk.read(bytes, file: file, assumedCRS: assumedCRS)
}

/// Whether the text is a sequence of features, by the ending of its file, or by its content where the ending does not tell.
func isGeoJSONSequence(_ bytes: [UInt8], file: String) -> Bool {
    let ending = FileEnding(file)
    return ending == .geoJSONSequence || bytes.first == 0x1E || (ending != .geoJSON && hasSecondValue(bytes))
}

private func hasSecondValue(_ bytes: [UInt8]) -> Bool {
    var scanner = JSONScanner(bytes)
    guard scanner.peek() == UInt8(ascii: "{") else { return false }
    scanner.skipExtent()
    return scanner.peek() == UInt8(ascii: "{")
}
