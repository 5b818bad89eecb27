import FeatureIO
import Geometry
import Projection
import StrictJSON
import Wording

/// Makes areas valid that are not (`--mend`): bow ties, inverted rings, rings in the wrong order. What is no area then is left out.
package final class AreaMending {
    private let context = GEOSContext()
    private let systems: (layer: CoordinateReferenceSystem, plane: CoordinateReferenceSystem)
    /// Made for the first area that is mended: most files have none.
    private lazy var mover = try? Mover(from: systems.layer, to: systems.plane)

    /// - Parameters:
    ///   - layer: the system of the areas.
    ///   - plane: the working plane, where areas are measured.
    package init(from layer: CoordinateReferenceSystem, to plane: CoordinateReferenceSystem) {
        systems = (layer, plane)
    }

    package struct Mended {
        /// None where nothing is left of the area.
        package let polygons: [Polygon]
        /// Square metres; nil where the area has no place in the plane.
        let before: Double?
        let after: Double?
    }

    package func mended(_ polygons: [Polygon]) -> Mended {
        // A ring of two corners bounds nothing.
        let rings = polygons.filter { $0.exterior.count >= 4 }.map {
            Polygon(exterior: $0.exterior, holes: $0.holes.filter { $0.count >= 4 })
        }
        let made = (try? valid(rings)) ?? []
        return Mended(polygons: made, before: area(of: polygons), after: area(of: made))
    }

    private func valid(_ polygons: [Polygon]) throws(GeometryError) -> [Polygon] {
        guard !polygons.isEmpty else { return [] }
        let made = try
            (polygons.count == 1 ? GEOSGeometry(polygon: polygons[0], in: context) : GEOSGeometry(polygons: polygons, in: context))
            .madeValid().polygons().filter { $0.area > 0 }
        guard !made.isEmpty, try GEOSGeometry(polygons: made, in: context).validityFault() == nil else { return [] }
        return made
    }

    private func area(of polygons: [Polygon]) -> Double? {
        guard let moved = try? mover?.moved(polygons) else { return nil }
        // An outline drawn within its hole has an area below nothing.
        return moved.reduce(0) { $0 + abs($1.area) }
    }
}

extension AreaMending.Mended {
    /// What was done, with the area before and after: an area that is drawn wrong is told even where it can be mended.
    package func diagnostic(of label: String, file: String, fault: ValidityFault) -> Diagnostic {
        func text(_ area: Double?) -> String { area.map { FixedDecimal.text($0, places: 2) } ?? "?" }
        let what: Phrase =
            polygons.isEmpty
            ? "the area is not valid (\(fault.reason)) and was left out: nothing is left of its \(text(before)) m²"
            : "the area is not valid (\(fault.reason)) and was mended: \(text(before)) m² before, \(text(after)) m² after"
        return Diagnostic(
            code: polygons.isEmpty ? PackFault.geometryLeftOut : PackFault.geometryMended, severity: .warning, file: file, feature: label,
            coordinate: fault.place, what: what, fix: "Check it on a map, and redraw it there")
    }
}
