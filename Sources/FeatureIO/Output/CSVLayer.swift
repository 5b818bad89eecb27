import StrictJSON

/// A layer as CSV: its columns, and behind them the geometry as well-known text.
struct CSVLayer {
    private let layer: OutputLayer
    private let places: (usual: Int, most: Int)
    private let encoding: TextEncoding

    init(_ layer: OutputLayer, places: (usual: Int, most: Int), encoding: TextEncoding) {
        (self.layer, self.places, self.encoding) = (layer, places, encoding)
    }

    /// The bytes, and how many letters the encoding does not hold. Linear.
    func written() -> (bytes: [UInt8], lost: Int) {
        var writer = CSVWriter()
        let geometry = ["wkt", "geometry", "geom"].first { name in !layer.columns.contains { $0.name.lowercased() == name } }
        writer.append(layer.columns.map { CSVWriter.harmless($0.name) } + (layer.kind == .none ? [] : [geometry ?? "wkt"]))
        for number in 0..<layer.features.count {
            let feature = layer.features[number]
            let values = layer.columns.map { CSVWriter.harmless(FieldText.text(feature.property($0.name))) }
            let shape = feature.shape.map { WKT.text($0, places: places.usual, mostPlaces: places.most) } ?? ""
            writer.append(values + (layer.kind == .none ? [] : [shape]))
        }
        return TextEncoder.encode(writer.bytes, encoding)
    }
}
