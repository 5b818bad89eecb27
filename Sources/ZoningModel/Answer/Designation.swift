import Regulation
import Wording

/// What a place is: its class and limits, or why it has none. One noun for a piece of the map, for land in a parcel, for the sides of a
/// difference and for every answer that a place may have.
public struct Designation: Sendable, Hashable {
    /// Where the place lies: in the district, outside it (reading Z6), or in it but in no zone (reading Z5).
    public enum Status: String, Sendable {
        case inside, outside, unzoned
    }

    /// `inside`, `unzoned` or `outside`.
    public let status: Status
    /// Nil outside, in no zone, and on a carriageway that is given none (readings Z6, Z5, R1).
    public let zoneClass: ZoneClass?
    /// The class whose limits apply: another one for housing in class 3 and for an existing railway (readings Z1, R5).
    public let limitsClass: ZoneClass?
    /// dB(A) by day and by night; nil where `limitsClass` is nil.
    public let limits: NoiseLimit?
    /// The class under the other rule, where storeys are not known (reading B3).
    public let otherClass: ZoneClass?

    package static let outside = Designation(status: .outside, zoneClass: nil, limitsClass: nil, limits: nil)

    package init(status: Status, zoneClass: ZoneClass?, limitsClass: ZoneClass?, limits: NoiseLimit?, otherClass: ZoneClass? = nil) {
        self.otherClass = otherClass
        self.status = status
        self.zoneClass = zoneClass
        self.limitsClass = limitsClass
        self.limits = limits
    }

    package init(_ zone: FunctionalZone) {
        self.init(
            status: zone.kind == .base && zone.zoneClass == nil ? .unzoned : .inside, zoneClass: zone.zoneClass,
            limitsClass: zone.limitsClass, limits: zone.limits, otherClass: zone.other?.zoneClass)
    }

    /// `4a`, `3 (limits of 1)`, `2 or 4a`, `unzoned`, `outside`.
    public var words: String { otherClass.map { "\(leadingWords) or \($0)" } ?? leadingWords }

    private var leadingWords: String {
        guard let zoneClass else { return status == .inside ? "unassigned" : status.rawValue }
        return limitsClass == nil || limitsClass == zoneClass ? zoneClass.id : "\(zoneClass) (limits of \(limitsClass?.id ?? "none"))"
    }

    /// The same for people.
    package var title: Phrase { otherClass.map { "\(leadingTitle) or \($0)" } ?? leadingTitle }

    private var leadingTitle: Phrase {
        guard let zoneClass else {
            return switch status {
            case .inside: "unassigned"
            case .outside: "outside the district"
            case .unzoned: "unzoned"
            }
        }
        guard let limitsClass, limitsClass != zoneClass else { return Phrase(verbatim: zoneClass.id) }
        return "\(zoneClass) (limits of \(limitsClass))"
    }
}

extension Designation {
    /// The class, or why there is none: `4a`, `outside`.
    public var name: String { zoneClass?.id ?? status.rawValue }

    /// The same without the outcome under the other rule.
    package var leading: Designation { Designation(status: status, zoneClass: zoneClass, limitsClass: limitsClass, limits: limits) }

    /// Whether it is the same class with the limits of the same.
    package func isTold(like other: Designation) -> Bool {
        status == other.status && zoneClass == other.zoneClass && limitsClass == other.limitsClass
    }
}
