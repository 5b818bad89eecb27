import CPROJ
import Geometry

/// Where EPSG says that a system or a transformation may be used: a rectangle in degrees, and its name.
struct AreaOfUse: Sendable, Hashable {
    let west: Double
    let south: Double
    let east: Double
    let north: Double
    /// As EPSG writes it, made short and safe to print.
    let name: String

    /// O(1).
    func contains(_ place: Coordinate) -> Bool {
        guard place.y >= south, place.y <= north else { return false }
        // Where the rectangle runs over the 180th meridian its west is the greater number.
        return west <= east ? place.x >= west && place.x <= east : place.x >= west || place.x <= east
    }

    /// The rectangle with room around it, as far as there is globe.
    func grown(by degrees: Double) -> AreaOfUse {
        let width = west <= east ? east - west : east - west + 360
        let isRound = width + 2 * degrees >= 360
        func turned(_ x: Double) -> Double { x < -180 ? x + 360 : x > 180 ? x - 360 : x }
        return AreaOfUse(
            west: isRound ? -180 : turned(west - degrees), south: max(-90, south - degrees), east: isRound ? 180 : turned(east + degrees),
            north: min(90, north + degrees), name: name)
    }
}

extension PROJObject {
    /// The area that the register gives for it; nil where it gives none, as for a definition that is only text.
    func areaOfUse(in context: borrowing PROJContext) -> AreaOfUse? {
        var degrees = [0.0, 0, 0, 0]
        var name: UnsafePointer<CChar>?
        // -1000 is PROJ's word for unknown.
        let found = unsafe cproj_get_area_of_use(context.pointer, pointer, &degrees, &name)
        guard found != 0, degrees.allSatisfy({ abs($0) <= 180 }) else { return nil }
        var text = unsafe name.map { unsafe String(cString: $0) } ?? ""
        if text.hasSuffix(".") { text.removeLast() }
        return AreaOfUse(west: degrees[0], south: degrees[1], east: degrees[2], north: degrees[3], name: Excerpt.of(text))
    }
}
