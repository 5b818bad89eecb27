import Wording

/// How an open point of the text is read: design reason and, where the ruleset leaves a choice, its switch.
public struct Interpretation: Sendable, Hashable {
    /// A choice between readings.
    public struct Switch: Sendable, Hashable {
        /// As in `--reading width_by=fronting`.
        public let name: String
        /// What it can be set to.
        public let values: [String]
        /// What it is unless set otherwise.
        public let defaultValue: String
    }

    /// W5, Z2 …
    public let id: ID
    /// The open point.
    public let title: Text
    /// How it is read.
    public let text: Text
    /// The clauses that leave the point open, the first being the one to cite; at least one.
    public let clauses: [String]
    /// The choice the ruleset leaves, if any.
    public let `switch`: Switch?
}

/// The switches as they stand: how this run reads what the ruleset leaves open.
public struct Interpretations: Sendable, Hashable {
    /// W5: which class sets the width of a band.
    public enum WidthBy: String, Sendable, CaseIterable {
        /// The class of the zone that contains the point.
        case containing
        /// The class of the zone just outside the boundary line at its point nearest to the place.
        case fronting
        /// The smaller of the two widths.
        case stricter
    }

    /// W8: from where the arc of a portal is measured.
    public enum RadiusFrom: String, Sendable, CaseIterable { case centre, edge }

    /// R1: what the land between the two boundary lines of a road is: the class of its band, by that class's name, or of no class.
    public struct Carriageway: Sendable, Hashable, RawRepresentable {
        /// As in the ruleset's switch.
        public let rawValue: String

        /// Any text is one; which of them a ruleset offers, its switch says.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Where the ruleset leaves no choice: what it says of the kind of line.
        public static let asRuled = Carriageway(rawValue: "as-ruled")
        /// Of no class.
        public static let unassigned = Carriageway(rawValue: "unassigned")
    }

    /// W5: which class sets the width of a band. `width_by` in the ruleset.
    public var widthBy: WidthBy
    /// W8: the arc's radius is the distance of the table; from the edge it is half the formation width more.
    public var radiusFrom: RadiusFrom
    /// R1: the land between the boundary lines of a road, of the class of its band or unassigned.
    public var carriageway: Carriageway

    /// All switches at once.
    public init(widthBy: WidthBy, radiusFrom: RadiusFrom, carriageway: Carriageway) {
        self.widthBy = widthBy
        self.radiusFrom = radiusFrom
        self.carriageway = carriageway
    }

    /// Names and values as in the ruleset and in `pack.json`, in fixed order.
    public var named: [(name: String, value: String)] {
        [("width_by", widthBy.rawValue), ("radius_from", radiusFrom.rawValue), ("carriageway", carriageway.rawValue)]
    }

    /// The readings as a ruleset that offers no choice has them.
    package static let plain = Interpretations(widthBy: .containing, radiusFrom: .centre, carriageway: .asRuled)

    /// The names of the switches, in fixed order.
    package static let names = plain.named.map(\.name)

    /// Whether the program can follow a value of a switch: for the carriageway, some class or none.
    static func canFollow(_ name: String, _ value: String, classes: Set<String>) -> Bool {
        guard let set = plain.setting(name, to: value) else { return false }
        return set.carriageway == .asRuled || set.carriageway == .unassigned || classes.contains(set.carriageway.rawValue)
    }

    /// The same with one switch set by name; nil if there is no such switch or it has no such value.
    public func setting(_ name: String, to value: String) -> Interpretations? {
        var other = self
        switch name {
        case "width_by":
            guard let choice = WidthBy(rawValue: value) else { return nil }
            other.widthBy = choice
        case "radius_from":
            guard let choice = RadiusFrom(rawValue: value) else { return nil }
            other.radiusFrom = choice
        case "carriageway":
            other.carriageway = Carriageway(rawValue: value)
        default: return nil
        }
        return other
    }
}

extension Interpretation {
    /// The identifier of an interpretation, as the ruleset has it: `W5`, `Z2`.
    public struct ID: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
        /// `W5`
        public let rawValue: String

        /// Any text is one; whether a ruleset has it, ``Ruleset/reading(_:)`` says.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// As `rawValue`.
        public var description: String { rawValue }
    }
}

/// Those by which code decides. A ruleset has those that its rules can come to (``Ruleset/neededReadings``).
extension Interpretation.ID {
    /// Error of the data.
    package static let a0 = Self(rawValue: "A0")
    /// Position error σ.
    package static let a1 = Self(rawValue: "A1")
    /// Where is the frontage mainly tall: the rule that follows (clause 二(四)2 and 3).
    package static let b1 = Self(rawValue: "B1")
    /// Storeys unknown.
    package static let b3 = Self(rawValue: "B3")
    /// Beside and behind the first row.
    package static let b5 = Self(rawValue: "B5")
    /// In front of the first row.
    package static let b6 = Self(rawValue: "B6")
    /// Second row and behind.
    package static let b7 = Self(rawValue: "B7")
    /// 4b and buildings.
    package static let b8 = Self(rawValue: "B8")
    /// Inside a building.
    package static let b9 = Self(rawValue: "B9")
    /// The carriageway itself.
    package static let r1 = Self(rawValue: "R1")
    /// 4a and 4b overlap.
    package static let r3 = Self(rawValue: "R3")
    /// Existing railways.
    package static let r5 = Self(rawValue: "R5")
    /// Railway stations and yards.
    package static let r7 = Self(rawValue: "R7")
    /// Adjacent class changes along or across the road.
    package static let w5 = Self(rawValue: "W5")
    /// Rail portal.
    package static let w8 = Self(rawValue: "W8")
    /// Housing in class 3.
    package static let z1 = Self(rawValue: "Z1")
    /// Exactly on a line between two base zones.
    package static let z2 = Self(rawValue: "Z2")
    /// Zone line along a road or river.
    package static let z3 = Self(rawValue: "Z3")
    /// Inside the district, in no zone.
    package static let z5 = Self(rawValue: "Z5")
    /// Outside the district.
    package static let z6 = Self(rawValue: "Z6")
}
