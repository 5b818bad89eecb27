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
    func isTold(like other: Possibility) -> Bool {
        status == other.status && zoneClass == other.zoneClass && limitsClass == other.limitsClass
    }

    static let outside = Possibility(status: .outside, zoneClass: nil, limitsClass: nil, limits: nil)

    init(status: Finding.Status, zoneClass: ZoneClass?, limitsClass: ZoneClass?, limits: NoiseLimit?) {
        self.status = status
        self.zoneClass = zoneClass
        self.limitsClass = limitsClass
        self.limits = limits
    }

    /// What a piece of the map says.
    init(_ piece: FunctionalZone) {
        let isUnzoned = piece.kind == .base && piece.zoneClass == nil
        self.init(status: isUnzoned ? .unzoned : .inside, zoneClass: piece.zoneClass, limitsClass: piece.limitsClass, limits: piece.limits)
    }
}

extension PlaceQuery {
    /// A class with its limits on the day of the map.
    func possibility(_ zoneClass: ZoneClass?, limitsOf limitsClass: ZoneClass?) -> Possibility {
        Possibility(
            status: .inside, zoneClass: zoneClass, limitsClass: limitsClass,
            limits: limitsClass.flatMap { ruleset.limits(of: $0, on: map.meta.date) })
    }

    /// What a piece says, and under the other rule, where storeys are not known (reading B3).
    func possibilities(of piece: FunctionalZone) -> [Possibility] {
        [Possibility(piece)] + (piece.other.map { [possibility($0.zoneClass, limitsOf: $0.limitsClass)] } ?? [])
    }
}
