import Geometry
import ZoningModel

/// A stretch of the outline with one kind of land on either side. GB 12348 asks for the one outside.
///
/// An outline of a million stretches is one array of places and one of lands, which all of them share.
public struct ParcelStretch: Sendable {
    /// The polygon of the parcel, from 1, and its ring: 0 is the outer one.
    public let part: Int
    /// 0 for the outer ring of the part, from 1 on for its holes.
    public let ring: Int
    /// Metres along the ring from its first vertex.
    public let from: Double
    /// Metres along the ring from its first vertex; more than `from`.
    public let to: Double

    let lands: [Designation]
    let outsideNumber: Int32
    let insideNumber: Int32
    let places: [Coordinate]
    /// The places of the stretch, but for a first and a last one between two of them.
    let range: ClosedRange<Int>
    let head: Coordinate?
    let tail: Coordinate?

    /// The land beside the outline, 5 cm outside the parcel.
    public var outside: Designation { lands[Int(outsideNumber)] }
    /// The land beside the outline, 5 cm inside the parcel.
    public var inside: Designation { lands[Int(insideNumber)] }
    /// Metres along the outline.
    public var length: Double { to - from }

    /// Metres of the working plane.
    public var course: [Coordinate] { (head.map { [$0] } ?? []) + places[range] + (tail.map { [$0] } ?? []) }
}
