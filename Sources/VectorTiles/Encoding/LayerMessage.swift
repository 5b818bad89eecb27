import Geometry

/// The message `Layer` of a tile (MVT 2.1, 4.1): names and values once each, in the order of their first use.
struct LayerMessage {
    private let name: String
    private let tags: FeatureTags
    private var features = ProtobufWriter()
    /// Of those names and values of all features that are used here.
    private var keys = LocalNumbers()
    private var values = LocalNumbers()
    private var pairs: [UInt32] = []

    init(name: String, tags: FeatureTags) {
        self.name = name
        self.tags = tags
    }

    /// - Parameter feature: its number in the layer; `id` is one more.
    mutating func add(_ feature: Int, _ geometry: TileGeometry) {
        pairs.removeAll(keepingCapacity: true)
        var isKey = true
        for number in tags.pairs(of: feature) {
            pairs.append(isKey ? keys.number(of: number) : values.number(of: number))
            isKey.toggle()
        }
        let id = UInt64(feature + 1)
        let (tagSize, geometrySize) = (ProtobufWriter.size(of: pairs), ProtobufWriter.size(of: geometry.commands))
        // The number of each field takes a byte, and so does the kind.
        let size =
            1 + [UInt8].bytes(ofVarint: id) + (pairs.isEmpty ? 0 : ProtobufWriter.size(ofField: tagSize)) + 2
            + ProtobufWriter.size(ofField: geometrySize)
        features.head(2, size: size)
        features.number(1, id)
        if !pairs.isEmpty { features.packed(2, pairs, size: tagSize) }
        features.number(3, geometry.kind.rawValue)
        features.packed(4, geometry.commands, size: geometrySize)
    }

    var bytes: [UInt8] {
        var writer = ProtobufWriter()
        writer.bytes(1, name.utf8)
        writer.append(features)
        for key in keys.used { writer.bytes(3, tags.keys[Int(key)]) }
        for value in values.used { writer.bytes(4, tags.values[Int(value)]) }
        writer.number(5, UInt64(TileGrid.extent))
        // Version 2.
        writer.number(15, 2)
        return writer.bytes
    }
}
