/// A file of newline-delimited JSON, read in pieces of whole lines. A byte order mark is taken off.
package struct JSONLines: ~Copyable {
    private var chunks: RowChunks

    /// Encoding and mark of the file.
    package let form: TextForm

    /// Opens the file, or standard input for `-`. Fails as `readFile` does, or as `ForeignFormat` has it for what is something else.
    ///
    /// - Parameter given: its start where it comes as bytes; `path` is then a name to tell faults by.
    package init(path: String, given: GivenText? = nil, encoding: TextEncoding = .utf8) throws(FileError) {
        let file = try DecodedFile.open(path, given: given, encoding: encoding, as: .jsonLines)
        form = file.form
        // Lines may be faulty all of them, and their faults are kept until their piece is written: smaller pieces, less memory.
        chunks = RowChunks(file, separator: nil, size: 1 << 18)
    }

    /// More of a text that comes as bytes; its pieces are asked for again then.
    package mutating func feed(_ bytes: [UInt8], isLast: Bool) { chunks.feed(bytes, isLast: isLast) }

    /// The next piece; nil behind the last one, and where more must be given first.
    package mutating func next() throws(FileError) -> RowChunk? { try chunks.next() }
}

extension RowChunk {
    /// Gives every line that is not blank, without its line end, with its number in the file.
    package func forEachLine(_ body: (_ line: ArraySlice<UInt8>, _ number: Int) -> Void) {
        for (offset, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            if line.contains(where: { $0 > 0x20 }) { body(line, firstLine + offset) }
        }
    }

    /// Where the line that begins at an offset ends, behind its line end.
    package func end(ofLineAt start: Int) -> Int { ByteSearch.first(0x0A, in: bytes, from: start).map { $0 + 1 } ?? bytes.count }

    /// The line at a range, without its line end; nil for a blank one.
    package func line(at range: Range<Int>) -> ArraySlice<UInt8>? {
        let line = bytes[range]
        guard line.contains(where: { $0 > 0x20 }) else { return nil }
        return line.last == 0x0A ? line.dropLast() : line
    }
}
