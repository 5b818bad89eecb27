/// A piece of a text that holds whole rows. The pieces of a file may be worked on side by side.
public struct RowChunk: Sendable {
    /// UTF-8. Every row ends in LF, the last one of the file as well, unless it ends inside quotes.
    package let bytes: [UInt8]
    /// The line of the file on which the piece begins, from 1.
    package let firstLine: Int
    /// How much of the file, in bytes of UTF-8, has been given with this piece.
    package let bytesSoFar: Int

    var lineCount: Int { ByteSearch.lineEnds(in: bytes) }

    /// Whether all of it is whole UTF-8, without the sign that stands for what could not be read. About a nanosecond a byte, less if ASCII.
    package var isText: Bool {
        var signs: UInt8 = 0
        for byte in bytes { signs |= byte }
        if signs < 0x80 { return true }
        return WholeText.isText(bytes)
    }
}

/// A text read in pieces of whole rows, of a megabyte or so each: what is done to a piece finds it in the cache.
///
/// A row longer than `RowEnds.rowLimit` is cut off behind it; its parser then tells the fault. So memory is bounded whatever the file.
struct RowChunks: ~Copyable {
    /// Bytes that a piece holds at least, except the last one.
    private let size: Int
    private var file: DecodedFile
    private var ends: RowEnds
    /// What has been read and not yet given.
    private var bytes: [UInt8] = []
    private var line = 1
    private var given = 0
    /// Inside a row that was too long: everything up to its line end is passed over.
    private var isSkipping = false

    /// - Parameter separator: of CSV, where a quoted field may hold line ends; nil for lines.
    init(_ file: consuming DecodedFile, separator: UInt8?, size: Int = 1 << 20) {
        self.file = file
        self.size = size
        ends = RowEnds(separator: separator)
    }

    /// The next piece; nil behind the last one, and where more must be given first.
    mutating func next() throws(FileError) -> RowChunk? {
        while true {
            if file.isAtEnd {
                guard !bytes.isEmpty else { return nil }
                if bytes.last != 0x0A, !ends.isInQuotes { bytes.append(0x0A) }
                return take(bytes.count)
            }
            try read()
            guard ends.look(at: bytes) else { return cutOff() }
            if ends.rowStart >= size { return take(ends.rowStart) }
            if file.isStarved { return ends.rowStart > 0 ? take(ends.rowStart) : nil }
        }
    }

    /// More of a text that comes as bytes.
    mutating func feed(_ bytes: [UInt8], isLast: Bool) { file.feed(bytes, isLast: isLast) }

    private mutating func read() throws(FileError) {
        // A quarter more, so that the whole rows of one reading make a piece.
        var piece = try file.next(limit: max(size + size / 4 - bytes.count, size / 4 + 1))
        if isSkipping {
            guard let end = piece.firstIndex(of: 0x0A) else { return }
            isSkipping = false
            piece.removeFirst(end + 1)
        }
        if bytes.isEmpty { bytes = piece } else { bytes += piece }
    }

    /// Gives the start of a row that is too long, and passes over the rest of it.
    private mutating func cutOff() -> RowChunk {
        let limit = ends.rowStart + RowEnds.rowLimit + 1
        let rest = bytes[limit...]
        let next = rest.firstIndex(of: 0x0A).map { Array(rest[($0 + 1)...]) }
        isSkipping = next == nil
        bytes.removeSubrange(limit...)
        bytes.append(0x0A)
        let chunk = take(bytes.count)
        ends.restart()
        bytes = next ?? []
        return chunk
    }

    private mutating func take(_ count: Int) -> RowChunk {
        let rest = Array(bytes[count...])
        bytes.removeSubrange(count...)
        given += count
        let chunk = RowChunk(bytes: bytes, firstLine: line, bytesSoFar: given)
        line += chunk.lineCount
        bytes = rest
        if ends.rowStart == count { ends.takeRows() } else { ends.restart() }
        return chunk
    }
}
