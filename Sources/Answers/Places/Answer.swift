import Geometry
import Projection
import Regulation
import Wording
import ZoningModel

/// A finding together with the question: everything that the answer to one query says.
public struct Answer: Sendable {
    /// As typed.
    public let text: String
    /// The reference system in which the place is given.
    public let crs: CoordinateReferenceSystem
    /// Whether nobody named the system, and it was taken as WGS 84: so it is on a terminal.
    public var isSystemTaken = false
    /// The class, the limits and the reasons at the place.
    public let finding: Finding
    /// The day that the map and the rules are asked for.
    public let date: CivilDate
    /// The period at the time asked about, else at the present time of the clock on the spot.
    public let period: DayPeriod
    /// What the map says of itself.
    public let meta: MapMeta
    /// SHA-256 of the map file, or of everything that the map was built from; for JSON and records, which name it.
    public let mapHash: String?
    /// What holds at a time that was asked about, and until when.
    public var now: Now?
    /// Whether the period of the clock is that of the day asked about.
    public var isAboutToday = true
    /// The place in WGS 84, where it may be told: never one that was converted from GCJ-02 or BD-09 unasked.
    public var place: Coordinate?

    /// An answer without `now` and `place`.
    public init(
        text: String, crs: CoordinateReferenceSystem, finding: Finding, date: CivilDate, period: DayPeriod, meta: MapMeta,
        mapHash: String?
    ) {
        self.text = text
        self.crs = crs
        self.finding = finding
        self.date = date
        self.period = period
        self.meta = meta
        self.mapHash = mapHash
    }

    /// The system in an answer for people: `wgs84`, and that it was taken where nobody named one.
    var systemWords: Phrase {
        crs.words(isTaken: isSystemTaken)
    }

    /// Whether a script may act on the answer: one class, inside.
    public var isDecided: Bool { finding.status == .inside && finding.zoneClass != nil && finding.isDecided }
}

extension CoordinateReferenceSystem {
    /// As ``Answer/systemWords``.
    func words(isTaken: Bool) -> Phrase { isTaken ? "taken as \(identifier): none was named" : Phrase(verbatim: identifier) }
}
