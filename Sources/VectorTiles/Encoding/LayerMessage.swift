/// The message `Layer` of a tile (MVT 2.1, 4.1): names and values once each, in the order of their first use.
struct LayerMessage {
    private let name: String
    private var features: [[UInt8]] = []
    private var keys: [String] = []
    private var keyNumbers: [String: UInt32] = [:]
    private var values: [TileValue] = []
    private var valueNumbers: [TileValue: UInt32] = [:]

    init(name: String) { self.name = name }

    mutating func add(id: UInt64, _ geometry: TileGeometry, _ properties: [TileProperty]) {
        var tags: [UInt32] = []
        for property in properties { tags += [number(of: property.name), number(of: property.value)] }
        var feature = ProtobufWriter()
        feature.number(1, id)
        if !tags.isEmpty { feature.packed(2, tags) }
        feature.number(3, geometry.kind.rawValue)
        feature.packed(4, geometry.commands)
        features.append(feature.bytes)
    }

    private mutating func number(of key: String) -> UInt32 {
        if let number = keyNumbers[key] { return number }
        let number = UInt32(truncatingIfNeeded: keys.count)
        keyNumbers[key] = number
        keys.append(key)
        return number
    }

    private mutating func number(of value: TileValue) -> UInt32 {
        if let number = valueNumbers[value] { return number }
        let number = UInt32(truncatingIfNeeded: values.count)
        valueNumbers[value] = number
        values.append(value)
        return number
    }

    var bytes: [UInt8] {
        var writer = ProtobufWriter()
        writer.bytes(1, Array(name.utf8))
        for feature in features { writer.bytes(2, feature) }
        for key in keys { writer.bytes(3, Array(key.utf8)) }
        for value in values { writer.bytes(4, value.message) }
        writer.number(5, UInt64(TileGrid.extent))
        // Version 2.
        writer.number(15, 2)
        return writer.bytes
    }
}
