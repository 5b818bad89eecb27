import Geometry
import Regulation

/// The answer for one place: which class, which limits, and why.
public struct Finding: Sendable {
    /// `inside`, `outside` or `unzoned`.
    public typealias Status = Designation.Status

    /// A base zone that the place lies in.
    public struct Zone: Sendable, Hashable {
        /// `201`: as the rules print it.
        public let id: String
        /// 核心区荣华路中心公建区; the identifier where the data give no name.
        public let name: String
        /// The class of the zone itself, which a band over it does not change; nil where the map does not say.
        public let zoneClass: ZoneClass?

        package init(id: String, name: String, zoneClass: ZoneClass?) {
            self.id = id
            self.name = name
            self.zoneClass = zoneClass
        }
    }

    /// The nearest line beyond which the class or the limits are others.
    public struct Change: Sendable, Hashable {
        /// Metres in the working plane.
        public let distance: Double
        /// The class there; nil where the land is in no zone.
        public let zoneClass: ZoneClass?
        /// The class whose limits apply there (readings Z1, R5); nil where there is no limit.
        public let limitsClass: ZoneClass?
        /// `inside`, `unzoned`, or `outside` where the district ends.
        public let status: Status
        /// Metres by which that line may lie elsewhere, where the features of the map tell it (reading A0).
        public let accuracy: Double?

        package init(distance: Double, zoneClass: ZoneClass?, limitsClass: ZoneClass?, status: Status, accuracy: Double? = nil) {
            self.accuracy = accuracy
            self.distance = distance
            self.zoneClass = zoneClass
            self.limitsClass = limitsClass
            self.status = status
        }
    }

    /// Inside the district, outside it (reading Z6), or in no zone (reading Z5).
    public let status: Status
    /// Nil outside, in no zone, and on a carriageway that is given none (readings Z6, Z5, R1).
    public let zoneClass: ZoneClass?
    /// dB(A) by day and by night; nil where `limitsClass` is nil.
    public let limits: NoiseLimit?
    /// Whose limits apply.
    public let limitsClass: ZoneClass?
    /// The base zone, or both where the place is on the line between two; the stricter one first.
    public let zones: [Zone]
    /// Whether the zone, class or limits change, or the district ends, within 1 mm (reading Z2); of a façade, whether walls as near differ.
    public let isOnBoundary: Bool
    /// Whether the place lies between the two boundary lines of a road or rail line (reading R1).
    public let isOnCarriageway: Bool
    /// The answers at the place itself, where data and place are taken as exact: two on the line between two zones (Z2), and where storeys
    /// are not known (B3). Empty outside and in no zone.
    public let answersHere: [Designation]
    /// Whether storeys or heights that are not known decide between them (reading B3).
    public let hangsOnHeights: Bool
    /// The nearest change of class or limits; nil outside, for a façade, and in a brief answer.
    public private(set) var change: Change?
    /// The steps of the argument, the deciding one first; a brief answer has none, but for Z6 outside.
    public private(set) var because: [Reason]

    /// The same answer with its reasons.
    package func explained(change: Change?, because: [Reason]) -> Finding {
        var full = self
        (full.change, full.because) = (change, because)
        return full
    }

    /// What else the answer may be, where the place is known to within a distance only.
    public package(set) var uncertainty: Uncertainty?

    /// The façade that the answer is about; nil where it is about the ground.
    public package(set) var facade: FacadeAnswer?

    /// How well the place is known, where that was said.
    public package(set) var accuracy: PlaceAccuracy?

    /// What the answer may be besides, since data and place may lie elsewhere (readings A0, A1); the nearest first.
    package var answersNear: [Designation] = []

    /// Metres by which the least accurate feature of the map may lie elsewhere; nil where that was not asked.
    package var dataError: Double?

    package init(
        status: Status, zoneClass: ZoneClass?, limits: NoiseLimit?, limitsClass: ZoneClass?, zones: [Zone], isOnBoundary: Bool,
        isOnCarriageway: Bool, answersHere: [Designation], hangsOnHeights: Bool, change: Change? = nil, because: [Reason],
        uncertainty: Uncertainty? = nil, facade: FacadeAnswer? = nil, accuracy: PlaceAccuracy? = nil, answersNear: [Designation] = [],
        dataError: Double? = nil
    ) {
        self.status = status
        self.zoneClass = zoneClass
        self.limits = limits
        self.limitsClass = limitsClass
        self.zones = zones
        self.isOnBoundary = isOnBoundary
        self.isOnCarriageway = isOnCarriageway
        self.answersHere = answersHere
        self.hangsOnHeights = hangsOnHeights
        self.change = change
        self.because = because
        self.uncertainty = uncertainty
        self.facade = facade
        self.accuracy = accuracy
        self.answersNear = answersNear
        self.dataError = dataError
    }

    /// Every answer that the place may have, that of the map first.
    public var possibilities: [Designation] {
        let own = Designation(status: status, zoneClass: zoneClass, limitsClass: limitsClass, limits: limits)
        var all = answersHere.isEmpty ? [own] : answersHere
        for answer in answersNear where !all.contains(where: { $0.isTold(like: answer) }) { all.append(answer) }
        return all
    }

    /// Every class that the answer might be; one if it is certain.
    public var candidates: [String] {
        let possibilities = possibilities
        if possibilities.count == 1, accuracy == nil { return possibilities.compactMap { $0.zoneClass?.id } }
        var names: [String] = []
        for name in possibilities.map(\.name) where !names.contains(name) { names.append(name) }
        return names
    }

    /// Whether one class with one pair of limits is all that the answer can be, the error of the data counted (A0).
    public var isCertain: Bool { possibilities.count == 1 }

    /// The answers that count for a decision: an error counts only where it was asked for (A0).
    package var deciding: [Designation] { accuracy == nil ? answersHere : possibilities }

    /// Whether a script may act on it.
    public var isDecided: Bool { deciding.count <= 1 }
}

/// One step of the argument: the reading and clause that decide, the feature they decide by, what was measured and what is allowed.
public struct Reason: Sendable, Hashable {
    /// The identifier of the reading: `W5`, `Z3`.
    public let reading: Interpretation.ID
    /// The clause as the rules number it: `二(四)1 表1`; empty where the ruleset names none.
    public let clause: String
    /// `annex1-16 荣华南路`, `201 核心区荣华路中心公建区`; empty where the reason is no feature.
    public let feature: String
    /// The row of an annex, or the name of railway land, that the feature is; nil where it is none.
    public let row: String?
    /// Metres sideways to the boundary line.
    public let measured: Double?
    /// Metres that the rules allow.
    public let limit: Double?
    /// How the boundary line was found, where it was assumed (reading W1).
    public let edgeKind: EdgeKind?
    /// Metres by which the feature itself may lie elsewhere, where the data say so.
    public let accuracy: Double?
    /// The identifier of the neighbour's pack that the feature is from; nil where it is ours (reading Z7).
    public let neighbour: String?
    /// The frontage that decides between rule 2 and rule 3 of 二(四), with its share (reading B1).
    public let frontage: Frontage?
    /// What that means for the ground at the place (readings B5, B6, B9).
    public let sight: FunctionalZone.Sight?

    package init(
        reading: Interpretation.ID, clause: String, feature: String = "", row: String? = nil, measured: Double? = nil, limit: Double? = nil,
        edgeKind: EdgeKind? = nil,
        accuracy: Double? = nil, neighbour: String? = nil, frontage: Frontage? = nil, sight: FunctionalZone.Sight? = nil
    ) {
        self.neighbour = neighbour
        self.sight = sight
        self.frontage = frontage
        self.reading = reading
        self.clause = clause
        self.feature = feature
        self.row = row
        self.measured = measured
        self.limit = limit
        self.edgeKind = edgeKind
        self.accuracy = accuracy
    }
}
