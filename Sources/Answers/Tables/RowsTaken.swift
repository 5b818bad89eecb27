import FeatureIO
import Geometry

/// What has come of the pieces of a table so far.
struct RowsTaken {
    let path: String
    let form: TextForm
    private(set) var counts = RowCounts()
    private var tally = FaultTally()
    private var replaced: Set<String> = []
    private var lost = 0

    init(path: String, form: TextForm) {
        self.path = path
        self.form = form
    }

    mutating func take(
        _ answered: AnsweredRows, emit: ([UInt8]) throws(FileError) -> Void, onFault: (RowFault) -> Void
    ) throws(FileError) {
        counts += answered.counts
        replaced.formUnion(answered.replaced)
        for fault in answered.faults where tally.isShown(fault.fault) { onFault(fault) }
        for block in answered.blocks {
            let (bytes, lostHere) = form.written(block)
            lost += lostHere
            try emit(bytes)
        }
    }

    /// What is told at the end.
    var notes: [Diagnostic] {
        var notes = tally.rest(file: path)
        let isSwapped = counts.rows > 1 && tally.count(CoordinateFault.swapped) == counts.rows
        if isSwapped {
            notes.append(
                Diagnostic(
                    code: AnswerFault.columnsSwapped, file: path, what: "in all \(counts.rows) rows longitude and latitude look exchanged",
                    fix: "Exchange the columns: what is the latitude belongs to --y"))
        }
        if let note = ReplacedNames.note(replaced.sorted(), file: path) { notes.append(note) }
        if let note = Diagnostic.keptEncoding(form, file: path) { notes.append(note) }
        if let note = Diagnostic.lostLetters(lost, file: path) { notes.append(note) }
        if counts.rows == 0 { notes.append(.noRows(file: path)) }
        return notes
    }
}

extension CSVTable {
    /// What stands above the rows: the mark of the encoding, the sign for Excel, the header with the columns that are added.
    func head(adding columns: [String]) -> [UInt8] {
        var head = writer
        if let signLine { head.append(line: signLine) }
        head.append(source: headerSource, columns)
        return form.mark + form.written(head.bytes).bytes
    }
}
