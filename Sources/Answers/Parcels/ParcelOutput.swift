import FeatureIO

/// Puts the rows of many pieces together to one output.
struct ParcelOutput {
    /// So many bytes are given at once, and no more rows behind them.
    private static let givenAtOnce = 1 << 16
    /// A piece has no more parcels, and fewer where their rows are long.
    private static let mostRows = 256
    private static let mostBytes = 1 << 19

    /// Above and below the rows.
    private var writer: any ParcelWriter
    private let source: FeatureSource
    /// CSV made of CSV is written as its file is.
    private let form: TextForm
    private var lost = 0
    private var hasRows = false
    private var pending: [UInt8] = []
    /// Where nothing is written before the end.
    private let waits: Bool
    private var table = WaitingTable()

    /// How many parcels the next piece may have: more and more, as long as what is made of them is small.
    private(set) var rowsAtOnce = 1

    /// - Parameters:
    ///   - isTable: whether rows of a table come, in the form of its file.
    ///   - waits: whether no rows come that are whole.
    init(_ writer: any ParcelWriter, _ source: FeatureSource, isTable: Bool, waits: Bool) {
        self.writer = writer
        self.source = source
        self.waits = waits
        form = (isTable ? source.table?.form : nil) ?? TextForm()
    }

    mutating func begin(_ emit: ([UInt8]) throws(FileError) -> Void) throws(FileError) {
        if waits { return }
        if source.table != nil { try emit(form.mark) }
        writer.begin(source)
        pending = writer.taken()
    }

    mutating func take(_ answered: AnsweredPiece, _ emit: ([UInt8]) throws(FileError) -> Void) throws(FileError) {
        let size = answered.bytes.count
        rowsAtOnce = size > Self.mostBytes ? max(1, rowsAtOnce / 2) : min(Self.mostRows, 2 * rowsAtOnce)
        if let waiting = answered.waiting { table.append(waiting) }
        guard size > 0 else { return }
        // What stands between two rows stands above each of these.
        var start = hasRows ? 0 : writer.betweenRows
        if !hasRows { writer.goOn() }
        hasRows = true
        for end in answered.ends where pending.count + end - start > Self.givenAtOnce {
            pending += answered.bytes[start..<end]
            start = end
            try give(emit)
        }
        pending += answered.bytes[start...]
    }

    /// - Parameters:
    ///   - names: the properties of all features.
    ///   - answers: the columns of our own.
    mutating func end(_ names: [String], _ answers: [String], _ emit: ([UInt8]) throws(FileError) -> Void) throws(FileError) {
        if waits { return try table.give(names, answers, emit: emit) }
        writer.end()
        pending += writer.taken()
        try give(emit)
    }

    private mutating func give(_ emit: ([UInt8]) throws(FileError) -> Void) throws(FileError) {
        let (bytes, lostNow) = form.written(pending)
        lost += lostNow
        pending.removeAll(keepingCapacity: true)
        try emit(bytes)
    }

    /// What is told at the end.
    func notes(of path: String) -> [Diagnostic] {
        [Diagnostic.keptEncoding(form, file: path), Diagnostic.lostLetters(lost, file: path)].compactMap { $0 }
    }
}
