/// The value of a property as a tile holds it.
package enum TileValue: Sendable, Hashable {
    case text(String)
    case whole(Int)
    case real(Double)
    case flag(Bool)

    /// The message `Value` (MVT 2.1, 4.1).
    var message: [UInt8] {
        var writer = ProtobufWriter()
        switch self {
        case .text(let text): writer.bytes(1, Array(text.utf8))
        case .real(let number): writer.double(3, number)
        case .whole(let number):
            // `int_value`, or for what is below 0 `sint_value`, which is shorter.
            if number >= 0 {
                writer.number(4, UInt64(number))
            } else {
                writer.number(6, UInt64(bitPattern: Int64((number << 1) ^ (number >> 63))))
            }
        case .flag(let flag): writer.number(7, flag ? 1 : 0)
        }
        return writer.bytes
    }
}

/// A property of a feature.
package struct TileProperty: Sendable, Hashable {
    package let name: String
    package let value: TileValue

    package init(_ name: String, _ value: TileValue) {
        self.name = name
        self.value = value
    }
}
