import Geometry

@testable import FeatureIO

/// Makes shapefiles for the tests, byte by byte after ESRI's description.
enum ShapefileSample {
    /// The bytes of a `.shp` with these records (type and body, little end first).
    static func shp(_ records: [[UInt8]]) -> [UInt8] {
        var body: [UInt8] = []
        for (index, record) in records.enumerated() { body += big(index + 1) + big(record.count / 2) + record }
        var header = big(9994) + [UInt8](repeating: 0, count: 20) + big((100 + body.count) / 2)
        header.append(littleEndian: UInt32(1000))
        header += [UInt8](repeating: 0, count: 68)
        return header + body
    }

    private static func big(_ value: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) } }

    private static func doubles(_ values: [Double]) -> [UInt8] {
        var bytes: [UInt8] = []
        for value in values { bytes.append(littleEndian: value) }
        return bytes
    }

    private static func words(_ values: [Int]) -> [UInt8] {
        var bytes: [UInt8] = []
        for value in values { bytes.append(littleEndian: UInt32(value)) }
        return bytes
    }

    static func null() -> [UInt8] { words([0]) }

    static func point(_ x: Double, _ y: Double, type: Int = 1, extra: [Double] = []) -> [UInt8] { words([type]) + doubles([x, y] + extra) }

    static func multiPoint(_ places: [Coordinate]) -> [UInt8] {
        words([8]) + doubles([0, 0, 0, 0]) + words([places.count]) + doubles(places.flatMap { [$0.x, $0.y] })
    }

    /// Lines (3) or rings (5), or their variants with heights (13, 15) whose bytes follow as `extra`.
    static func parts(_ type: Int, _ parts: [[Coordinate]], extra: [Double] = []) -> [UInt8] {
        var starts: [Int] = []
        var count = 0
        for part in parts {
            starts.append(count)
            count += part.count
        }
        return words([type]) + doubles([0, 0, 0, 0]) + words([parts.count, count] + starts)
            + doubles(parts.flatMap { $0 }.flatMap { [$0.x, $0.y] } + extra)
    }

    /// The bytes of a `.dbf`: fields as (name, type, size), rows as the raw bytes of their fields; a row that begins with `*` is deleted.
    static func dbf(_ fields: [(name: String, type: Character, size: Int)], rows: [[UInt8]], mark: UInt8 = 0) -> [UInt8] {
        var header: [UInt8] = [3, 126, 11, 20]
        header.append(littleEndian: UInt32(rows.count))
        header.append(littleEndian: UInt16(33 + 32 * fields.count))
        header.append(littleEndian: UInt16(1 + fields.map(\.size).reduce(0, +)))
        header += [UInt8](repeating: 0, count: 17) + [mark, 0, 0]
        for field in fields {
            let name = Array(field.name.utf8)
            header += name + [UInt8](repeating: 0, count: 11 - name.count) + [field.type.asciiValue ?? 0]
            header += [0, 0, 0, 0, UInt8(field.size)] + [UInt8](repeating: 0, count: 15)
        }
        return header + [0x0D] + rows.flatMap { $0 } + [0x1A]
    }

    /// A ring of a square from (x, y) with sides of `size`.
    static func square(_ x: Double, _ y: Double, _ size: Double, clockwise: Bool) -> [Coordinate] {
        let ring = [
            Coordinate(x: x, y: y), Coordinate(x: x + size, y: y), Coordinate(x: x + size, y: y + size), Coordinate(x: x, y: y + size),
            Coordinate(x: x, y: y),
        ]
        return clockwise ? ring.reversed() : ring
    }
}

extension [UInt8] {
    fileprivate mutating func append(littleEndian value: UInt16) {
        for shift in [0, 8] { append(UInt8(truncatingIfNeeded: value >> shift)) }
    }
}
