import Geometry
import Projection
import Regulation
import StrictJSON
import Wording
import ZoneQueries
import ZoningModel

/// A finding together with the question: everything that the answer to one query says.
public struct Answer: Sendable {
    /// As typed.
    public let text: String
    /// The reference system in which the place is given.
    public let crs: CoordinateReferenceSystem
    /// Whether nobody named the system, and it was taken as WGS 84: so it is on a terminal.
    public var isSystemTaken = false
    /// Whose link the place was taken from, and so its system; nil for numbers.
    public var link: PlaceLink?
    /// The class, the limits and the reasons at the place.
    public let finding: Finding
    /// The day that the map and the rules are asked for.
    public let date: CivilDate
    /// The period at the time asked about, else at the present time of the clock on the spot.
    public let period: DayPeriod
    /// What the map says of itself.
    public let meta: MapMeta
    /// The rules of the map: what they call their classes and periods, and their other sets of limits.
    let ruleset: Ruleset
    /// SHA-256 of the map file, or of everything that the map was built from; for JSON and records, which name it.
    public let mapHash: String?
    /// What holds at a time that was asked about, and until when.
    public var now: Now?
    /// Whether the period of the clock is that of the day asked about.
    public var isAboutToday = true
    /// The listed line that is nearest, inside bands and outside; nil where the map has none.
    public var nearestLine: NearestLine?
    /// Metres to the border of the district, for a place outside.
    public var toDistrict: Double?
    /// Why another class does not hold, where that was asked.
    public var whyNot: WhyNot?
    /// The place in WGS 84, where it may be told: never one that was converted from GCJ-02 or BD-09 unasked.
    public var place: Coordinate?

    /// An answer without `now` and `place`.
    public init(
        text: String, crs: CoordinateReferenceSystem, finding: Finding, date: CivilDate, period: DayPeriod, meta: MapMeta,
        ruleset: Ruleset, mapHash: String?
    ) {
        self.text = text
        self.crs = crs
        self.finding = finding
        self.date = date
        self.period = period
        self.meta = meta
        self.ruleset = ruleset
        self.mapHash = mapHash
    }

    /// The system in an answer for people: `wgs84`, and that it was taken where nobody named one.
    var systemWords: Phrase {
        crs.words(isTaken: isSystemTaken, link: link)
    }

    /// Whether a script may act on the answer: one class, inside.
    public var isDecided: Bool { finding.status == .inside && finding.zoneClass != nil && finding.isDecided }
}

extension CoordinateReferenceSystem {
    /// As ``Answer/systemWords``.
    func words(isTaken: Bool, link: PlaceLink? = nil) -> Phrase {
        if let link { return link.words(identifier) }
        return isTaken ? "taken as \(identifier): none was named" : Phrase(verbatim: identifier)
    }
}

/// What holds at a time of the clock on the spot, and until when.
public struct Now: Sendable {
    /// The date and time asked about, on the clock on the spot.
    public let time: Hours.LocalTime
    /// The period at `time` (T1).
    public let period: DayPeriod
    /// dB(A); nil where there is none.
    public let limit: Int?
    /// What the rules call the periods.
    private let names: [DayPeriod: Text]
    /// When the other period begins.
    public let changesAt: Hours.LocalTime
    /// The period that begins at `changesAt`.
    public let then: DayPeriod
    /// dB(A)
    public let thenLimit: Int?
    /// The time with the offset of the clocks on the spot: `2026-11-20T23:10+08:00`.
    private let written: (time: String, change: String)

    /// - Parameters:
    ///   - zoneClass: the class of the land, which may keep hours of its own.
    ///   - limit: the limit of a period on a day, in dB(A).
    package init(
        _ time: Hours.LocalTime, hours: Hours, zoneClass: ZoneClass? = nil, limit: (DayPeriod, CivilDate) -> Int?
    ) {
        self.time = time
        period = hours.period(hour: time.hour, minute: time.minute, in: zoneClass)
        self.limit = limit(period, time.date)
        (changesAt, then) = hours.nextChange(after: time, in: zoneClass)
        names = Dictionary(uniqueKeysWithValues: hours.periods.map { ($0.id, $0.name) })
        thenLimit = limit(then, changesAt.date)
        written = (hours.written(time), hours.written(changesAt))
    }

    /// At a place: the limits of the class whose limits apply there.
    public init(_ time: Hours.LocalTime, finding: Finding, ruleset: Ruleset) {
        self.init(time, hours: ruleset.hours, zoneClass: finding.zoneClass) { period, date in
            finding.limitsClass.flatMap { ruleset.limit(of: $0, in: period, on: date) }
        }
    }

    static let label: Phrase = "now"

    /// `23:10 night, 45 dB(A); from 2026-11-21 06:00 day, 55 dB(A)`
    func words(_ language: Language) -> String {
        func of(_ period: DayPeriod, _ limit: Int?) -> String {
            let name = names[period]?(language) ?? period.rawValue
            guard let limit else { return name }
            return language("\(name), \(limit) dB(A)")
        }
        let change = "\(changesAt.date) \(changesAt.clock)"
        return language("\(time.date) \(time.clock) \(of(period, limit)); from \(change) \(of(then, thenLimit))")
    }

    /// `{"time": …, "period": …, "limit": …, "changes_at": …, "then": {"period": …, "limit": …}}`
    func write(to writer: inout JSONWriter) {
        func member(_ limit: Int?, _ writer: inout JSONWriter) {
            writer.key("limit")
            if let limit { writer.int(limit) } else { writer.null() }
        }
        writer.object(inline: true) { writer in
            writer.member("time", written.time)
            writer.member("period", period.rawValue)
            member(limit, &writer)
            writer.member("changes_at", written.change)
            writer.key("then")
            writer.object(inline: true) { writer in
                writer.member("period", then.rawValue)
                member(thenLimit, &writer)
            }
        }
    }
}

extension Uncertainty {
    /// `{"accuracy_m": 20, "shares": [{"class": "4a", …, "share": 0.75}, …]}`
    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("accuracy_m", accuracy, places: 2, trimmed: true)
            writer.key("shares")
            writer.array { writer in
                for share in shares {
                    writer.object(inline: true) { writer in
                        writer.member("status", share.answer.status.rawValue)
                        writer.member("class", share.answer.zoneClass?.id)
                        writer.member("limits_class", share.answer.limitsClass?.id)
                        writer.member("share", share.share, places: 4)
                    }
                }
            }
        }
    }

    /// `within 20 m: class 4a 75 %, class 3 25 %`
    func words(_ language: Language) -> String {
        let list: [Phrase] = shares.map { "\($0.answer.title) \(FixedDecimal.text($0.share * 100, places: 1, trimmed: true)) %" }
        let metres = FixedDecimal.text(accuracy, places: 1, trimmed: true)
        return language("within \(metres) m: \(Phrase.list(list))")
    }

    static let label: Phrase = "accuracy"
}
