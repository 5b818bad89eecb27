import FeatureIO
import Geometry
import Projection

extension ZoningInput {
    /// The same input in metres of the working plane: vertices moved by PROJ, joined by straight edges there.
    ///
    /// What has no place in the plane is a diagnostic, and its feature is left out.
    /// Linear in the vertices; one transformation a layer.
    public func projected() -> (input: ZoningInput, diagnostics: [Diagnostic]) {
        var moved = self
        var diagnostics: [Diagnostic] = []
        func move<Noun>(_ nouns: [Noun], in layer: PackManifest.Layer, _ body: (inout Noun, Mover) throws(ProjectionError) -> Void)
            -> [Noun]
        {
            guard let crs = crs[layer], !nouns.isEmpty else { return nouns }
            let mover: Mover
            do throws(ProjectionError) { mover = try Mover(from: crs, to: pack.workingCRS) } catch {
                diagnostics.append(.projection(error, file: pack.layers[layer]))
                return []
            }
            var kept: [Noun] = []
            for noun in nouns {
                var noun = noun
                do throws(ProjectionError) {
                    try body(&noun, mover)
                    kept.append(noun)
                } catch { diagnostics.append(.projection(error, file: pack.layers[layer])) }
            }
            return kept
        }
        moved.district = move(district, in: .district) { (polygon, mover) throws(ProjectionError) in polygon = try mover.moved(polygon) }
        moved.zones = move(zones, in: .zones) { (zone, mover) throws(ProjectionError) in zone.polygons = try mover.moved(zone.polygons) }
        let roads = move(lines.filter { $0.layer == .roads }, in: .roads) { (line, mover) throws(ProjectionError) in
            line.course = try mover.moved(line.course)
        }
        let rail = move(lines.filter { $0.layer == .rail }, in: .rail) { (line, mover) throws(ProjectionError) in
            line.course = try mover.moved(line.course)
        }
        moved.lines = roads + rail
        moved.railwayLand = move(railwayLand, in: .railwayLand) { (area, mover) throws(ProjectionError) in
            area.polygons = try mover.moved(area.polygons)
        }
        moved.yards = move(yards, in: .yards) { (area, mover) throws(ProjectionError) in area.polygons = try mover.moved(area.polygons) }
        moved.residential = move(residential, in: .residential) { (area, mover) throws(ProjectionError) in
            area.polygons = try mover.moved(area.polygons)
        }
        moved.buildings = move(buildings, in: .buildings) { (building, mover) throws(ProjectionError) in
            building.polygons = try mover.moved(building.polygons)
        }
        for layer in moved.crs.keys { moved.crs[layer] = pack.workingCRS }
        return (moved, diagnostics)
    }
}

/// Moves vertices from one reference system to another; holds a PROJ handle, so it stays in its task.
final class Mover {
    private let transformation: Transformation

    init(from source: CoordinateReferenceSystem, to target: CoordinateReferenceSystem) throws(ProjectionError) {
        transformation = try Transformation(from: source, to: target)
    }

    func moved(_ place: Coordinate) throws(ProjectionError) -> Coordinate { try transformation.transform(place) }

    func moved(_ places: [Coordinate]) throws(ProjectionError) -> [Coordinate] {
        var places = places
        try transformation.transform(&places)
        return places
    }

    func moved(_ polygon: Polygon) throws(ProjectionError) -> Polygon {
        try polygon.mapped { (ring) throws(ProjectionError) in try moved(ring) }
    }

    func moved(_ polygons: [Polygon]) throws(ProjectionError) -> [Polygon] {
        var all: [Polygon] = []
        for polygon in polygons { all.append(try moved(polygon)) }
        return all
    }
}

extension Diagnostic {
    static func projection(_ error: ProjectionError, file: String?) -> Diagnostic {
        Diagnostic(code: error.code.rawValue, file: file, what: error.what, fix: error.fix)
    }
}
