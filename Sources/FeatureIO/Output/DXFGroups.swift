import Geometry

/// The groups of a drawing in DXF: pairs of a code and a value, with handles that count up.
struct DXFGroups {
    private(set) var bytes: [UInt8] = []
    private var nextHandle = 0x100

    /// A handle that no other object has.
    mutating func handle() -> String {
        nextHandle += 1
        return String(nextHandle, radix: 16, uppercase: true)
    }

    /// Forgets the groups, and goes on counting handles.
    mutating func removeAll() { bytes.removeAll() }

    mutating func text(_ code: Int, _ text: String) {
        bytes += Array("\(code)\n".utf8)
        for scalar in text.unicodeScalars { append(scalar) }
        bytes.append(0x0A)
    }

    /// GBK, as the header names it, and what GBK does not have in the writing of DXF itself.
    private mutating func append(_ scalar: Unicode.Scalar) {
        // A line break would end the value, and what follows be read as a code.
        if scalar.value < 0x20 || scalar.value == 0x7F { return bytes.append(0x20) }
        if scalar.isASCII { return bytes.append(UInt8(truncatingIfNeeded: scalar.value)) }
        let known = TextEncoder.encode(Array(String(scalar).utf8), .codePage936)
        if known.lost == 0, known.bytes.count <= 2 { return bytes.append(contentsOf: known.bytes) }
        // Beyond four digits as two halves, as UTF-16 has them.
        for unit in String(scalar).utf16 {
            let digits = String(unit, radix: 16, uppercase: true)
            bytes += Array(("\\U+" + String(repeating: "0", count: 4 - digits.utf8.count) + digits).utf8)
        }
    }

    mutating func whole(_ code: Int, _ value: Int) { text(code, String(value)) }

    /// Four decimals: a tenth of a millimetre.
    mutating func real(_ code: Int, _ value: Double) {
        bytes += Array("\(code)\n".utf8)
        FixedPoint.append(value, places: 4, to: &bytes)
        bytes.append(0x0A)
    }

    mutating func place(_ code: Int, _ place: Coordinate) {
        real(code, place.x)
        real(code + 10, place.y)
    }

    /// Where a section, a table or an object begins.
    mutating func begin(_ name: String, _ what: String) {
        text(0, name)
        text(2, what)
    }
}
