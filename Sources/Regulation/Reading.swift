import Wording

/// How an open point of the text is read: design reason and, where the ruleset leaves a choice, its switch.
public struct Reading: Sendable, Hashable {
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
    public let id: String
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
public struct Readings: Sendable, Hashable {
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

    /// R1: what the land between the two boundary lines of a road is.
    public enum Carriageway: String, Sendable, CaseIterable {
        case class4a = "4a"
        case unassigned
    }

    /// W5: which class sets the width of a band. `width_by` in the ruleset.
    public var widthBy: WidthBy
    /// W8: the arc's radius is the distance of the table; from the edge it is half the formation width more.
    public var radiusFrom: RadiusFrom
    /// R1: the land between the boundary lines of a road, class 4a or unassigned.
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

    /// The values each switch can have, by its name.
    static let possible: [(name: String, values: [String])] = [
        ("width_by", WidthBy.allCases.map(\.rawValue)), ("radius_from", RadiusFrom.allCases.map(\.rawValue)),
        ("carriageway", Carriageway.allCases.map(\.rawValue)),
    ]

    /// The same with one switch set by name; nil if there is no such switch or it has no such value.
    public func setting(_ name: String, to value: String) -> Readings? {
        var other = self
        switch name {
        case "width_by":
            guard let choice = WidthBy(rawValue: value) else { return nil }
            other.widthBy = choice
        case "radius_from":
            guard let choice = RadiusFrom(rawValue: value) else { return nil }
            other.radiusFrom = choice
        case "carriageway":
            guard let choice = Carriageway(rawValue: value) else { return nil }
            other.carriageway = choice
        default: return nil
        }
        return other
    }
}
