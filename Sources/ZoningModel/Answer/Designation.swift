import Regulation
import Wording

/// What a map says of a place, as far as a difference is told by it.
public struct Designation: Sendable, Hashable {
    /// `inside`, `unzoned` or `outside`.
    public let status: Finding.Status
    public let zoneClass: ZoneClass?
    public let limitsClass: ZoneClass?
    public let limits: NoiseLimit?
    /// The class under the other rule, where storeys are not known (reading B3).
    public let otherClass: ZoneClass?

    package static let outside = Designation(status: .outside, zoneClass: nil, limitsClass: nil, limits: nil)

    package init(status: Finding.Status, zoneClass: ZoneClass?, limitsClass: ZoneClass?, limits: NoiseLimit?, otherClass: ZoneClass? = nil)
    {
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
    public var words: String { otherClass.map { "\(leading) or \($0)" } ?? leading }

    private var leading: String {
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
