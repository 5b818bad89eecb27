/// Reads rows that are written plainly, of one format. Any other row is left to the reader that knows every form and every fault; what is read
/// here, that one reads alike.
protocol PlainReading: Sendable {
    /// Bytes of room for the answer of a row, so that copying has a fixed length.
    static var room: Int { get }

    /// The end of the row that begins at `start`, where its LF stands; nil for a row that is not plain. The bytes end at `last`, and in LF.
    ///
    /// - Parameter cut: becomes the place before which the answer is put; of what stands behind it nothing is kept.
    func end(
        _ start: UnsafePointer<UInt8>, before last: UnsafePointer<UInt8>, longitude: inout Double, latitude: inout Double,
        cut: inout UnsafePointer<UInt8>
    ) -> UnsafePointer<UInt8>?
}

/// What the two numbers of a plain row must be between, to be nothing but a place in its order.
struct PlainRange: Sendable {
    /// Degrees that can be nothing but a longitude, and nothing but a latitude, of this part of the world.
    static let degrees = PlainRange(x: 70...140, y: 10...60)

    let x: ClosedRange<Double>
    let y: ClosedRange<Double>

    /// What both hold; nil where that is nothing.
    func cut(to other: PlainRange) -> PlainRange? {
        guard x.overlaps(other.x), y.overlaps(other.y) else { return nil }
        return PlainRange(x: x.clamped(to: other.x), y: y.clamped(to: other.y))
    }

    @inline(__always) func contains(_ x: Double, _ y: Double) -> Bool { self.x.contains(x) && self.y.contains(y) }
}
