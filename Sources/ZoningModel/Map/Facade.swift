import Geometry
import Regulation
import StrictJSON

/// A part of an outside wall of a building, over some of its storeys, with one answer (clause 二(四)3, reading B7).
public struct Facade: Sendable, Hashable {
    /// The identifier of the building in its layer.
    public let building: String
    /// The wall: its number from 0 on, along the outline of the building and then its courtyards.
    public let segment: Int
    /// The part of the wall, from 0 on along it; 0 where it is not cut.
    public let piece: Int
    /// Nil where the data do not say how many storeys there are: then the answer is for any of them (reading B3).
    public let storeys: ClosedRange<Int>?
    /// Metres of one storey; the façade point of a storey is at its upper end. Nil where the height of the building is not known.
    public let storeyHeight: Double?
    /// Class and limits of this piece on these storeys, and the reading that decides (B7 as a rule).
    public let answer: Answer
    /// Both ends, in metres of the working plane, in the order of the outline.
    public let from: Coordinate
    /// The second end, in metres of the working plane.
    public let to: Coordinate

    package init(
        building: String, segment: Int, piece: Int, storeys: ClosedRange<Int>?, storeyHeight: Double?, answer: Answer, from: Coordinate,
        to: Coordinate
    ) {
        self.building = building
        self.segment = segment
        self.piece = piece
        self.storeys = storeys
        self.storeyHeight = storeyHeight
        self.answer = answer
        self.from = from
        self.to = to
    }

    /// What holds there: class, limits, and because of what.
    public struct Answer: Sendable, Hashable {
        /// Nil for land in no zone (reading Z5).
        public let zoneClass: ZoneClass?
        /// Whose limits apply.
        public let limitsClass: ZoneClass?
        /// dB(A) by day and by night; nil where no class has limits there (readings Z5, R1).
        public let limits: NoiseLimit?
        /// The base zone before the wall.
        public let zoneID: String?
        /// The row of the annex that makes it, the first if there are several; nil where the base zone answers.
        public let row: String?
        /// The reading that decides: B7 (sight in space), B1 (rule 2, the band runs through), B8 (4b), R1, Z1, Z3 or Z5.
        public let reading: Interpretation.ID
        /// The answer if storeys or heights that are not known come out otherwise (reading B3).
        public let other: FunctionalZone.OtherRule?

        package init(
            zoneClass: ZoneClass?, limitsClass: ZoneClass?, limits: NoiseLimit?, zoneID: String?, row: String?, reading: Interpretation.ID,
            other: FunctionalZone.OtherRule?
        ) {
            self.zoneClass = zoneClass
            self.limitsClass = limitsClass
            self.limits = limits
            self.zoneID = zoneID
            self.row = row
            self.reading = reading
            self.other = other
        }
    }

    /// Whether unknown storeys or heights cannot change the answer (reading B3); the error of the data does not count here.
    public var isCertain: Bool { answer.other == nil }
}

extension Facade {
    /// Metres of a storey as they are written, so that a map says the same before and after it is read back.
    package static func written(_ metres: Double) -> Double { JSONNumber(fixed: metres, places: 4, trimmed: true).double }
}
