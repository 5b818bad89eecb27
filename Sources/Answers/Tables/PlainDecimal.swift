/// A decimal that is written plainly, out of bytes that hold something else behind it.
enum PlainDecimal {
    /// A decimal that may have a minus sign before it.
    @inline(__always) static func readSigned(_ at: inout UnsafePointer<UInt8>) -> Double? {
        let start = unsafe at
        if let number = unsafe read(&at) { return number }
        return unsafe at == start ? readNegative(&at) : nil
    }

    private static func readNegative(_ at: inout UnsafePointer<UInt8>) -> Double? {
        guard unsafe at.pointee == UInt8(ascii: "-") else { return nil }
        unsafe at += 1
        return unsafe read(&at).map { -$0 }
    }

    /// Digits, and a fraction if there is one; 15 digits at most, so that the division is the only rounding.
    @inline(__always) static func read(_ at: inout UnsafePointer<UInt8>) -> Double? {
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
