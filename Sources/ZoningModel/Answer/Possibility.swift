import Regulation

/// One answer that a place may have.
public struct Possibility: Sendable, Hashable {
    public let status: Finding.Status
    public let zoneClass: ZoneClass?
    /// Whose limits apply, and those.
    public let limitsClass: ZoneClass?
    public let limits: NoiseLimit?

    /// The class, or why there is none: `4a`, `outside`.
    public var name: String { zoneClass?.id ?? status.rawValue }

    /// Whether it is the same class with the limits of the same.
    package func isTold(like other: Possibility) -> Bool {
        status == other.status && zoneClass == other.zoneClass && limitsClass == other.limitsClass
    }

    package static let outside = Possibility(status: .outside, zoneClass: nil, limitsClass: nil, limits: nil)

    package init(status: Finding.Status, zoneClass: ZoneClass?, limitsClass: ZoneClass?, limits: NoiseLimit?) {
        self.status = status
        self.zoneClass = zoneClass
        self.limitsClass = limitsClass
        self.limits = limits
    }

    /// What a piece of the map says.
    package init(_ piece: FunctionalZone) {
        let isUnzoned = piece.kind == .base && piece.zoneClass == nil
        self.init(status: isUnzoned ? .unzoned : .inside, zoneClass: piece.zoneClass, limitsClass: piece.limitsClass, limits: piece.limits)
    }
}
