/// Numbers of a large table, numbered anew in the order of their first use. Memory for those that are used alone.
struct LocalNumbers {
    private(set) var used: [Int32] = []
    /// Open addresses: numbers in `used`, -1 where free.
    private var slots = [Int32](repeating: -1, count: 16)

    mutating func number(of global: Int32) -> UInt32 {
        var slot = slot(of: global)
        while slots[slot] >= 0 {
            if used[Int(slots[slot])] == global { return UInt32(bitPattern: slots[slot]) }
            slot = (slot + 1) & (slots.count - 1)
        }
        let number = Int32(truncatingIfNeeded: used.count)
        slots[slot] = number
        used.append(global)
        if 2 * used.count > slots.count { grow() }
        return UInt32(bitPattern: number)
    }

    private func slot(of global: Int32) -> Int {
        // The upper half of the product is mixed best.
        Int(truncatingIfNeeded: (UInt64(UInt32(bitPattern: global)) &* 0x9E37_79B9_7F4A_7C15) >> 32) & (slots.count - 1)
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: 2 * slots.count)
        for (number, global) in used.enumerated() {
            var slot = slot(of: global)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(truncatingIfNeeded: number)
        }
    }
}
