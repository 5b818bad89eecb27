import FeatureIO
import LevelChecks
import Regulation
import Wording

/// A measurement as it is written, field by field; read alike from the command line and from a table.
package struct LevelFields: Sendable {
    /// What is written; an empty text says nothing.
    package var texts: [LevelColumn: String]
    /// The day that is meant where none is written.
    package let today: CivilDate

    /// Takes the fields as written; they are read when a question is made.
    package init(_ texts: [LevelColumn: String], today: CivilDate) {
        self.texts = texts
        self.today = today
    }

    subscript(column: LevelColumn) -> String? {
        guard let text = texts[column], !text.isEmpty else { return nil }
        return text
    }

    /// The measurement, or what is wrong with it. The class is asked of `land`, where it is not written; of a standard that does not go by
    /// the class only if there is a map to ask.
    func question(
        book: StandardsBook, hours: Hours, hasMap: Bool, land: (LevelFields, CivilDate) throws(LevelFault) -> LandClass?
    ) throws(LevelFault) -> LevelQuestion {
        let level = try measuredLevel()
        let (date, time) = try day(hours)
        let standard = try standard(book, date)
        let period = try period(hours, time)
        let place = try place()
        let zoneClass = try zoneClass(book)
        let asked = zoneClass == nil && (standard.needsClass || hasMap) ? try land(self, date) : nil
        if zoneClass == nil, asked == nil, standard.needsClass {
            throw LevelFault(
                .zoneClass, LimitFault.classMissing,
                "\(standard.key) goes by the class of the land, and neither the class nor a place is given",
                "Give the class, or a place and its reference system")
        }
        return LevelQuestion(
            level: level, background: try decibels(.background), quantity: try quantity(), standard: standard.key,
            land: asked ?? LandClass(given: zoneClass), period: period, place: place, date: date, time: time)
    }

    /// The day that is meant. O(1).
    package func date(_ hours: Hours) throws(LevelFault) -> CivilDate { try day(hours).0 }

    /// The same with the time, where one is written.
    private func day(_ hours: Hours) throws(LevelFault) -> (CivilDate, Hours.LocalTime?) {
        var date: CivilDate?
        if let text = self[.date] {
            date = try day(text)
        }
        guard let text = self[.time] else { return (date ?? today, nil) }
        let written: WrittenTime
        do { written = try WrittenTime(parsing: text) } catch {
            if CivilDate.isDayOrMonthFirst(text) { throw Self.dayOrMonthFirst(.time, text) }
            throw LevelFault(.time, AnswerFault.time, error.phrase, "Without an offset it is the time on the clocks of the place")
        }
        let time = written.local(utcOffset: hours.utcOffset, day: date ?? today)
        if let date, time.date != date {
            throw LevelFault(
                .time, AnswerFault.timeDate, "the time \(text) is on \(time.date), and the day is given as \(date)", "Give one of the two")
        }
        return (time.date, time)
    }

    /// The day and the time, where a time is written.
    func moment(_ hours: Hours) throws(LevelFault) -> Hours.LocalTime? { try day(hours).1 }

    /// The level, which must be written.
    func measuredLevel() throws(LevelFault) -> Decibels {
        guard let level = try decibels(.level) else {
            throw LevelFault(.level, AnswerFault.levelMissing, "no level is given", "Give the measured level in dB(A)")
        }
        return level
    }

    /// `2026-11-20`, `2026/11/20`; a time behind it must be midnight, as programs write it behind days.
    private func day(_ text: String) throws(LevelFault) -> CivilDate {
        if let day = try? CivilDate(written: text) { return day }
        if CivilDate.isDayOrMonthFirst(text) { throw Self.dayOrMonthFirst(.date, text) }
        if let time = try? WrittenTime(parsing: text), let day = time.date {
            if time.hour == 0, time.minute == 0, time.utcOffset == nil { return day }
            throw LevelFault(.date, AnswerFault.date, "“\(text)” is a day with a time, and a day is wanted", "Write it in the column time")
        }
        do throws(RegulationError) { return try CivilDate(parsing: text) } catch {
            throw LevelFault(.date, AnswerFault.date, error.phrase, "Write the day as YYYY-MM-DD")
        }
    }

    private static func dayOrMonthFirst(_ column: LevelColumn, _ text: String) -> LevelFault {
        LevelFault(
            column, AnswerFault.dateOrder, "“\(text)” does not say which number is the day and which the month",
            "Write the year first: 2026-11-20")
    }

    private func decibels(_ column: LevelColumn) throws(LevelFault) -> Decibels? {
        guard let text = self[column] else { return nil }
        if let fault = WrittenNumber.fault(text), fault.fault == AnswerFault.numberScientific {
            throw LevelFault(column, fault.fault, fault.what, fault.fix)
        }
        do { return try Decibels(parsing: text) } catch {
            throw LevelFault(column, AnswerFault.level, error.phrase, "Take out units and commas")
        }
    }

    private func quantity() throws(LevelFault) -> MeasuredQuantity {
        guard let text = self[.quantity] else { return .leq }
        let known = MeasuredQuantity.allCases.map(\.rawValue)
        guard let quantity = MeasuredQuantity(rawValue: text.lowercased()) else {
            throw LevelFault(.quantity, AnswerFault.quantity, "“\(text)” is no known quantity", "Give \(Phrase.list(known))")
        }
        return quantity
    }

    /// `gb12348`, `GB 12348`, or with the year of the edition in force: `GB 12348-2008`.
    private func standard(_ book: StandardsBook, _ date: CivilDate) throws(LevelFault) -> Standard {
        func plain(_ text: String) -> String { text.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) } }
        let known = Phrase.list(book.standards.map(\.key))
        guard let text = self[.standard] else {
            throw LevelFault(.standard, AnswerFault.standardMissing, "no standard is given", "Give \(known)")
        }
        let name = plain(text)
        for standard in book.standards where name.hasPrefix(standard.key) {
            guard name != standard.key else { return standard }
            let edition = standard.editions.value(on: date)?.value.id
            if let edition, plain(edition) == name { return standard }
            if standard.editions.entries.contains(where: { $0.value.map { plain($0.value.id) } == name }) {
                throw LevelFault(
                    .standard, AnswerFault.edition, "\(text) is not in force on \(date)",
                    edition.map { "Give \(standard.key): the day chooses the edition, here \($0)" }
                        ?? "Give \(standard.key): the day chooses the edition")
            }
        }
        throw LevelFault(.standard, AnswerFault.standard, "“\(text)” is no known standard", "Give \(known)")
    }

    /// From the period, from the time (一, T1), or from both if they agree.
    private func period(_ hours: Hours, _ time: Hours.LocalTime?) throws(LevelFault) -> DayPeriod {
        let timed = time.map { hours.period(hour: $0.hour, minute: $0.minute) }
        guard let text = self[.period] else {
            guard let timed else {
                throw LevelFault(.period, AnswerFault.periodMissing, "neither period nor time is given", "Give day or night, or the time")
            }
            return timed
        }
        // The standards know two, whatever the rules of the place.
        let words: [String: DayPeriod] = ["day": .day, "night": .night, "昼间": .day, "夜间": .night, "昼": .day, "夜": .night]
        guard let period = words[text.lowercased()] else {
            throw LevelFault(.period, AnswerFault.period, "“\(text)” is neither day nor night", "Give day or night")
        }
        if let time, let timed, timed != period {
            throw LevelFault(
                .period, AnswerFault.periodTime, period == .day ? "\(time.clock) is night, not day" : "\(time.clock) is day, not night",
                "Give one of the two")
        }
        return period
    }

    private func zoneClass(_ book: StandardsBook) throws(LevelFault) -> ZoneClass? {
        guard let text = self[.zoneClass] else { return nil }
        let name = text.hasSuffix("类") ? String(text.dropLast()) : text
        var known: [String] = []
        for zone in book.standards.flatMap(\.zoneClasses) where !known.contains(zone.id) { known.append(zone.id) }
        guard known.contains(name) else {
            throw LevelFault(.zoneClass, AnswerFault.zoneClass, "“\(text)” is no known class", "Give one of \(Phrase.list(known.sorted()))")
        }
        return ZoneClass(name)
    }

    private func place() throws(LevelFault) -> MeasuringPlace {
        let isIndoors = try flag(.indoor)
        guard try flag(.structureBorne) else {
            if self[.room] != nil {
                throw LevelFault(
                    .room, AnswerFault.room, "a room is given without structure-borne noise",
                    "Give --structure-borne, or leave the room out")
            }
            return isIndoors ? .indoors : .outdoors
        }
        guard let room = MeasuringPlace.Room(rawValue: self[.room]?.lowercased() ?? "") else {
            throw LevelFault(
                .room, AnswerFault.roomMissing,
                self[.room].map { "structure-borne noise goes by the kind of room, and “\($0)” is given" }
                    ?? "structure-borne noise goes by the kind of room, and none is given",
                "Give a (for sleep: bedrooms, wards) or b (for work by day: offices, classrooms)")
        }
        return .structureBorne(room)
    }

    private func flag(_ column: LevelColumn) throws(LevelFault) -> Bool {
        switch self[column]?.lowercased() ?? "" {
        case "", "false", "no", "0", "否": return false
        case "true", "yes", "1", "是": return true
        default:
            throw LevelFault(
                column, AnswerFault.flag, "“\(texts[column] ?? "")” in \(column.rawValue) is neither true nor false", "Write true or false")
        }
    }
}

/// What is known of one measurement, by the name of the option or column that says it.
public enum LevelColumn: String, Sendable, CaseIterable {
    case level, background, quantity, standard
    case zoneClass = "class"
    case x, y, period, time, date, indoor, room
    case structureBorne = "structure_borne"

    /// The headers that a table may have for it, upper and lower case alike.
    var headers: [String] {
        switch self {
        case .level: ["level", "leq", "声级", "测量值", "实测值", "监测值", "等效声级", "噪声值"]
        case .background: ["background", "背景", "背景值", "背景噪声", "背景噪声值"]
        case .quantity: ["quantity", "评价量"]
        case .standard: ["standard", "标准", "执行标准"]
        case .zoneClass: ["class", "类别", "功能区", "功能区类别", "声环境功能区", "声环境功能区类别"]
        // These are found as those of places are.
        case .x, .y: []
        case .period: ["period", "时段"]
        case .time: ["time", "时间", "监测时间", "测量时间"]
        case .date: ["date", "日期", "监测日期", "测量日期"]
        case .indoor: ["indoor", "室内"]
        case .room: ["room", "房间"]
        case .structureBorne: ["structure_borne", "structure-borne", "结构传播"]
        }
    }
}

extension LevelColumn {
    /// Which column of a table says what; a table without levels is refused.
    ///
    /// - Parameter hasPlaces: whether the coordinates are asked for: where they are not, two pairs of them do no harm.
    static func layout(
        of header: [String], coordinates: CoordinateColumns, hasPlaces: Bool, path: String
    ) throws(FileError) -> [LevelColumn: Int] {
        var columns: [LevelColumn: Int] = [:]
        for column in allCases {
            let found = CoordinateColumns.columns(column.headers, of: header)
            guard found.count < 2 else {
                throw FileError(
                    code: FileFault.csvColumnTwice, path: path,
                    what: "more than one column says the \(column.rawValue): \(Phrase.list(found.map { header[$0] }))",
                    fix: "Rename all but one, or leave them out", kind: .badData)
            }
            columns[column] = found.first
        }
        let found: (x: Int?, y: Int?)
        do throws(PlaceFault) { found = try coordinates.found(in: header) } catch {
            guard !hasPlaces, coordinates.x == nil, coordinates.y == nil else { throw error.file(path) }
            found = (nil, nil)
        }
        columns[.x] = found.x
        columns[.y] = found.y
        // A name that was given must be there; the usual ones need not.
        let missing = [found.x == nil ? coordinates.x : nil, found.y == nil ? coordinates.y : nil].compactMap { $0 }
        guard missing.isEmpty else { throw CoordinateColumns.missing(missing, header: header, path: path) }
        if columns[.level] == nil {
            throw FileError(
                code: AnswerFault.csvLevel, path: path, what: "there is no column level; the header is \(CSVTable.list(header))",
                fix: "Give the measured levels in a column level", kind: .badData)
        }
        return columns
    }
}

/// Why a measurement cannot be judged: what was said wrongly, and how to say it.
package struct LevelFault: Error, Sendable, Hashable {
    /// Nil where no single one is at fault.
    package let column: LevelColumn?
    /// Which fault it is: a case of its room's list.
    package let fault: AnyFaultCode
    /// The stable name of the fault, for scripts: `ring-open`.
    package var code: String { fault.code }
    /// What is wrong, as a sentence without its full stop.
    package let what: Phrase
    /// How to mend it, as a sentence without its full stop.
    package let fix: Phrase

    init(_ column: LevelColumn?, _ code: some FaultCode, _ what: Phrase, _ fix: Phrase) {
        self.column = column
        fault = AnyFaultCode(code)
        self.what = what
        self.fix = fix
    }

    /// What is wrong, and how to mend it.
    var advice: Phrase { "\(what). \(fix)" }
}
