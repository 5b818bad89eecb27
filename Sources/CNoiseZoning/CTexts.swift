/// Texts as C reads them, each with a zero byte behind it. They stand still as long as this lives.
///
/// Sendable, though by hand: nothing is written once it is made.
@safe final class CTexts: @unchecked Sendable {
    private let bytes: UnsafeMutableBufferPointer<CChar>
    /// Where each begins.
    private let starts: [Int]

    /// Time and memory: linear in the texts. A zero byte inside one would end it there; none of ours has one.
    init(_ texts: [[UInt8]]) {
        var (all, starts): ([UInt8], [Int]) = ([], [])
        for text in texts {
            starts.append(all.count)
            all += text
            all.append(0)
        }
        self.starts = starts
        unsafe bytes = .allocate(capacity: all.count)
        for (place, byte) in all.enumerated() { unsafe bytes[place] = CChar(bitPattern: byte) }
    }

    deinit { unsafe bytes.deallocate() }

    var count: Int { starts.count }

    /// Nil for what is no number of a text.
    subscript(number: Int) -> UnsafePointer<CChar>? {
        guard starts.indices.contains(number) else { return nil }
        return unsafe bytes.baseAddress.map { unsafe UnsafePointer($0 + starts[number]) }
    }
}
