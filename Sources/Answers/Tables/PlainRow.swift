/// Reads a row that is written plainly: no quotes, a plain decimal for longitude (easting) and latitude (northing), the right number of fields.
///
/// Any other row is left to the reader of `CSVRow`, which knows every form and every fault. What is read here, that reader reads alike.
/// Safe for bytes that end in LF: no field is followed past one.
@safe struct PlainRow: PlainReading {
    static let room = 64

    /// Columns.
    let x: Int
    let y: Int
    let width: Int
    let range: PlainRange

    @inline(__always)
    func end(
        _ start: UnsafePointer<UInt8>, before last: UnsafePointer<UInt8>, longitude: inout Double, latitude: inout Double,
        cut: inout UnsafePointer<UInt8>
    ) -> UnsafePointer<UInt8>? {
        var at = unsafe start
        for column in 0..<width {
            if column == x || column == y {
                guard let number = unsafe PlainDecimal.readSigned(&at) else { return nil }
                if column == x { longitude = number } else { latitude = number }
            } else {
                unsafe Self.skip(&at, before: last)
            }
            let isLast = column == width - 1
            guard unsafe at.pointee == (isLast ? 0x0A : UInt8(ascii: ",")) else { return nil }
            if !isLast { unsafe at += 1 }
        }
        guard range.contains(longitude, latitude) else { return nil }
        // The answer stands before the line end, which it brings along.
        unsafe cut = at
        return unsafe at
    }

    /// Up to what ends a field, or makes it one that is not plain: eight bytes at a time, of which the first no greater than a comma is sought.
    @inline(__always) private static func skip(_ at: inout UnsafePointer<UInt8>, before last: UnsafePointer<UInt8>) {
        while true {
            if unsafe last - at >= 8 {
                let word = unsafe UInt64(littleEndian: UnsafeRawPointer(at).loadUnaligned(as: UInt64.self))
                // A byte that borrows had fewer than 0x2D; those above it may be wrong, the first never is.
                let small = (word &- 0x2D2D_2D2D_2D2D_2D2D) & ~word & 0x8080_8080_8080_8080
                unsafe at += small == 0 ? 8 : small.trailingZeroBitCount >> 3
                if small == 0 { continue }
            }
            let byte = unsafe at.pointee
            if byte <= UInt8(ascii: ","), byte == UInt8(ascii: ",") || byte == 0x0A || byte == UInt8(ascii: "\"") || byte == 0x0D { return }
            unsafe at += 1
        }
    }
}
