import FeatureIO

/// A table that comes as bytes, piece by piece, answered as it comes: the rows that `TableRun` makes of a file of the same bytes.
///
/// Memory for what is given at a time, and a row.
package struct TableFeed<Answering: RowAnswering & LineAnswering>: ~Copyable {
    /// What a start should hold at least, so that the form of the table shows in it, as in a file: so many bytes and lines.
    package static var startSize: (bytes: Int, lines: Int) { (1 << 16, 3) }

    private let answering: Answering
    private let path: String
    /// One of the two is there.
    private var csv: CSVTable?
    private var lines: JSONLines?
    private let layout: Answering.Layout?
    private let lineLayout: Answering.Prepared?
    private var taking: RowsTaken
    /// What stands above the rows, until it is taken.
    private var head: [UInt8]

    /// How the rows so far came out.
    package var counts: RowCounts { taking.counts }

    /// Reads the header, where there is one. Fails as `TableRun` does.
    ///
    /// - Parameters:
    ///   - areLines: JSON objects, one a line; else CSV.
    ///   - name: stands for the file where faults are told.
    package init(
        _ answering: Answering, areLines: Bool, encoding: TextEncoding, start: GivenText, name: String
    ) throws(FileError) {
        self.answering = answering
        path = name
        if areLines {
            let ready = try answering.lineLayout()
            let lines = try JSONLines(path: name, given: start, encoding: encoding)
            taking = RowsTaken(path: name, form: lines.form)
            head = lines.form.mark
            self.lines = consume lines
            csv = nil
            (layout, lineLayout) = (nil, ready)
        } else {
            var csv = try CSVTable(path: name, given: start, encoding: encoding)
            _ = try csv.replaceColumns(answering.isReplaced)
            (layout, lineLayout) = (try answering.layout(of: csv.header, path: name), nil)
            taking = RowsTaken(path: name, form: csv.form)
            head = csv.head(adding: answering.addedColumns)
            self.csv = consume csv
            lines = nil
        }
    }

    /// More of the table.
    package mutating func feed(_ bytes: [UInt8], isLast: Bool) {
        csv?.feed(bytes, isLast: isLast)
        lines?.feed(bytes, isLast: isLast)
    }

    /// The next rows with their answers; nil where more must be given first, and behind the last.
    package mutating func next() throws(FileError) -> [UInt8]? {
        var output = head
        head = []
        guard let answered = try answered() else { return output.isEmpty ? nil : output }
        try taking.take(answered, emit: { output += $0 }, onFault: { _ in })
        return output
    }

    private mutating func answered() throws(FileError) -> AnsweredRows? {
        if let layout {
            guard let chunk = try csv?.nextChunk() else { return nil }
            return try answering.answer(chunk, layout)
        }
        guard let lineLayout, let chunk = try lines?.next() else { return nil }
        return try answering.answer(chunk, lineLayout)
    }
}
