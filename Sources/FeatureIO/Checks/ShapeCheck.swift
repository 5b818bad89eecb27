import Geometry
import Wording

/// What every format asks of a shape before anyone computes with it (RFC 7946, 3.1; the same rules hold for simple features):
/// finite coordinates, lines of two vertices, rings of four that are closed.
///
/// Crossings, spikes and the like are for the validity check of the geometry engine.
enum ShapeCheck {
    /// Complexity: linear in the number of vertices.
    static func add(_ shape: Shape, to faults: inout FaultList) {
        switch shape {
        case .point(let place): finite([place], &faults)
        case .multiPoint(let places):
            if places.isEmpty { empty(shape, &faults) }
            finite(places, &faults)
        case .lineString, .multiLineString:
            if shape.lines.isEmpty { empty(shape, &faults) }
            for line in shape.lines { check(line: line.coordinates, &faults) }
        case .polygon(let polygon): check(polygon, &faults)
        case .multiPolygon(let many):
            if many.polygons.isEmpty { empty(shape, &faults) }
            for polygon in many.polygons { check(polygon, &faults) }
        }
    }

    private static func check(_ polygon: Polygon, _ faults: inout FaultList) {
        check(ring: polygon.exterior, hole: 0, &faults)
        for (index, ring) in polygon.holes.enumerated() { check(ring: ring, hole: index + 1, &faults) }
    }

    private static func finite(_ places: [Coordinate], _ faults: inout FaultList) {
        for place in places where !(place.x.isFinite && place.y.isFinite) {
            faults.add(
                CoordinateFault.notFinite, "a coordinate is not a finite number (\(place.x), \(place.y))",
                fix: "Export the feature again, or delete the vertex")
        }
    }

    private static func empty(_ shape: Shape, _ faults: inout FaultList) {
        faults.add(
            FileFault.emptyGeometry, "the \(shape.kind) has no coordinates at all", fix: "Draw the feature, or delete it from the file")
    }

    private static func check(line: [Coordinate], _ faults: inout FaultList) {
        finite(line, &faults)
        if line.count < 2 {
            let count: Phrase = line.count == 1 ? "1 vertex" : "no vertex"
            faults.add(
                FileFault.lineTooShort, at: line.first, "a line has \(count), and a line needs two", fix: "Draw the line, or delete it")
        }
    }

    private static func check(ring: [Coordinate], hole: Int, _ faults: inout FaultList) {
        finite(ring, &faults)
        let name: Phrase = hole == 0 ? "the outer ring" : "hole \(hole)"
        guard let first = ring.first, let last = ring.last else {
            faults.add(FileFault.emptyGeometry, "\(name) of a polygon has no vertex", fix: "Draw the polygon, or delete it from the file")
            return
        }
        if first != last, first.x.isFinite, first.y.isFinite, last.x.isFinite, last.y.isFinite {
            faults.add(
                FileFault.ringOpen, at: first,
                "\(name) of a polygon is not closed: it starts at \(first.written) and ends at \(last.written)",
                fix: "Repeat the first vertex as the last one")
        } else if ring.count < 4 {
            faults.add(
                FileFault.ringTooShort, at: first,
                "\(name) of a polygon has \(ring.count) vertices, and a closed ring needs at least four, the last equal to the first",
                fix: "Draw the polygon with three corners or more, or delete it")
        }
    }
}
