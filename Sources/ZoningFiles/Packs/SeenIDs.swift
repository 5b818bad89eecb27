/// The ids of one layer so far, 8 bytes each: a city has a million buildings.
struct SeenIDs {
    private var hashes: Set<UInt64> = []

    /// Whether `id` stands here for the first time. FNV-1a, 64 bits: of a million ids two differing ones are taken for one in 10⁻⁷ of all files.
    mutating func insert(_ id: String) -> Bool {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hashes.insert(hash).inserted
    }
}
