/// Bytes as a row of choices: whatever they are, something comes of them, and small changes of them change little.
struct Feed {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: some Collection<UInt8>) { rest = ArraySlice(Array(bytes)) }

    /// Nothing is left; every choice is then the first.
    var isEmpty: Bool { rest.isEmpty }

    mutating func byte() -> UInt8 { rest.popFirst() ?? 0 }

    /// 0 up to `count` − 1.
    mutating func number(below count: Int) -> Int { Int(byte()) % count }

    mutating func choose<Value>(_ values: [Value]) -> Value { values[number(below: values.count)] }

    /// Once in `often` bytes.
    mutating func rarely(_ often: Int) -> Bool { byte() % UInt8(often) == UInt8(often - 1) }

    /// Any double at all.
    mutating func anyDouble() -> Double {
        var bits: UInt64 = 0
        for _ in 0..<8 { bits = bits << 8 | UInt64(byte()) }
        return Double(bitPattern: bits)
    }

    /// What is left, as bytes.
    mutating func all() -> [UInt8] {
        defer { rest = [] }
        return Array(rest)
    }
}
