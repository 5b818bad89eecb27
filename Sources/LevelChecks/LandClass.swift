import Projection
import Regulation
import ZoningModel

/// The class of the land that a measured level is held against, and how it is known.
public struct LandClass: Sendable {
    /// A place that was asked for it.
    public struct Place: Sendable {
        /// As typed.
        public let text: String
        /// The system that the coordinates of ``text`` are in.
        public let crs: CoordinateReferenceSystem
        /// Whether nobody named the system.
        package let isSystemTaken: Bool
        /// The map's answer for the place: its class, its limits and how sure they are.
        public let finding: Finding
    }

    /// As the rules name it: `3`, `4a`, `existing-railway`; nil where it is not known or there is none.
    public let zoneClass: ZoneClass?
    /// Nil where the class was given, or is not needed.
    public let place: Place?
    /// Every class whose limits may apply, the leading one first; nil stands for land without a class. Never empty.
    let limitsClasses: [ZoneClass?]

    /// What the map has at the place of a level whose class was given; nil where there is no map, or no place.
    package var onMap: ZoneClass?

    /// A class that is known; nil where the standard does not ask for one.
    public init(given zoneClass: ZoneClass?) {
        self.zoneClass = zoneClass
        place = nil
        limitsClasses = [zoneClass]
    }

    /// The class at a place. On a line, or where the place is known to within a distance only, all classes that it may be in.
    public init(text: String, crs: CoordinateReferenceSystem, isSystemTaken: Bool = false, finding: Finding) {
        zoneClass = finding.zoneClass
        place = Place(text: text, crs: crs, isSystemTaken: isSystemTaken, finding: finding)
        var classes = [finding.limitsClass]
        // A0: the error of place and data counts where it was asked for.
        for answer in finding.deciding where !classes.contains(answer.limitsClass) { classes.append(answer.limitsClass) }
        limitsClasses = classes
    }

    /// Whose limits lead: housing in class 3 has those of class 1 (四.1, Z1).
    public var limitsClass: ZoneClass? { limitsClasses[0] }
}
