import FeatureIO
import LevelChecks
import Projection
import Regulation
import Wording

/// How many hours a period must have levels of, so that their mean stands for it; fewer, and the period is not decidable.
public struct LeastHours: Sendable, Hashable {
    /// By day; nil asks for all hours.
    public var day: Int?
    /// At night; nil asks for all hours.
    public var night: Int?

    /// GB 3096 takes the mean over all hours of a period: without a word all are asked for.
    public init(day: Int? = nil, night: Int? = nil) { (self.day, self.night) = (day, night) }

    func least(of period: HourlyMean.Period) -> Int { min(period.hours, (period.period == .night ? night : day) ?? period.hours) }
}

/// Judges a table of levels as a whole: periods of points, and what they come to.
public struct ComplianceRun {
    private let table: LevelTable
    /// Whether rows are hours, from which the levels of day and night are made.
    private let isHourly: Bool
    private let least: LeastHours

    /// - Parameter table: how single rows are judged.
    public init(_ table: LevelTable, isHourly: Bool, least: LeastHours = LeastHours()) {
        self.table = table
        self.isHourly = isHourly
        self.least = least
    }

    /// Reads the whole table; faults of rows go to `onFault` with their lines, notes on the file to `onNote`. Memory for a period of a point each.
    ///
    /// Fails where the file as a whole cannot be read, and where PROJ knows no way from the system of the places to the map's.
    public func answer(
        _ path: String, encoding: TextEncoding = .utf8, onFault: (RowFault) -> Void, onNote: (Diagnostic) -> Void
    ) throws(FileError) -> ComplianceAnswer {
        var file = try CSVTable(path: path, encoding: encoding)
        if let note = try file.replaceColumns(table.isReplaced) { onNote(note) }
        let layout = try table.layout(of: file.header, path: path)
        let columns = ComplianceColumns(file.header)
        let reader: LevelReader
        do throws(ProjectionError) { reader = try LevelReader(table.check, places: table.places) } catch {
            throw FileError(code: error.code, path: "--crs", what: error.what, fix: error.fix, kind: .badData)
        }
        var gathering = Gathering(table: table, reader: reader, hours: HourReading(hours: table.check.ruleset.hours), least: least)
        while let chunk = try file.nextChunk() {
            chunk.forEachRow { row in
                gathering.counts.rows += 1
                do throws(LevelFault) {
                    if let broken = row.fault { throw LevelFault(nil, broken.fault, broken.what, broken.fix) }
                    let point = columns.point(row, layout)
                    guard !point.isEmpty else {
                        throw LevelFault(
                            nil, AnswerFault.pointMissing, "the point is not named",
                            "Name it in a column point (点位), or give its coordinates")
                    }
                    let fields = table.fields(of: row, layout)
                    if isHourly {
                        try gathering.add(hour: fields, columns.hour.map { row[$0].withoutSpaceAround }, point: point, line: row.line)
                    } else {
                        gathering.judged.append((try gathering.judge(fields), point, nil))
                    }
                } catch {
                    gathering.counts.faults += 1
                    onFault(RowFault(line: row.line, fault: error.fault, what: error.what, fix: error.fix))
                }
            }
        }
        if gathering.counts.rows == 0 { onNote(.noRows(file: path)) }
        gathering.finish { onFault($0) }
        return ComplianceAnswer(
            file: path, check: table.check, language: table.language, isHourly: isHourly, counts: gathering.counts,
            periods: gathering.judged)
    }
}

/// What has been read so far.
private struct Gathering {
    let table: LevelTable
    let reader: LevelReader
    let hours: HourReading
    let least: LeastHours
    var counts = RowCounts()
    var judged: [(finding: LevelFinding, point: String, hours: ComplianceAnswer.HourCount?)] = []
    private var means: [MeanKey: GatheredHours] = [:]
    private var order: [MeanKey] = []

    init(table: LevelTable, reader: LevelReader, hours: HourReading, least: LeastHours) {
        (self.table, self.reader, self.hours, self.least) = (table, reader, hours, least)
    }

    private struct MeanKey: Hashable {
        let point: String
        let date: CivilDate
        let period: DayPeriod
    }

    private struct GatheredHours {
        /// Of the first hour.
        let fields: LevelFields
        let period: HourlyMean.Period
        let line: Int
        var mean = HourlyMean()
    }

    mutating func judge(_ fields: LevelFields) throws(LevelFault) -> LevelFinding {
        let finding = table.check.finding(for: try reader.question(fields))
        count(finding)
        return finding
    }

    private mutating func count(_ finding: LevelFinding) {
        switch finding.verdict {
        case .pass: break
        case .exceeds: counts.exceeded += 1
        case .undecided: counts.undecided += 1
        }
        if finding.question.land.isIn(table.unwanted) { counts.unwanted += 1 }
    }

    mutating func add(hour fields: LevelFields, _ text: String?, point: String, line: Int) throws(LevelFault) {
        let period = try hours.period(fields, hour: text)
        let level = try fields.measuredLevel()
        let key = MeanKey(point: point, date: period.date, period: period.period)
        if means[key] == nil {
            means[key] = GatheredHours(fields: fields, period: period, line: line)
            order.append(key)
        }
        guard means[key]?.mean.add(level, hour: period.number) == true else {
            let hour = (period.first + period.number) % 24
            let name: Phrase = period.period == .night ? "night" : "day"
            throw LevelFault(
                .time, AnswerFault.hourTwice, "the hour \(hour) of \(point) stands twice in the \(name) of \(period.date)",
                "Leave one of the two out")
        }
    }

    /// The periods of hourly levels, in the order in which their first hours stand.
    mutating func finish(_ onFault: (RowFault) -> Void) {
        for key in order {
            guard let gathered = means[key], let mean = gathered.mean.mean else { continue }
            var fields = gathered.fields
            fields.texts[.level] = mean.description
            fields.texts[.date] = key.date.description
            fields.texts[.period] = key.period.rawValue
            fields.texts[.time] = nil
            let least = least.least(of: gathered.period)
            do throws(LevelFault) {
                var finding = table.check.finding(for: try reader.question(fields))
                finding = finding.counting(hours: gathered.mean.count, of: gathered.period.hours, least: least)
                count(finding)
                judged.append((finding, key.point, ComplianceAnswer.HourCount(found: gathered.mean.count, whole: gathered.period.hours)))
            } catch {
                counts.faults += 1
                onFault(RowFault(line: gathered.line, fault: error.fault, what: error.what, fix: error.fix))
            }
        }
    }
}
