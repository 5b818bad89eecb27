import FeatureIO
import Wording

/// Something that answers the rows of a table: their own columns stay, its own are added.
public protocol RowAnswering: Sendable {
    /// Where the columns that it needs stand.
    associatedtype Layout: Sendable

    /// The columns that are added.
    var addedColumns: [String] { get }

    /// Whether a column of the file makes room for one that is added, or that an earlier run has added.
    func isReplaced(_ name: String) -> Bool

    /// Finds its columns; a table without them is refused.
    func layout(of header: [String], path: String) throws(FileError) -> Layout

    /// Answers whole rows, in order. Pieces of a table are answered side by side.
    func answer(_ chunk: CSVChunk, _ layout: Layout) throws(FileError) -> AnsweredRows
}

/// Something that answers JSON objects, one a line: their own members stay, its own are added.
public protocol LineAnswering: Sendable {
    /// What is made once for all pieces.
    associatedtype Prepared: Sendable

    /// Makes ready for lines.
    func lineLayout() throws(FileError) -> Prepared

    /// Answers whole lines, in order. Pieces of a file are answered side by side.
    func answer(_ lines: RowChunk, _ layout: Prepared) throws(FileError) -> AnsweredRows
}

/// Rows with their answers, as they are written.
public struct AnsweredRows: Sendable {
    /// One behind the other.
    package private(set) var blocks: [[UInt8]] = []
    /// How the rows came out.
    package var counts = RowCounts()
    /// The rows that are not answered, in order.
    package var faults: [RowFault] = []
    /// Names of members that were replaced.
    package var replaced: Set<String> = []

    /// No rows yet.
    package init() {}

    /// Appends written rows to the last block. Linear in the bytes.
    package mutating func append(_ bytes: [UInt8]) {
        if blocks.isEmpty { blocks.append(bytes) } else { blocks[blocks.count - 1] += bytes }
    }

    /// Room for `room` bytes behind what is there; `fill` tells how many it has written. A block is filled up to `block` bytes or so.
    @safe mutating func append(room: Int, block: Int, _ fill: (UnsafeMutableRawBufferPointer) -> Int) {
        let isFull = blocks.last.map { $0.count + room > max(block, $0.capacity) } ?? true
        if isFull {
            var fresh: [UInt8] = []
            fresh.reserveCapacity(max(block, room))
            blocks.append(fresh)
        }
        let last = blocks.count - 1
        unsafe blocks[last].append(addingRoom: room, fill)
    }
}

extension [UInt8] {
    fileprivate mutating func append(addingRoom room: Int, _ fill: (UnsafeMutableRawBufferPointer) -> Int) {
        let old = count
        reserveCapacity(old + room)
        append(addingCapacity: room) { output in
            unsafe output.withUnsafeMutableBufferPointer { buffer, initialized in
                initialized = unsafe fill(UnsafeMutableRawBufferPointer(buffer))
            }
        }
    }
}

/// How many rows there were, and how they came out.
public struct RowCounts: Sendable, Hashable {
    /// All rows, those at fault as well.
    public var rows = 0
    /// Rows that are not answered.
    public var faults = 0
    /// Levels above their limit.
    public var exceeded = 0
    /// Levels without a verdict; places whose class is not certain.
    public var undecided = 0
    /// Rows on land of a class that must not be.
    public var unwanted = 0
    /// Places outside the district.
    public var outside = 0

    static func += (sum: inout RowCounts, more: RowCounts) {
        sum.rows += more.rows
        sum.faults += more.faults
        sum.exceeded += more.exceeded
        sum.undecided += more.undecided
        sum.unwanted += more.unwanted
        sum.outside += more.outside
    }
}

/// A row that could not be answered: where it stands, and why. It gets the word `error`, and the others are answered all the same.
public struct RowFault: Sendable, Hashable {
    /// The line of the file on which the row begins, from 1.
    public let line: Int
    /// Which fault it is: a case of its room's list.
    public let fault: AnyFaultCode
    /// The stable name of the fault, for scripts: `ring-open`.
    public var code: String { fault.code }
    /// What is wrong, as a sentence without its full stop.
    public let what: Phrase
    /// How to mend it, as a sentence without its full stop.
    public let fix: Phrase

    /// `file` is that of the table.
    public func diagnostic(file: String) -> Diagnostic { Diagnostic(code: fault, file: file, line: line, what: what, fix: fix) }
}

/// Why a row has no place: what is wrong and how to mend it.
struct PlaceFault: Error {
    /// Which fault it is: a case of its room's list.
    let fault: AnyFaultCode
    let what: Phrase
    let fix: Phrase

    init(code: some FaultCode, what: Phrase, fix: Phrase) {
        fault = AnyFaultCode(code)
        self.what = what
        self.fix = fix
    }

    /// The same where it is the header that is at fault.
    func file(_ path: String) -> FileError { FileError(code: fault, path: path, what: what, fix: fix, kind: .badData) }
}

/// What is told of a table as a whole.
extension Diagnostic {
    /// A header alone is a table of no rows, and no fault: a script may well have nothing to ask.
    static func noRows(file: String) -> Diagnostic {
        Diagnostic(
            code: AnswerFault.noRows, severity: .warning, file: file, what: "there is nothing in it to answer",
            fix: "Check that its rows were written")
    }

    /// Nil for an encoding that every program reads, or that was asked for.
    static func keptEncoding(_ form: TextForm, file: String) -> Diagnostic? {
        guard form.isUTF16 else { return nil }
        return Diagnostic(
            code: AnswerFault.encodingKept, severity: .warning, file: file, what: "the file is in UTF-16, and so are the answers",
            fix: "Convert the file to UTF-8 for answers in UTF-8")
    }

    /// Nil where every letter could be written in the encoding of the file.
    static func lostLetters(_ count: Int, file: String) -> Diagnostic? {
        if count == 0 { return nil }
        return Diagnostic(
            code: AnswerFault.encodingLetters, severity: .warning, file: file,
            what: "letters that its encoding does not hold were written as ?: \(count)", fix: "Convert the file to UTF-8 first")
    }
}
