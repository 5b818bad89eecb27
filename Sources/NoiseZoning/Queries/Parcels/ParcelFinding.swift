import Geometry
import Regulation

/// The answer for one parcel: which classes it lies in, how much of it in each, and what lies along its outline.
public struct ParcelFinding: Sendable {
    /// What the map says of some land: class and limits, or that it is unzoned or outside.
    public typealias Land = MapDifference.Side

    public enum Status: String, Sendable {
        /// Every part of it has a class.
        case inside
        /// All of it is outside the district (reading Z6), or inside in no zone (reading Z5).
        case outside, unzoned
        /// A part of it has no class: outside, unzoned, or on a carriageway that is given none (reading R1).
        case partial
    }

    /// All land of one kind in the parcel.
    public struct Share: Sendable {
        public let land: Land
        /// Square metres in the working plane.
        public let area: Double
        /// Of the parcel's area, 0…1.
        public let share: Double
    }

    /// One piece of the parcel in one piece of the map.
    public struct Piece: Sendable {
        /// The index in the zones of the map; nil outside the district.
        public let zone: Int?
        /// Metres of the working plane.
        public let polygon: Polygon
    }

    /// A stretch of the outline with one kind of land on either side. GB 12348 asks for the one outside.
    public struct Stretch: Sendable {
        /// The polygon of the parcel, from 1, and its ring: 0 is the outer one.
        public let part: Int
        public let ring: Int
        /// Metres along the ring from its first vertex.
        public internal(set) var from: Double
        public internal(set) var to: Double
        public internal(set) var outside: Land
        public internal(set) var inside: Land
        /// Metres of the working plane.
        public internal(set) var course: [Coordinate]

        public var length: Double { to - from }
    }

    /// How much of it lies in which class.
    public let inClasses: ParcelShares
    /// They tile the parcel; empty where only the shares were asked for.
    public let pieces: [Piece]
    /// In the order of the outline, ring by ring.
    public let outline: [Stretch]

    /// Square metres in the working plane.
    public var area: Double { inClasses.area }
    /// The largest first.
    public var shares: [Share] { inClasses.shares }
    public var status: Status { inClasses.status }
    /// The smallest limit by day and the smallest by night that apply anywhere in the parcel; nil if none applies.
    public var strictest: NoiseLimit? { inClasses.strictest }
    /// The classes in the parcel, the one with most land first.
    public var classes: [ZoneClass] { inClasses.classes }

    /// What lies outside along the outline, by length, the longest first.
    public var outsideLengths: [(land: Land, length: Double)] {
        var lengths: [Land: Double] = [:]
        for stretch in outline { lengths[stretch.outside, default: 0] += stretch.length }
        return lengths.map { ($0.key, $0.value) }.sorted { ($1.1, $0.0.words) < ($0.1, $1.0.words) }
    }

    static func unique(_ classes: [ZoneClass]) -> [ZoneClass] {
        var unique: [ZoneClass] = []
        for each in classes where !unique.contains(each) { unique.append(each) }
        return unique
    }
}
