/// A text file read piece by piece, turned into UTF-8, its byte order mark taken off.
struct DecodedFile: ~Copyable {
    static let pieceSize = 1 << 20

    let path: String
    private let file: Descriptor
    private var decoder: TextDecoder
    private var isStart = true
    /// Whether the last piece has been given.
    private(set) var isAtEnd = false

    /// Opens `path`, or standard input for `-`. Fails as `readFile` does, or with `encoding-unavailable`.
    static func open(_ path: String, encoding: TextEncoding) throws(FileError) -> DecodedFile {
        let decoder = try TextDecoder(encoding, path: path)
        do throws(SystemFault) {
            return DecodedFile(path, try openForReading(path), decoder)
        } catch {
            throw error.reading(path)
        }
    }

    private init(_ path: String, _ file: consuming Descriptor, _ decoder: consuming TextDecoder) {
        self.path = path
        self.file = file
        self.decoder = decoder
    }

    /// The next piece, read with at most `limit` bytes; it may be empty before the end.
    mutating func next(limit: Int = DecodedFile.pieceSize) throws(FileError) -> [UInt8] {
        do throws(SystemFault) {
            var raw = try file.read(limit: limit)
            if isStart {
                isStart = false
                // A pipe may give fewer than the three bytes of the mark at first.
                while !raw.isEmpty && raw.count < 3 {
                    let more = try file.read(limit: DecodedFile.pieceSize)
                    if more.isEmpty { break }
                    raw += more
                }
                if raw.starts(with: [0xEF, 0xBB, 0xBF]) { raw.removeFirst(3) }
                if raw.isEmpty { raw = try file.read(limit: DecodedFile.pieceSize) }
            }
            isAtEnd = raw.isEmpty
            return decoder.decode(raw, isLast: isAtEnd)
        } catch {
            throw error.reading(path)
        }
    }
}
