import Wording

/// A text file read piece by piece, turned into UTF-8, its byte order mark taken off.
struct DecodedFile: ~Copyable {
    static let pieceSize = 1 << 20
    /// What is looked at to know a file by: 64 KiB, or of a pipe what has two lines, or these few bytes where it gives no more.
    private static let headSize = 1 << 16
    private static let leastHead = 64

    let path: String
    /// Encoding and mark; the line ends are those of the first line.
    private(set) var form: TextForm
    /// Nil where the text is given as bytes.
    private let file: Descriptor?
    /// Whether more bytes are to be given (`feed`), and those that have been given last.
    private var isOpen = false
    private var fed: [UInt8] = []
    private var decoder: TextDecoder
    /// The start of the file behind its mark, as it was read; up to `taken` it has been given.
    private let head: [UInt8]
    private var taken = 0
    /// Whether the last piece has been given.
    private(set) var isAtEnd = false

    /// Opens `path`, or standard input for `-`. A mark names the encoding; one that contradicts what was asked for is refused.
    ///
    /// Fails as `readFile` does, or with `encoding-unavailable`, `encoding-conflict`, or as `ForeignFormat` has it for what is no such text.
    /// - Parameter given: the start of the text where it comes as bytes; `path` is then a name to tell faults by.
    static func open(
        _ path: String, given: GivenText? = nil, encoding: TextEncoding, as use: FileUse
    ) throws(FileError) -> DecodedFile {
        // Asked first: what nobody can decode need not be opened.
        _ = try TextDecoder(encoding, path: path)
        if let given {
            var text = try DecodedFile(path, nil, head: given.start, encoding, use)
            text.isOpen = !given.isWhole
            return text
        }
        let file = try Self.opened(path)
        let head = try Self.head(of: file, path)
        return try DecodedFile(path, file, head: head, encoding, use)
    }

    private init(
        _ path: String, _ file: consuming Descriptor?, head: [UInt8], _ encoding: TextEncoding, _ use: FileUse
    ) throws(FileError) {
        var head = head
        var form = TextForm()
        form.encoding = encoding
        if let marked = TextEncoding.marked(head) {
            // UTF-8 is what is taken where nothing was said.
            guard marked == encoding || encoding == .utf8 else {
                throw FileError(
                    code: FileFault.encodingConflict, path: path,
                    what: "the file begins with the mark of \(marked.name), and the encoding is given as \(encoding.name)",
                    fix: "Leave --encoding out", kind: .badData)
            }
            form.encoding = marked
            form.hasMark = true
            head.removeFirst(marked.mark.count)
        }
        let decoder = try TextDecoder(form.encoding, path: path)
        var first = try TextDecoder(form.encoding, path: path)
        let shown = Array(head.prefix(Self.headSize))
        let start = first.decode(shown, isLast: false)
        try ForeignFormat.refuse(form.encoding == .utf8 ? shown : start, path, as: use)
        if let end = start.firstIndex(of: 0x0A) { form.isCRLF = end > 0 && start[end - 1] == 0x0D }
        self.path = path
        self.file = file
        self.decoder = decoder
        self.form = form
        self.head = head
    }

    private static func opened(_ path: String) throws(FileError) -> Descriptor {
        do throws(SystemFault) { return try openForReading(path) } catch { throw error.reading(path) }
    }

    private static func head(of file: borrowing Descriptor, _ path: String) throws(FileError) -> [UInt8] {
        do throws(SystemFault) {
            var head = try file.read(limit: headSize)
            while !head.isEmpty, head.count < headSize, head.count < leastHead || head.count(where: { $0 == 0x0A }) < 2 {
                let more = try file.read(limit: headSize - head.count)
                if more.isEmpty { break }
                head += more
            }
            return head
        } catch { throw error.reading(path) }
    }

    /// The start of the text, in UTF-8, before anything has been taken of it.
    func start() throws(FileError) -> [UInt8] {
        var decoder = try TextDecoder(form.encoding, path: path)
        return decoder.decode(Array(head.prefix(Self.headSize)), isLast: false)
    }

    /// The next piece, read with at most `limit` bytes; it may be empty before the end.
    mutating func next(limit: Int = DecodedFile.pieceSize) throws(FileError) -> [UInt8] {
        if taken < head.count {
            let piece = Array(head[taken..<min(taken + limit, head.count)])
            taken += piece.count
            return decoder.decode(piece, isLast: false)
        }
        guard file != nil else {
            let raw = fed
            fed = []
            isAtEnd = raw.isEmpty && !isOpen
            return decoder.decode(raw, isLast: isAtEnd)
        }
        do throws(SystemFault) {
            let raw = try file?.read(limit: limit) ?? []
            isAtEnd = raw.isEmpty
            return decoder.decode(raw, isLast: isAtEnd)
        } catch {
            throw error.reading(path)
        }
    }

    /// Whether nothing more can be read before more is given.
    var isStarved: Bool { isOpen && fed.isEmpty && taken == head.count }

    /// More of a text that comes as bytes; what was given before has been read.
    mutating func feed(_ bytes: [UInt8], isLast: Bool) {
        fed += bytes
        isOpen = !isLast
    }
}

/// A text that is given as bytes: the whole of it, or a start that more follows.
package struct GivenText: Sendable {
    let start: [UInt8]
    let isWhole: Bool

    /// A start must hold the header of a table.
    package init(start: [UInt8], isWhole: Bool) {
        self.start = start
        self.isWhole = isWhole
    }
}
