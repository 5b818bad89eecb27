import Geometry
import Projection
import Regulation

/// A finding together with the question: everything that the answer to one query says.
public struct Answer: Sendable {
    /// As typed.
    public let text: String
    public let crs: CoordinateReferenceSystem
    public let finding: Finding
    public let date: CivilDate
    public let period: DayPeriod
    public let meta: MapMeta
    /// SHA-256 of the map file, or of everything that the map was built from.
    public let mapHash: String

    public init(
        text: String, crs: CoordinateReferenceSystem, finding: Finding, date: CivilDate, period: DayPeriod, meta: MapMeta, mapHash: String
    ) {
        self.text = text
        self.crs = crs
        self.finding = finding
        self.date = date
        self.period = period
        self.meta = meta
        self.mapHash = mapHash
    }

    /// Whether a script may act on the answer: one class, inside.
    public var isDecided: Bool { finding.status == .inside && finding.zoneClass != nil && finding.isCertain }
}
