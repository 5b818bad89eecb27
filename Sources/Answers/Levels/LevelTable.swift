import FeatureIO
import LevelChecks
import Projection
import Regulation
import Wording
import ZoningModel

/// Judges the rows of a table of measured levels.
public struct LevelTable: RowAnswering {
    let check: MeasuredLevelCheck
    let places: LevelReader.Places?
    /// What holds where a column is missing or a field is empty.
    let beforehand: LevelFields
    let columns: CoordinateColumns
    let language: Language
    /// `--fail-on`
    let unwanted: Set<String>

    /// `beforehand` holds for all rows; `unwanted` are the classes that are counted in `RowCounts.unwanted`.
    package init(
        _ check: MeasuredLevelCheck, places: LevelReader.Places?, beforehand: LevelFields, columns: CoordinateColumns = CoordinateColumns(),
        language: Language = .en, unwanted: Set<String> = []
    ) {
        self.check = check
        self.places = places
        self.beforehand = beforehand
        self.columns = columns
        self.language = language
        self.unwanted = unwanted
    }

    /// Limit and corrected level in dB(A), verdict, margin in dB, clauses and notes.
    public var addedColumns: [String] { Self.added }

    static let added = ["nz_limit", "nz_corrected", "nz_verdict", "nz_margin", "nz_clause", "nz_note"]

    /// Whether the name is one of `addedColumns`; case and white space around it do not count.
    public func isReplaced(_ name: String) -> Bool { addedColumns.contains(name.withoutSpaceAround.lowercased()) }

    /// Which column says what. A table without levels is refused.
    public func layout(of header: [String], path: String) throws(FileError) -> [LevelColumn: Int] {
        try LevelColumn.layout(of: header, coordinates: columns, hasPlaces: places != nil, path: path)
    }

    /// Judges whole rows, in order; a row at fault gets the verdict `error`.
    /// Fails where PROJ knows no way from the system of the places to the map's.
    public func answer(_ chunk: CSVChunk, _ layout: [LevelColumn: Int]) throws(FileError) -> AnsweredRows {
        let reader: LevelReader
        do throws(ProjectionError) { reader = try LevelReader(check, places: places) } catch {
            throw FileError(code: error.code, path: "--crs", what: error.what, fix: error.fix, kind: .badData)
        }
        var writer = chunk.writer
        var answered = AnsweredRows()
        chunk.forEachRow { row in
            answered.counts.rows += 1
            switch question(row, layout, reader) {
            case .success(let question):
                let finding = check.finding(for: question)
                count(finding, &answered.counts)
                writer.append(source: chunk.source(of: row), Self.fields(of: finding, language))
            case .failure(let fault):
                answered.counts.faults += 1
                answered.faults.append(RowFault(line: row.line, fault: fault.fault, what: fault.what, fix: fault.fix))
                // The verdict stands under its own header, whatever the row was like.
                writer.append(source: chunk.source(of: row), ["", "", "error", "", "", fault.advice.text(in: language)])
            }
        }
        answered.append(writer.bytes)
        return answered
    }

    func question(_ row: CSVRow, _ layout: [LevelColumn: Int], _ reader: LevelReader) -> Result<LevelQuestion, LevelFault> {
        if let broken = row.fault { return .failure(LevelFault(nil, broken.fault, broken.what, broken.fix)) }
        do throws(LevelFault) { return .success(try reader.question(fields(of: row, layout))) } catch { return .failure(error) }
    }

    /// What a row says, and what holds where it says nothing.
    func fields(of row: CSVRow, _ layout: [LevelColumn: Int]) -> LevelFields {
        var fields = beforehand
        for (column, number) in layout {
            let text = row[number].withoutSpaceAround
            if !text.isEmpty { fields.texts[column] = text }
        }
        return fields
    }

    private func count(_ finding: LevelFinding, _ counts: inout RowCounts) {
        switch finding.verdict {
        case .pass: break
        case .exceeds: counts.exceeded += 1
        case .undecided: counts.undecided += 1
        }
        if finding.question.land.isIn(unwanted) { counts.unwanted += 1 }
    }

    static func fields(of finding: LevelFinding, _ language: Language) -> [String] {
        let clauses = finding.steps.filter { $0.kind != .statute }.map { "\($0.ground.source)" }
        return [
            finding.limit.map { String($0.value) } ?? "", finding.limit == nil ? "" : finding.corrected.map(\.description) ?? "",
            finding.verdict.rawValue, finding.deciding.map { "\($0.margin)" } ?? "", clauses.joined(separator: "; "),
            finding.notes.map { language($0.text) }.joined(separator: "; "),
        ]
    }
}

extension LandClass {
    /// Whether the class of the land is one of these.
    package func isIn(_ classes: Set<String>) -> Bool {
        place.map { $0.finding.isIn(classes) } ?? zoneClass.map { classes.contains($0.id) } ?? false
    }
}

extension Finding {
    /// Whether the class is one of these, whichever of its candidates it is.
    package func isIn(_ classes: Set<String>) -> Bool {
        status == .inside && zoneClass != nil && deciding.allSatisfy { classes.contains($0.name) }
    }
}
