/// A code for each piece, such that those of two or more together are practically never that of another: its number below, mixed bits above.
enum PieceCode {
    /// 0 for outside.
    static func of(_ piece: Int32) -> UInt64 {
        guard piece >= 0 else { return 0 }
        // SplitMix64 (Steele, Lea, Flood 2014): every bit of the number reaches every bit of the result.
        var z = (UInt64(UInt32(piece)) &+ 1) &* 0x9e37_79b9_7f4a_7c15
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return (z ^ (z >> 31)) << 32 | UInt64(UInt32(piece))
    }
}
