/// Reads a row that is written plainly: no quotes, a plain decimal for longitude (easting) and latitude (northing), the right number of fields.
///
/// Any other row is left to the reader of `CSVRow`, which knows every form and every fault. What is read here, that reader reads alike.
/// Safe for bytes that end in LF: no field is followed past one.
@safe struct PlainRow: Sendable {
    /// Columns.
    let x: Int
    let y: Int
    let width: Int
    /// Degrees that can be nothing but a longitude, and nothing but a latitude, of this part of the world; or what else numbers must be between.
    var longitudes = 70.0...140.0
    var latitudes = 10.0...60.0

    /// The end of the row that begins at `start`, where its LF stands; nil for a row that is not plain. The bytes end at `last`.
    @inline(__always)
    func end(
        _ start: UnsafePointer<UInt8>, before last: UnsafePointer<UInt8>, longitude: inout Double, latitude: inout Double
    ) -> UnsafePointer<UInt8>? {
        var at = unsafe start
        for column in 0..<width {
            if column == x || column == y {
                guard let number = unsafe Self.number(&at) else { return nil }
                if column == x { longitude = number } else { latitude = number }
            } else {
                unsafe Self.skip(&at, before: last)
            }
            let isLast = column == width - 1
            guard unsafe at.pointee == (isLast ? 0x0A : UInt8(ascii: ",")) else { return nil }
            if !isLast { unsafe at += 1 }
        }
        guard longitudes.contains(longitude), latitudes.contains(latitude) else { return nil }
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

    /// Digits, and a fraction if there is one; 15 digits at most, so that the division is the only rounding.
    @inline(__always) private static func number(_ at: inout UnsafePointer<UInt8>) -> Double? {
        let start = unsafe at
        var value: UInt64 = 0
        unsafe digits(&at, &value)
        var count = unsafe at - start
        guard count > 0 else { return nil }
        guard unsafe at.pointee == UInt8(ascii: ".") else { return count <= 15 ? Double(value) : nil }
        unsafe at += 1
        let fraction = unsafe at
        unsafe digits(&at, &value)
        let places = unsafe at - fraction
        count += places
        guard places > 0, count <= 15 else { return nil }
        return Double(value) / power(places)
    }

    @inline(__always) private static func digits(_ at: inout UnsafePointer<UInt8>, _ value: inout UInt64) {
        while true {
            let digit = unsafe at.pointee &- UInt8(ascii: "0")
            if digit > 9 { return }
            value = value &* 10 &+ UInt64(digit)
            unsafe at += 1
        }
    }

    /// 10 to the power of 1 to 15, exactly.
    @inline(__always) private static func power(_ places: Int) -> Double {
        switch places {
        case 6: 1e6
        case 7: 1e7
        case 5: 1e5
        case 8: 1e8
        case 4: 1e4
        case 1: 1e1
        case 2: 1e2
        case 3: 1e3
        case 9: 1e9
        case 10: 1e10
        case 11: 1e11
        case 12: 1e12
        case 13: 1e13
        case 14: 1e14
        default: 1e15
        }
    }
}
