import Geometry
import Regulation
import ZoningModel

/// A place on a wall, with everything about it that is the same at every height.
package struct FacadeSite: Sendable {
    let place: Coordinate
    /// Square out of the wall, of length 1.
    let facing: Coordinate
    let building: Int
    /// Index of the base zone before the wall; nil for land in no zone.
    let zone: Int?
    let ordinal: Int?
    package let hits: [BandHit]
    /// Of each of the hits the stretches that reach the place, as ``Shielding/reaching(_:at:baseClass:)``.
    let reaching: [[Int?]]
    /// The stretches of rule 3 among them, each once, and of each what is nearest.
    package let looks: [(stretch: Int, nearest: Int?)]
}

/// What a place of a façade answers. Equal labels are one piece.
package struct FacadeLabel: Sendable, Hashable {
    package var zoneClass: ZoneClass?
    package var limitsClass: ZoneClass?
    package var zone: Int?
    package var row: String?
    package var reading: Interpretation.ID
    package var other: FunctionalZone.OtherRule?
}
