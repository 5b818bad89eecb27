import FeatureIO
import Projection
import Regulation

/// A file of measured levels: the same rows out in the same order, their own columns kept, the verdicts added.
///
/// A row at fault gets the verdict `error` and goes on to `onFault`; the others are judged all the same.
public struct LevelTable {
    /// The columns that are added.
    public static let columns = ["nz_limit", "nz_corrected", "nz_verdict", "nz_margin", "nz_clause", "nz_note"]

    /// How many rows there were, and how they came out.
    public struct Counts: Sendable, Hashable {
        public var rows = 0
        public var faults = 0
        public var exceeded = 0
        public var undecided = 0
        /// Rows on land of a class that must not be.
        public var unwanted = 0
    }

    let check: MeasuredLevelCheck
    let reader: LevelRowReader
    let encoding: TextEncoding
    let language: Language
    /// `--fail-on`
    let unwanted: Set<String>

    public init(
        _ check: MeasuredLevelCheck, reader: LevelRowReader, encoding: TextEncoding = .utf8, language: Language = .en,
        unwanted: Set<String> = []
    ) {
        self.check = check
        self.reader = reader
        self.encoding = encoding
        self.language = language
        self.unwanted = unwanted
    }

    /// Judges a CSV file row by row; pieces of the output go to `emit` as they are ready. Memory for one piece.
    public func csv(
        _ path: String, emit: ([UInt8]) throws(FileError) -> Void, onFault: (BulkQuery.RowFault) -> Void
    ) throws(FileError) -> Counts {
        let table = try CSVTable(path: path, encoding: encoding)
        let columns = try reader.columns(of: table.header, path: path)
        var writer = CSVWriter()
        writer.append(source: table.headerSource, Self.columns)
        var counts = Counts()
        let width = table.header.count
        do {
            try table.forEachRow { (row) throws(FileError) in
                counts.rows += 1
                switch reader.question(row, columns) {
                case .success(let question):
                    let finding = check.finding(for: question)
                    count(finding, &counts)
                    writer.append(source: row.source, fields(of: finding))
                case .failure(let fault):
                    counts.faults += 1
                    onFault(BulkQuery.RowFault(line: row.line, what: fault.what, fix: fault.fix))
                    // The verdict stands under its own header, whatever the row was like.
                    writer.append(source: row.source(width: width), ["", "", "error", "", "", "\(fault.what). \(fault.fix)"])
                }
                if writer.bytes.count > 1 << 20 {
                    try emit(writer.bytes)
                    writer.removeAll()
                }
            }
        } catch {
            switch error {
            case .file(let error), .body(let error): throw error
            }
        }
        try emit(writer.bytes)
        return counts
    }

    private func count(_ finding: LevelFinding, _ counts: inout Counts) {
        switch finding.verdict {
        case .pass: break
        case .exceeds: counts.exceeded += 1
        case .undecided: counts.undecided += 1
        }
        if finding.question.land.isIn(unwanted) { counts.unwanted += 1 }
    }

    private func fields(of finding: LevelFinding) -> [String] {
        let clauses = finding.steps.filter { $0.kind != .statute }.map { "\($0.ground.source)" }
        return [
            finding.limit.map { String($0.value) } ?? "", finding.limit == nil ? "" : finding.corrected.map(\.description) ?? "",
            finding.verdict.rawValue, finding.deciding.map { "\($0.margin)" } ?? "", clauses.joined(separator: "; "),
            finding.notes.map { $0.text(language) }.joined(separator: "; "),
        ]
    }
}

extension LandClass {
    /// Whether the class of the land is one of these.
    public func isIn(_ classes: Set<String>) -> Bool {
        place.map { $0.finding.isIn(classes) } ?? zoneClass.map { classes.contains($0.id) } ?? false
    }
}

extension Finding {
    /// Whether the class is one of these, whichever of its candidates it is.
    public func isIn(_ classes: Set<String>) -> Bool {
        status == .inside && !candidates.isEmpty && candidates.allSatisfy(classes.contains)
    }
}
