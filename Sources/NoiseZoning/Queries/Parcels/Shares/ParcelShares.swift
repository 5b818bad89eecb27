import Regulation

/// How much of a parcel lies in which class: all that a table of parcels needs.
public struct ParcelShares: Sendable {
    /// Square metres in the working plane.
    public let area: Double
    /// The largest first.
    public let shares: [ParcelFinding.Share]

    init(area: Double, areas: some Sequence<(land: ParcelFinding.Land, area: Double)>) {
        var sums: [(land: ParcelFinding.Land, area: Double)] = []
        for part in areas {
            if let known = sums.firstIndex(where: { $0.land == part.land }) {
                sums[known].area += part.area
            } else {
                sums.append(part)
            }
        }
        self.area = area
        shares = sums.map { ParcelFinding.Share(land: $0.land, area: $0.area, share: area > 0 ? $0.area / area : 0) }
            .sorted { a, b in a.area != b.area ? a.area > b.area : a.land.words < b.land.words }
    }

    public var status: ParcelFinding.Status {
        if shares.allSatisfy({ $0.land.zoneClass != nil }) { return .inside }
        func all(_ status: Finding.Status) -> Bool { shares.allSatisfy { $0.land.zoneClass == nil && $0.land.status == status } }
        return all(.outside) ? .outside : all(.unzoned) ? .unzoned : .partial
    }

    /// The smallest limit by day and the smallest by night that apply anywhere in the parcel; nil if none applies.
    public var strictest: NoiseLimit? {
        let limits = shares.compactMap(\.land.limits)
        guard let day = limits.map(\.day).min(), let night = limits.map(\.night).min() else { return nil }
        return NoiseLimit(day: day, night: night)
    }

    /// The classes in the parcel, the one with most land first.
    public var classes: [ZoneClass] { ParcelFinding.unique(shares.compactMap(\.land.zoneClass)) }
}
