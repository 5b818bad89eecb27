import Geometry
import Wording

/// Directions in the working plane, by the eight letters.
package enum Compass {
    private static let names = ["E", "NE", "N", "NW", "W", "SW", "S", "SE"]

    /// Empty where the places are the same.
    package static func direction(from a: Coordinate, to b: Coordinate) -> String {
        guard a != b else { return "" }
        // Eighths of the circle, from the east against the clock.
        let (dx, dy) = (abs(b.x - a.x), abs(b.y - a.y))
        let tangent = 0.414_213_562_373_095_05  // of 22.5°
        let (isEast, isNorth) = (b.x >= a.x, b.y >= a.y)
        if dy <= dx * tangent { return names[isEast ? 0 : 4] }
        if dx <= dy * tangent { return names[isNorth ? 2 : 6] }
        return names[isNorth ? (isEast ? 1 : 3) : (isEast ? 7 : 5)]
    }

    /// A direction by its name; English has the letters of the compass.
    package static func words(_ direction: String) -> Phrase {
        switch direction {
        case "N": "N"
        case "NE": "NE"
        case "E": "E"
        case "SE": "SE"
        case "S": "S"
        case "SW": "SW"
        case "W": "W"
        case "NW": "NW"
        default: Phrase(verbatim: direction)
        }
    }
}
