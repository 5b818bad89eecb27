import FeatureIO

/// Files of 64-bit numbers, little-endian, one after the other: what the peers read and write as well.
enum Numbers {
    static func read(_ path: String) throws -> [Double] {
        let bytes = try readFile(path)
        return unsafe bytes.withUnsafeBytes { raw in
            (0..<raw.count / 8).map { unsafe raw.loadUnaligned(fromByteOffset: $0 * 8, as: Double.self) }
        }
    }

    static func write(_ numbers: [Double], to path: String) throws {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(numbers.count * 8)
        for number in numbers {
            for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: number.bitPattern >> shift)) }
        }
        try writeFile(path, overwrite: true, bytes)
    }
}

/// What a class is called in those files: its place here.
enum Classes {
    static let all = ["outside", "unzoned", "0", "1", "2", "3", "4a", "4b"]

    static func number(_ name: String) -> Int {
        guard let number = all.firstIndex(of: name) else { preconditionFailure("\(name) is a class that the benchmarks do not know") }
        return number
    }
}
