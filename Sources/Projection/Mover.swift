import Geometry

/// Moves vertices from one reference system to another; holds a PROJ handle, so it stays in its task.
package final class Mover {
    private let transformation: Transformation

    package init(from source: CoordinateReferenceSystem, to target: CoordinateReferenceSystem) throws(ProjectionError) {
        transformation = try Transformation(from: source, to: target)
    }

    package func moved(_ place: Coordinate) throws(ProjectionError) -> Coordinate { try transformation.transform(place) }

    /// From the target to the source.
    package func movedBack(_ place: Coordinate) throws(ProjectionError) -> Coordinate {
        try transformation.transform(place, direction: .inverse)
    }

    /// The scale of the target at a place of the source, which is in degrees.
    package func groundScale(at degrees: Coordinate) throws(ProjectionError) -> GroundScale {
        try GroundScale(at: degrees, by: transformation)
    }

    package func moved(_ places: [Coordinate]) throws(ProjectionError) -> [Coordinate] {
        var places = places
        try transformation.transform(&places)
        return places
    }

    /// Moves places where they stand; one that has no place in the target system is told by its index.
    package func move(_ places: inout [Coordinate], misplaced: (Int, ProjectionError) -> Void) {
        var span = places.mutableSpan
        try? transformation.transform(&span) { (index, error) in misplaced(index, error) }
    }

    /// Moves places where they stand to longitude and latitude on WGS 84, with the same handle; one that has none is told by its index, all of
    /// them where source and target are one system.
    package func moveToDegrees(_ places: inout [Coordinate], misplaced: (Int) -> Void) {
        var span = places.mutableSpan
        transformation.toDegrees(&span, onFailure: misplaced)
    }

    package func moved(_ polygon: Polygon) throws(ProjectionError) -> Polygon {
        try polygon.mapped { (ring) throws(ProjectionError) in try moved(ring) }
    }

    package func moved(_ polygons: [Polygon]) throws(ProjectionError) -> [Polygon] {
        var all: [Polygon] = []
        for polygon in polygons { all.append(try moved(polygon)) }
        return all
    }
}
