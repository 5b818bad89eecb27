import Regulation
import ZoningModel

/// How much of a parcel lies in which class: all that a table of parcels needs.
public struct ParcelShares: Sendable {
    /// Square metres in the working plane.
    public let area: Double
    /// The largest first.
    public private(set) var shares: [Share]

    /// All land of one kind in the parcel.
    public struct Share: Sendable {
        /// Class and limits of that land, or why it has none.
        public let land: Designation
        /// Square metres in the working plane.
        public let area: Double
        /// Of the parcel's area, 0…1.
        public let share: Double
        /// Square metres of it that are no carriageway (reading R1); nil where nobody asked.
        public internal(set) var areaOffCarriageways: Double?
    }

    /// Whether all of the parcel, a part or none of it has a class.
    public enum Status: String, Sendable {
        /// Every part of it has a class.
        case inside
        /// All of it is outside the district (reading Z6), or inside in no zone (reading Z5).
        case outside, unzoned
        /// A part of it has no class: outside, unzoned, or on a carriageway that is given none (reading R1).
        case partial
    }

    /// - Parameter areas: square metres; no land twice.
    init(area: Double, areas: some Collection<(land: Designation, area: Double)>) {
        self.area = area
        var shares: [Share] = []
        shares.reserveCapacity(areas.count)
        for part in areas {
            shares.append(Share(land: part.land, area: part.area, share: area > 0 ? part.area / area : 0))
        }
        if shares.count > 1 { shares.sort { a, b in a.area != b.area ? a.area > b.area : a.land.words < b.land.words } }
        self.shares = shares
    }

    /// With what the carriageways of each land leave of it.
    ///
    /// - Parameter carriageways: square metres by land; nothing for land without any.
    func telling(carriageways: [Designation: Double]) -> ParcelShares {
        var told = self
        if carriageways.isEmpty {
            for number in shares.indices { told.shares[number].areaOffCarriageways = max(0, shares[number].area) }
            return told
        }
        for number in shares.indices {
            told.shares[number].areaOffCarriageways = max(0, shares[number].area - carriageways[shares[number].land, default: 0])
        }
        return told
    }

    /// Inside, outside, unzoned or partial. Time: the shares.
    public var status: Status {
        if shares.allSatisfy({ $0.land.zoneClass != nil }) { return .inside }
        func all(_ status: Finding.Status) -> Bool { shares.allSatisfy { $0.land.zoneClass == nil && $0.land.status == status } }
        return all(.outside) ? .outside : all(.unzoned) ? .unzoned : .partial
    }

    /// The smallest limit of each period of the day that applies anywhere in the parcel; nil if none applies.
    public var strictest: NoiseLimit? {
        // A lazy sequence would be walked without being specialized, ten times as slow.
        NoiseLimit.strictest(shares.compactMap(\.land.limits))
    }

    /// The classes in the parcel, the one with most land first.
    public var classes: [ZoneClass] { Self.unique(shares.lazy.compactMap(\.land.zoneClass)) }

    package static func unique(_ classes: some Sequence<ZoneClass>) -> [ZoneClass] {
        var unique: [ZoneClass] = []
        for each in classes where !unique.contains(each) { unique.append(each) }
        return unique
    }
}
