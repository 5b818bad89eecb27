import FeatureIO
import Geometry
import LevelChecks
import Projection
import Wording
import ZoneQueries
import ZoningModel

/// The records of many rows as one document: an index, then a sheet for each row.
package struct BatchRecord {
    /// A row of the table with its record.
    package struct RowSheet {
        /// The line of the file on which it begins.
        let line: Int
        /// What its own columns say.
        let fields: [(name: String, value: String)]
        /// The class, the verdict, or what is wrong.
        let headline: String
        let isFault: Bool
        /// What its sheet says.
        let article: Markup
    }

    /// The most rows of a document: a sheet and a picture each.
    package static let limit = 500

    let title: String
    /// The name of the file.
    let source: String
    let header: Markup
    /// Where the answers come from, for all of them.
    var account: Markup
    let hash: String?
    let language: Language
    private(set) var entries: [RowSheet] = []

    mutating func add(line: Int, fields: [(name: String, value: String)], headline: String, article: Markup) {
        entries.append(RowSheet(line: line, fields: fields, headline: headline, isFault: false, article: article))
    }

    /// A row that has no answer, which is told in its place.
    mutating func add(line: Int, fields: [(name: String, value: String)], fault what: Phrase, fix: Phrase) {
        let words = language(what)
        let article: Markup = "<p class=\"beware\">\(words). \(language(fix))</p>\n"
        entries.append(RowSheet(line: line, fields: fields, headline: words, isFault: true, article: article))
    }

    /// In UTF-8.
    func html() -> [UInt8] {
        let words = ReportWords(language: language)
        let faults = entries.count { $0.isFault }
        var index = header + "<p>\(language("\(source): \(entries.count) rows, a sheet each; \(faults) without an answer"))</p>\n"
        let rows = entries.enumerated().map { number, entry in
            [
                HTMLTable.Cell("\(number + 1)", "number"), .init("\(entry.line)", "number"), .init(Self.name(entry)),
                .init(entry.headline, entry.isFault ? "error" : ""),
            ]
        }
        let head = [
            HTMLTable.Cell(words("no."), "number"), .init(words("line of the file"), "number"), .init(words("row")),
            .init(words(ReportWords.answer)),
        ]
        index += "<h2>\(words("Index"))</h2>\n<div class=\"wide\">\(HTMLTable.columns(head, rows))</div>\n"
        let sheets: [Markup] = entries.enumerated().map { number, entry in
            let own = HTMLTable.pairs(entry.fields.filter { !$0.value.isEmpty }.map { ($0.name, .init($0.value)) })
            return "<header>\n<h1>\(language("No. \(number + 1) of \(entries.count), line \(entry.line) of \(source)"))</h1>\n</header>\n"
                + own + entry.article + RecordSigning.lines(language)
        }
        let first = index + account + RecordSigning.lines(language)
        return RecordDocument(title: title, language: language, hash: hash).html([first] + sheets)
    }

    /// The first columns of a row stand for it.
    private static func name(_ entry: RowSheet) -> String {
        entry.fields.filter { !$0.value.isEmpty }.prefix(3).map(\.value).joined(separator: " · ")
    }
}

/// The rows of a table that are to have a sheet each, read at once.
struct RecordedRows {
    let header: [String]
    let rows: [CSVRow]

    /// Fails as `CSVTable` does, or with `record-rows` where there are more than a document holds.
    init(_ path: String, encoding: TextEncoding, without isReplaced: (String) -> Bool) throws(FileError) {
        var table = try CSVTable(path: path, encoding: encoding)
        _ = try table.replaceColumns(isReplaced)
        header = table.header
        var rows: [CSVRow] = []
        while rows.count <= BatchRecord.limit, let chunk = try table.nextChunk() {
            chunk.forEachRow { if rows.count <= BatchRecord.limit { rows.append($0) } }
        }
        guard rows.count <= BatchRecord.limit else {
            throw FileError(
                code: AnswerFault.recordRows, path: path,
                what: "the table has more than \(BatchRecord.limit) rows, and each would get a sheet",
                fix: "Take the rows that need a record into a file of their own, or leave --report out", kind: .badData)
        }
        self.rows = rows
    }

    func fields(_ row: CSVRow) -> [(name: String, value: String)] {
        (0..<min(row.count, header.count)).map { (header[$0], row[$0].withoutSpaceAround) }
    }
}

extension BulkQuery {
    /// The record of a whole table of places. Time: a question and a picture a row. Fails as a table of places does, or with `record-rows`.
    ///
    /// - Parameter record: the report on a place, by its text, as written, in the working plane of the map, and with what was found there.
    package func records(
        of path: String, encoding: TextEncoding, hash: String, language: Language,
        _ record: (_ text: String, _ written: Coordinate, _ place: Coordinate, _ finding: Finding) throws(FileError) -> PlaceReport
    ) throws(FileError) -> [UInt8] {
        let table = try RecordedRows(path, encoding: encoding, without: isReplaced)
        let mover = try mover()
        let layout: (x: Int?, y: Int?)
        do throws(PlaceFault) { layout = try columns.found(in: table.header) } catch { throw error.file(path) }
        guard let x = layout.x, let y = layout.y else {
            throw CoordinateColumns.missing(missing(layout), header: table.header, path: path)
        }
        var reports: [(row: CSVRow, result: Result<PlaceReport, PlaceFault>)] = []
        for row in table.rows {
            let asked: (text: String, written: Coordinate, place: Coordinate)
            do throws(PlaceFault) {
                if let broken = row.fault { throw PlaceFault(code: broken.fault, what: broken.what, fix: broken.fix) }
                let fields = (x: row[x].withoutSpaceAround, y: row[y].withoutSpaceAround)
                asked = try written(fields, mover)
            } catch {
                reports.append((row, .failure(error)))
                continue
            }
            reports.append((row, .success(try record(asked.text, asked.written, asked.place, whole(at: asked.place)))))
        }
        let words = ReportWords(language: language)
        let first = reports.lazy.compactMap { try? $0.result.get() }.first
        var batch = BatchRecord(
            title: words(ReportWords.title), source: path, header: first?.header ?? "<h1>\(words(ReportWords.title))</h1>\n",
            account: first?.account ?? "", hash: hash, language: language)
        for (row, result) in reports {
            switch result {
            case .success(let report):
                batch.add(line: row.line, fields: table.fields(row), headline: report.headline, article: report.article)
            case .failure(let fault): batch.add(line: row.line, fields: table.fields(row), fault: fault.what, fix: fault.fix)
            }
        }
        return batch.html()
    }
}

extension BulkQuery {
    /// What is asked, for those who answer it again.
    package var asked: PlaceQuery { query }
    /// The system that the places are in.
    package var system: CoordinateReferenceSystem { crs }

    /// With its reasons, whichever columns were asked for.
    private func whole(at place: Coordinate) -> Finding {
        accuracy.map { query.finding(at: place, accuracy: $0) } ?? query.finding(at: place)
    }

    private func written(
        _ fields: (x: String, y: String), _ mover: Mover
    ) throws(PlaceFault) -> (text: String, written: Coordinate, place: Coordinate) {
        let place = try place(fields, mover)
        let text = "\(fields.x),\(fields.y)"
        do throws(CoordinateError) { return (text, try WrittenCoordinate.parse(text, crs: crs), place) } catch {
            throw PlaceFault(code: error.cause, what: "“\(text)”: \(error.what)", fix: error.fix)
        }
    }
}

extension LevelTable {
    /// The record of a whole table of levels. Fails as a table of levels does, or with `record-rows`.
    ///
    /// - Parameter map: the map that is asked for classes, with its hash.
    package func records(
        of path: String, encoding: TextEncoding, map: (meta: MapMeta, hash: String?)?, notes: LevelReportNotes
    ) throws(FileError) -> [UInt8] {
        let table = try RecordedRows(path, encoding: encoding, without: isReplaced)
        let layout = try layout(of: table.header, path: path)
        let points = CoordinateColumns.columns(["point", "点位", "测点", "name", "名称"], of: table.header)
        let instruments = CoordinateColumns.columns(["instrument", "仪器", "测量仪器"], of: table.header)
        let reader: LevelReader
        do throws(ProjectionError) { reader = try LevelReader(check, places: places) } catch {
            throw FileError(code: error.code, path: "--crs", what: error.what, fix: error.fix, kind: .badData)
        }
        let words = ReportWords(language: language)
        var batch = BatchRecord(
            title: words(LevelReport.title), source: path, header: "<header>\n<h1>\(words(LevelReport.title))</h1>\n</header>\n",
            account: "", hash: map?.hash, language: language)
        var account: Markup?
        for row in table.rows {
            switch question(row, layout, reader) {
            case .success(let question):
                var notes = notes
                func said(_ columns: [Int]) -> String? {
                    columns.first.map { row[$0].withoutSpaceAround }.flatMap { $0.isEmpty ? nil : $0 }
                }
                notes.point = said(points) ?? notes.point
                notes.instrument = said(instruments) ?? notes.instrument
                let report = LevelReport(
                    LevelAnswer(finding: check.finding(for: question), check: check, map: map), notes: notes, language: language)
                account = account ?? report.account
                batch.add(line: row.line, fields: table.fields(row), headline: report.headline, article: report.article)
            case .failure(let fault): batch.add(line: row.line, fields: table.fields(row), fault: fault.what, fix: fault.fix)
            }
        }
        batch.account = account ?? ""
        return batch.html()
    }
}
