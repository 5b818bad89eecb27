import Answers
import FeatureIO
import LevelChecks
import Projection
import Regulation
import Wording
import ZoneQueries
import ZoningModel

/// Measured levels against the limits of the standards; with a map where places are asked for their class.
///
/// Holds a PROJ handle where there is a map, so it stays in its task.
public struct LevelSession {
    /// The standards and the ruleset that judge the levels; both ship with the program.
    public let check: MeasuredLevelCheck
    /// The map that is asked for classes; nil where they are given.
    public let map: Session?
    private let fields: LevelFields
    private let places: LevelReader.Places?
    private let reader: LevelReader

    /// Where and how places are asked for their class.
    public struct Places {
        /// The map file or pack that gives the classes.
        public let source: MapSource
        /// The reference system of the places.
        public let crs: CoordinateReferenceSystem
        /// Whether nobody named the system, and it was taken as WGS 84.
        public var isSystemTaken = false
        /// How well the places are known (reading A1); nil where nothing was said.
        public var accuracy: PlaceAccuracy?

        /// Reads nothing yet: the map is opened or drawn by ``LevelSession/init(_:on:places:)``.
        public init(_ source: MapSource, crs: CoordinateReferenceSystem, isSystemTaken: Bool = false, accuracy: PlaceAccuracy? = nil) {
            self.source = source
            self.crs = crs
            self.isSystemTaken = isSystemTaken
            self.accuracy = accuracy
        }
    }

    /// - Parameters:
    ///   - texts: what is said of every measurement, by column.
    ///   - places: nil where the class is given: then no map is built or read, unless one is named for its rules.
    ///   - named: the map whose rules hold where no place is asked about; nil for the rules that ship as the standard.
    public init(
        _ texts: [LevelColumn: String], on occasion: Occasion, places asked: Places? = nil, rulesOf named: MapSource? = nil
    ) async throws(Failure) {
        let sheet = try Sheet(texts, occasion)
        guard let asked else {
            let ruleset: Ruleset? = if let named { try await Session(named, on: try sheet.dayOfMap(occasion)).ruleset } else { nil }
            try self.init(sheet, by: ruleset, asking: nil)
            return
        }
        let session = try await Session(asked.source, on: try sheet.dayOfMap(occasion))
        try self.init(sheet, by: session.ruleset, asking: (session, asked.crs, asked.isSystemTaken, asked.accuracy))
    }

    /// The same over a map that was made ready before; `crs` is nil where no place is asked about.
    package init(
        _ texts: [LevelColumn: String], on occasion: Occasion, over shared: SharedMap, crs: CoordinateReferenceSystem?,
        accuracy: PlaceAccuracy?
    ) throws(Failure) {
        let sheet = try Sheet(texts, occasion)
        let session = try Session(shared, on: try sheet.dayOfMap(occasion))
        try self.init(sheet, by: session.ruleset, asking: crs.map { (session, $0, false, accuracy) })
    }

    private init(
        _ sheet: Sheet, by ruleset: Ruleset?,
        asking map: (session: Session, crs: CoordinateReferenceSystem, isSystemTaken: Bool, accuracy: PlaceAccuracy?)?
    ) throws(Failure) {
        fields = sheet.fields
        // The rules of the map are asked, and a standard of another country says nothing of them.
        check = ruleset.map { MeasuredLevelCheck(book: sheet.check.book, ruleset: $0) } ?? sheet.check
        guard !check.ruleset.standards.isEmpty else {
            throw Failure(
                .usage, SessionFault.standardsElsewhere, "no standard at hand goes with the rules \(check.ruleset.id)",
                fix: "Compare the level with the limits of the place: noisezone query --at")
        }
        if let map {
            var places = LevelReader.Places(try map.session.query(), crs: map.crs, accuracy: map.accuracy)
            places.isSystemTaken = map.isSystemTaken
            (self.map, self.places) = (map.session, places)
        } else {
            (self.map, places) = (nil, nil)
        }
        do throws(ProjectionError) { reader = try LevelReader(check, places: places) } catch { throw Failure(error) }
    }

    /// What is said beforehand, and what judges it.
    private struct Sheet {
        let check: MeasuredLevelCheck
        let fields: LevelFields

        init(_ texts: [LevelColumn: String], _ occasion: Occasion) throws(Failure) {
            do throws(RegulationError) {
                check = MeasuredLevelCheck(book: try StandardsBook.bundled(), ruleset: try Ruleset.bundled(Ruleset.standardID))
            } catch { throw Failure(.internalFault, SessionFault.standards, error.phrase, fix: "Please report this") }
            let hours = check.ruleset.hours
            var fields = LevelFields(texts, today: occasion.today(hours))
            fields.texts[.time] = occasion.writtenTime(hours)
            fields.texts[.date] = occasion.date?.description
            self.fields = fields
        }

        /// The day of the measurement chooses the map; its time is read with the measurement.
        func dayOfMap(_ occasion: Occasion) throws(Failure) -> Occasion {
            var occasion = occasion
            do throws(LevelFault) { occasion.date = try fields.date(check.ruleset.hours) } catch { throw Failure(error) }
            occasion.time = nil
            return occasion
        }
    }

    /// The verdict on the one measurement that the texts say.
    ///
    /// - Parameters:
    ///   - text: the place as it is written.
    ///   - namesMap: whether the answer names the bytes of the map by their hash.
    public func answer(at text: String? = nil, namesMap: Bool = false) throws(Failure) -> LevelAnswer {
        let question: LevelQuestion
        do throws(LevelFault) { question = try reader.question(fields, at: text) } catch { throw Failure(error) }
        let asked: (meta: MapMeta, hash: String?)?
        if let map { asked = (map.meta, namesMap ? try map.hash() : nil) } else { asked = nil }
        return LevelAnswer(finding: check.finding(for: question), check: check, map: asked)
    }

    /// What judges a table as a whole: levels of day and night, shares that comply.
    ///
    /// - Parameters:
    ///   - unwanted: classes on which no period may lie; those that do are counted.
    ///   - isHourly: whether rows are hours, from which the levels of day and night are made first.
    ///   - least: how many hours a period needs.
    public func compliance(
        columns: CoordinateColumns = CoordinateColumns(), language: Language = .en, unwanted: Set<String> = [], isHourly: Bool,
        least: LeastHours = LeastHours()
    ) -> ComplianceRun {
        ComplianceRun(table(columns: columns, language: language, unwanted: unwanted), isHourly: isHourly, least: least)
    }

    /// What answers the rows of a table.
    ///
    /// - Parameter unwanted: classes on which no row may lie.
    public func table(
        columns: CoordinateColumns = CoordinateColumns(), language: Language = .en, unwanted: Set<String> = []
    ) -> LevelTable {
        LevelTable(check, places: places, beforehand: fields, columns: columns, language: language, unwanted: unwanted)
    }
}

extension LevelAnswer {
    /// A limit exceeded or a class that must not be, or no verdict; nil where all is well.
    public func failure(unwanted classes: Set<String>) -> Failure? {
        Failure.of(finding.verdict, isUnwanted: finding.question.land.isIn(classes))
    }
}

extension Failure {
    static func of(_ verdict: LevelVerdict, isUnwanted: Bool) -> Failure? {
        if verdict == .exceeds || isUnwanted { return Failure(.checkFailed) }
        return verdict == .undecided ? Failure(.undecided) : nil
    }

    /// What was said is wrong; a place or time that cannot be read is bad data, as for a place alone.
    init(_ fault: LevelFault) {
        let kind: Kind = fault.column == .x ? .badData : .usage
        let option = fault.column.map { $0 == .x ? "--at" : "--\($0.rawValue.map { $0 == "_" ? "-" : $0 }.map(String.init).joined())" }
        self.init(kind, fault.fault, option.map { "\($0): \(fault.what)" } ?? fault.what, fix: fault.fix)
    }
}
