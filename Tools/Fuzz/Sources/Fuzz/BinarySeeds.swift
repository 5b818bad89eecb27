/// Samples of binary formats, put together number by number.
extension Sample {
    /// WKB: a point, a polygon with a hole, a collection of one line, big end first.
    static var wkb: [[UInt8]] {
        let ring = [0.0, 0, 1, 0, 1, 1, 0, 0]
        return [
            [1] + little(1) + doubles([1, 2]),
            [1] + little(3) + little(2) + little(4) + doubles(ring) + little(4) + doubles(ring),
            [0] + big(5) + big(1) + [0] + big(2) + big(2) + [UInt8](repeating: 0, count: 32),
            [1] + little(1001) + doubles([1, 2, 3]),
        ]
    }

    /// A `.shp` of a polygon, a point and nothing, and a `.dbf` of a text and a number.
    static var shapefiles: [[UInt8]] {
        let ring = [0.0, 0, 0, 1, 1, 1, 0, 0]
        let records = [
            little(5) + doubles([0, 0, 1, 1]) + little(1) + little(4) + little(0) + doubles(ring), little(1) + doubles([1, 2]), little(0),
        ]
        let body = records.enumerated().flatMap { big($0 + 1) + big($1.count / 2) + $1 }
        let zeros = { (count: Int) in [UInt8](repeating: 0, count: count) }
        let shp = big(9994) + zeros(20) + big((100 + body.count) / 2) + little(1000) + little(5) + zeros(64) + body
        let field = { (name: String, type: Character, size: UInt8) in
            Array(name.utf8) + zeros(11 - name.utf8.count) + [type.asciiValue ?? 0] + zeros(4) + [size] + zeros(15)
        }
        let rows = (0..<3).flatMap { Array(" name\($0) 12".utf8) }
        let dbf = [3, 126, 11, 20] + little(3) + [97, 0, 9, 0] + zeros(20) + field("name", "C", 6) + field("n", "N", 2) + [0x0D] + rows
        return [[UInt8(shp.count >> 8), UInt8(shp.count & 255)] + shp + dbf]
    }

    private static func little(_ value: Int) -> [UInt8] { [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: value >> $0) } }

    private static func big(_ value: Int) -> [UInt8] { little(value).reversed() }

    private static func doubles(_ values: [Double]) -> [UInt8] {
        values.flatMap { value in (0..<8).map { UInt8(truncatingIfNeeded: value.bitPattern >> UInt64(8 * $0)) } }
    }
}
