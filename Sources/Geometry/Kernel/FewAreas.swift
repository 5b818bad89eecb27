/// A handful of numbers of areas, each there or not, in registers.
struct FewAreas {
    private var numbers = SIMD8<Int32>(repeating: .max)
    private var count = 0
    /// There were more at once than it holds: nothing is known.
    private(set) var areMore = false

    /// The smallest.
    var first: Int32? { count > 0 ? numbers.min() : nil }

    /// Takes a number out where it is in, else puts it in.
    @inline(__always) mutating func toggle(_ area: Int32) {
        for place in 0..<count where numbers[place] == area {
            count -= 1
            numbers[place] = numbers[count]
            numbers[count] = .max
            return
        }
        guard count < numbers.scalarCount else {
            areMore = true
            return
        }
        numbers[count] = area
        count += 1
    }
}
