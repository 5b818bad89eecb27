import CQRENCODE

/// A text as the squares of a QR code (ISO/IEC 18004, level M), by libqrencode (Debian: `libqrencode4`).
package struct QRSquares: Sendable {
    /// Squares along a side, 21 to 177; the clear edge of four squares about them is the caller's.
    package let side: Int
    private let dark: [Bool]

    /// Nil where the library is not installed, or the text is too long for a code (some 2300 bytes).
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard let code = unsafe cqrencode_encode(bytes, Int32(clamping: bytes.count)) else { return nil }
        defer { unsafe cqrencode_free(code) }
        side = Int(unsafe code.pointee.width)
        let count = side * side
        guard let data = unsafe code.pointee.data else { return nil }
        dark = unsafe UnsafeBufferPointer(start: data, count: count).map { $0 & 1 == 1 }
    }

    /// The dark squares of every row as runs: where one begins, how many it has.
    package var runs: [(row: Int, column: Int, length: Int)] {
        var runs: [(row: Int, column: Int, length: Int)] = []
        for row in 0..<side {
            var column = 0
            while column < side {
                let start = column
                while column < side, dark[row * side + column] { column += 1 }
                if column > start { runs.append((row, start, column - start)) }
                column += 1
            }
        }
        return runs
    }
}
