import FeatureIO
import Geometry
import Projection

extension ZoningInput {
    /// The same input in metres of the working plane: vertices moved by PROJ, joined by straight edges there.
    ///
    /// What has no place in the plane is a diagnostic, and its feature is left out.
    /// Linear in the vertices; one transformation a layer. An input that is given away is changed where it stands: a city is in memory once.
    public consuming func projected() -> (input: ZoningInput, diagnostics: [Diagnostic]) {
        var moved = consume self
        var diagnostics: [Diagnostic] = []
        let (pack, systems) = (moved.pack, moved.crs)
        func mover(_ layer: PackManifest.Layer) -> Mover? {
            guard let crs = systems[layer] else { return nil }
            do throws(ProjectionError) { return try Mover(from: crs, to: pack.workingCRS) } catch {
                diagnostics.append(.projection(error, file: pack.layers[layer]))
                return nil
            }
        }
        func move<Noun>(_ nouns: inout [Noun], in layer: PackManifest.Layer, _ body: (inout Noun, Mover) throws(ProjectionError) -> Void) {
            guard !nouns.isEmpty, let mover = mover(layer) else { return }
            var misplaced: Set<Int> = []
            for number in nouns.indices {
                do throws(ProjectionError) { try body(&nouns[number], mover) } catch {
                    diagnostics.append(.projection(error, file: pack.layers[layer]))
                    misplaced.insert(number)
                }
            }
            if misplaced.isEmpty { return }
            nouns = nouns.indices.filter { !misplaced.contains($0) }.map { nouns[$0] }
        }
        move(&moved.district, in: .district) { (polygon, mover) throws(ProjectionError) in polygon = try mover.moved(polygon) }
        move(&moved.zones, in: .zones) { (zone, mover) throws(ProjectionError) in zone.polygons = try mover.moved(zone.polygons) }
        var (roads, rail) = (moved.lines.filter { $0.layer == .roads }, moved.lines.filter { $0.layer == .rail })
        move(&roads, in: .roads) { (line, mover) throws(ProjectionError) in line.course = try mover.moved(line.course) }
        move(&rail, in: .rail) { (line, mover) throws(ProjectionError) in line.course = try mover.moved(line.course) }
        moved.lines = roads + rail
        move(&moved.railwayLand, in: .railwayLand) { (area, mover) throws(ProjectionError) in area.polygons = try mover.moved(area.polygons)
        }
        move(&moved.yards, in: .yards) { (area, mover) throws(ProjectionError) in area.polygons = try mover.moved(area.polygons) }
        move(&moved.residential, in: .residential) { (area, mover) throws(ProjectionError) in area.polygons = try mover.moved(area.polygons)
        }
        if !moved.buildings.isEmpty, let mover = mover(.buildings) {
            diagnostics += moved.buildings.move(by: mover).map { .projection($0, file: pack.layers[.buildings]) }
        }
        diagnostics += moved.takeOutFarVertices(systems: systems) { pack.layers[$0] }
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

    /// Moves places where they stand; one that has no place in the target system is told by its index.
    func move(_ places: inout [Coordinate], misplaced: (Int, ProjectionError) -> Void) {
        var span = places.mutableSpan
        try? transformation.transform(&span) { (index, error) in misplaced(index, error) }
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
