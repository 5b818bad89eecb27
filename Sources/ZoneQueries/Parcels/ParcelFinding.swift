import Geometry
import Regulation
import ZoningModel

/// The answer for one parcel: which classes it lies in, how much of it in each, and what lies along its outline.
public struct ParcelFinding: Sendable {
    /// Whether all of the parcel, a part or none of it has a class.
    public typealias Status = ParcelShares.Status
    /// All land of one kind in the parcel, in square metres and as a share.
    public typealias Share = ParcelShares.Share
    /// A part of the outline with one kind of land on either side.
    public typealias Stretch = ParcelStretch

    /// One piece of the parcel in one piece of the map.
    public struct Piece: Sendable {
        /// The index in the zones of the map; nil outside the district.
        public let zone: Int?
        /// Metres of the working plane.
        public let polygon: Polygon
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
    /// Whether all of the parcel, a part or none of it has a class. Time: the shares.
    public var status: Status { inClasses.status }
    /// The smallest limit by day and the smallest by night that apply anywhere in the parcel; nil if none applies.
    public var strictest: NoiseLimit? { inClasses.strictest }
    /// The classes in the parcel, the one with most land first.
    public var classes: [ZoneClass] { inClasses.classes }

    /// What lies outside along the outline, by length, the longest first. Time: the stretches.
    public var outsideLengths: [(land: Designation, length: Double)] {
        guard let lands = outline.first?.lands else { return [] }
        var lengths = [Double](repeating: 0, count: lands.count)
        for stretch in outline { lengths[Int(stretch.outsideNumber)] += stretch.length }
        return zip(lands, lengths).filter { $0.1 > 0 }.sorted { ($1.1, $0.0.words) < ($0.1, $1.0.words) }
    }
}
