/// The names of columns in a table that holds ten bytes of each.
struct FieldNames {
    /// In the order of the columns; no two alike, upper and lower case taken as one.
    private(set) var short: [String] = []
    private(set) var bytes: [[UInt8]] = []

    private static let most = 10

    /// A name is cut between two characters. Where several would be cut to one, each keeps its last word (`nz_shar_4a`), and what is still
    /// taken makes room for a number.
    init(_ names: [String], _ encoding: TextEncoding) {
        var taken: Set<[UInt8]> = []
        let cuts = names.map { Self.folded(Self.cut($0, to: Self.most, encoding).bytes) }
        let counts = Dictionary(cuts.map { ($0, 1) }, uniquingKeysWith: +)
        for (name, cut) in zip(names, cuts) {
            let plain = name.isEmpty ? "field" : name
            var (text, written) = Self.cut(plain, to: Self.most, encoding)
            if text != plain, counts[cut, default: 0] > 1, let kept = Self.keepingEnd(plain, encoding) {
                text = kept
                written = TextEncoder.encode(Array(kept.utf8), encoding).bytes
            }
            var number = 0
            while !taken.insert(Self.folded(written)).inserted {
                number += 1
                let end = "_\(number)"
                let (start, _) = Self.cut(plain, to: Self.most - end.utf8.count, encoding)
                text = start + end
                written = TextEncoder.encode(Array(text.utf8), encoding).bytes
            }
            short.append(text)
            bytes.append(written)
        }
    }

    /// The beginning cut, the last word whole; nil where there is no short last word.
    private static func keepingEnd(_ name: String, _ encoding: TextEncoding) -> String? {
        guard let bar = name.lastIndex(of: "_"), bar > name.startIndex else { return nil }
        let end = String(name[bar...])
        let size = TextEncoder.encode(Array(end.utf8), encoding).bytes.count
        guard (2...6).contains(size) else { return nil }
        return cut(String(name[..<bar]), to: most - size, encoding).text + end
    }

    private static func folded(_ name: [UInt8]) -> [UInt8] { name.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 } }

    /// As many whole characters as fit, and their bytes. Linear in the text.
    static func cut(_ text: String, to count: Int, _ encoding: TextEncoding) -> (text: String, bytes: [UInt8]) {
        let whole = TextEncoder.encode(Array(text.utf8), encoding).bytes
        if whole.count <= count { return (text, whole) }
        var bytes: [UInt8] = []
        var kept = ""
        for character in text {
            let more = TextEncoder.encode(Array(String(character).utf8), encoding).bytes
            guard bytes.count + more.count <= count else { break }
            bytes += more
            kept.append(character)
        }
        return (kept, bytes)
    }
}
