import FeatureIO
import Geometry
import Projection
import Regulation
import Wording
import ZoneQueries
import ZoningFiles
import ZoningModel

/// Answers the rows of a table of places.
public struct BulkQuery: RowAnswering {
    /// Columns that are added when they are asked for.
    public typealias Extra = PlaceExtra

    let query: PlaceQuery
    /// Made before, for many tables; nil where one is made for this table.
    let points: PointIndex?
    let crs: CoordinateReferenceSystem
    let columns: CoordinateColumns
    let extras: [Extra]
    /// How well places are known (reading A1); nil where nothing was said.
    let accuracy: PlaceAccuracy?
    /// `--fail-on`
    let unwanted: Set<String>
    /// Of a table of few rows: what is asked for beside class and limits is answered row by row, and no lists are made for it.
    package var isShort = false
    /// `nz_day`, `nz_night`: the limits by the periods of the map.
    let limitColumns: [String]
    /// `nz_ambient_day`: those of the other sets of limits; none for most rules.
    let setColumns: [String]

    /// Places are read in `crs`; `unwanted` are the classes that are counted in `RowCounts.unwanted`.
    package init(
        _ query: PlaceQuery, points: PointIndex? = nil, crs: CoordinateReferenceSystem, columns: CoordinateColumns = CoordinateColumns(),
        extras: [Extra] = [], accuracy: PlaceAccuracy? = nil, unwanted: Set<String> = []
    ) {
        self.query = query
        self.points = points
        self.crs = crs
        self.columns = columns
        self.extras = extras
        self.accuracy = accuracy
        self.unwanted = unwanted
        let periods = query.map.meta.periods
        limitColumns = periods.map { "nz_\($0)" }
        setColumns = query.ruleset.limitSets.dropFirst().flatMap { set in periods.map { "nz_\(set.id)_\($0)" } }
    }

    /// `nz_status`, `nz_class`, the limits by period, `nz_day` and `nz_night` (dB(A)), `nz_zone`, `nz_on_boundary`, other sets of limits, then the extras.
    public var addedColumns: [String] {
        Self.first + limitColumns + Self.last + setColumns + extras.map(\.column)
    }

    /// Those of `addedColumns`, whichever are asked for: what an earlier run has said must not stand beside what this one says.
    public func isReplaced(_ name: String) -> Bool {
        // Asked of every member of every line: most are no names of ours at a glance.
        guard let first = name.utf8.first, first | 0x20 == UInt8(ascii: "n") || first <= 0x20 || first >= 0x80 else { return false }
        let plain = name.withoutSpaceAround.lowercased()
        return Self.first.contains(plain) || limitColumns.contains(plain) || setColumns.contains(plain)
            || Ruleset.limitNames.contains { plain == "nz_\($0)" } || Self.last.contains(plain)
            || Extra.allCases.contains { $0.column == plain }
    }

    private static let first = ["nz_status", "nz_class"]
    private static let last = ["nz_zone", "nz_on_boundary"]

    /// Where the two coordinates are in a row, and the index for plain rows.
    public struct PlaceLayout: Sendable {
        let x: Int
        let y: Int
        /// The fast way, for plain rows; nil where every place is asked in the working plane.
        let plain: (places: PlainPlaces<PlainRow>, row: PlainRow)?
    }

    /// Finds the columns of the coordinates, and indexes the map where plain rows can use it.
    /// Fails with `csv-coordinates`, `coordinates-twice`, `coordinates-same`, or with the code of a projection that fails.
    public func layout(of header: [String], path: String) throws(FileError) -> PlaceLayout {
        let found: (x: Int?, y: Int?)
        do throws(PlaceFault) { found = try columns.found(in: header) } catch { throw error.file(path) }
        if let x = found.x, let y = found.y {
            let plain: (PlainPlaces<PlainRow>, PlainRow)? = try plainRange.flatMap { (range) throws(FileError) in
                try plainPlaces(WishWriting(isJSON: false)) { finding in
                    var writer = CSVWriter()
                    writer.append(source: [], usualFields(of: finding))
                    return writer.bytes.dropLast()
                }.map { ($0, PlainRow(x: x, y: y, width: header.count, range: range)) }
            }
            return PlaceLayout(x: x, y: y, plain: plain)
        }
        throw CoordinateColumns.missing(missing(found), header: header, path: path)
    }

    func missing(_ found: (x: Int?, y: Int?)) -> [String] {
        [found.x == nil ? columns.x ?? "lon" : nil, found.y == nil ? columns.y ?? "lat" : nil].compactMap { $0 }
    }

    /// Answers whole rows, in order; a row at fault gets the word `error`.
    /// Fails where PROJ knows no way from the system of the places to the map's. Time: a query a row.
    public func answer(_ chunk: CSVChunk, _ layout: PlaceLayout) throws(FileError) -> AnsweredRows {
        let mover = try mover()
        if let plain = layout.plain, chunk.isPlain, chunk.rows.isText {
            let carriers = try carriers(plain.places, mover)
            return plain.places.answer(chunk.rows, plain.row, by: carriers, end: chunk.end(ofRowAt:)) { range, line, answered in
                guard let row = chunk.row(at: range, line: line) else { return nil }
                var writer = CSVWriter()
                answer(row, of: chunk, layout, mover, &answered, &writer)
                answered.append(writer.bytes)
                return nil
            }
        }
        var writer = chunk.writer
        var answered = AnsweredRows()
        chunk.forEachRow { answer($0, of: chunk, layout, mover, &answered, &writer) }
        answered.append(writer.bytes)
        return answered
    }

    private func answer(
        _ row: CSVRow, of chunk: CSVChunk, _ layout: PlaceLayout, _ mover: Mover, _ answered: inout AnsweredRows, _ writer: inout CSVWriter
    ) {
        answered.counts.rows += 1
        do throws(PlaceFault) {
            let finding = finding(at: try place(row, layout, mover))
            count(finding, &answered.counts)
            writer.append(source: chunk.source(of: row), fields(of: finding))
        } catch {
            answered.counts.faults += 1
            answered.faults.append(RowFault(line: row.line, fault: error.fault, what: error.what, fix: error.fix))
            // The answer stands under its own header, whatever the row was like.
            writer.append(source: chunk.source(of: row), ["error"] + Array(repeating: "", count: addedColumns.count - 1))
        }
    }

    static func fileError(_ error: ProjectionError) -> FileError {
        FileError(code: error.code, path: "--crs", what: error.what, fix: error.fix, kind: .badData)
    }

    func mover() throws(FileError) -> Mover {
        do throws(ProjectionError) { return try Mover(from: crs, to: query.map.meta.workingCRS) } catch { throw Self.fileError(error) }
    }

    func count(_ finding: Finding, _ counts: inout RowCounts) {
        if accuracy != nil, !finding.isDecided { counts.undecided += 1 }
        if finding.isIn(unwanted) { counts.unwanted += 1 }
        if finding.status == .outside { counts.outside += 1 }
    }

    private func place(_ row: CSVRow, _ layout: PlaceLayout, _ mover: Mover) throws(PlaceFault) -> Coordinate {
        if let broken = row.fault { throw PlaceFault(code: broken.fault, what: broken.what, fix: broken.fix) }
        return try place((row[layout.x].withoutSpaceAround, row[layout.y].withoutSpaceAround), mover)
    }

    /// The place that two fields mean. Either holds one coordinate: none says both.
    func place(_ fields: (x: String, y: String), _ mover: Mover) throws(PlaceFault) -> Coordinate {
        try Self.check(fields)
        return try place("\(fields.x),\(fields.y)", mover)
    }

    /// Refuses what would be read as something else once the two stand in one text.
    static func check(_ fields: (x: String, y: String)) throws(PlaceFault) {
        for field in [fields.x, fields.y] {
            if field.isEmpty {
                throw PlaceFault(
                    code: CoordinateFault.missing, what: "a coordinate is empty", fix: "Write longitude and latitude, each in its own field"
                )
            }
            if let fault = WrittenNumber.fault(field) { throw fault }
            if field.contains(where: { ",，;；、".contains($0) }) {
                throw PlaceFault(
                    code: CoordinateFault.two, what: "“\(field)” is more than one coordinate", fix: "Write each coordinate in its own field"
                )
            }
        }
    }

    /// The place in the working plane that a text means.
    private func place(_ text: String, _ mover: Mover) throws(PlaceFault) -> Coordinate {
        let written: Coordinate
        do throws(CoordinateError) { written = try WrittenCoordinate.parse(text, crs: crs) } catch {
            throw PlaceFault(code: error.cause, what: "“\(text)”: \(error.what)", fix: error.fix)
        }
        do throws(ProjectionError) { return try mover.moved(written) } catch {
            throw PlaceFault(code: error.code, what: error.what, fix: error.fix)
        }
    }

    func finding(at place: Coordinate) -> Finding {
        if let accuracy { return query.finding(at: place, accuracy: accuracy) }
        return extras.isEmpty ? query.brief(at: place) : query.finding(at: place)
    }

    /// The limits of the other sets, in the order of ``setColumns``.
    func otherLimits(of finding: Finding) -> [Int?] {
        if setColumns.isEmpty { return [] }
        let (meta, ruleset) = (query.map.meta, query.ruleset)
        return ruleset.limitSets.dropFirst().flatMap { set in
            let limits = finding.limitsClass.flatMap { ruleset.limits(of: $0, on: meta.date, set: set.id) }
            return meta.periods.indices.map { limits?[$0] }
        }
    }

    private func fields(of finding: Finding) -> [String] { usualFields(of: finding) + extras.map { $0.field(of: finding) } }

    /// What is told without being asked for.
    private func usualFields(of finding: Finding) -> [String] {
        [finding.status.rawValue, finding.zoneClass?.id ?? ""]
            + limitColumns.indices.map { number in finding.limits?[number].map { String($0) } ?? "" }
            + [finding.zones.first?.id ?? "", finding.isOnBoundary ? "true" : "false"]
            + otherLimits(of: finding).map { $0.map { String($0) } ?? "" }
    }
}
