import Geometry

/// A place well inside a face, and how far it is from the face's lines, in the unit of the coordinates.
package struct FaceProbe {
    package let place: Coordinate
    let clearance: Double

    /// Looks along horizontal lines for the middle of the widest stretch inside. `face` has whole-number vertices.
    ///
    /// Time: the vertices of the face, up to 15 times for a thin one.
    package init(of face: Polygon) {
        var edges: [(a: Coordinate, b: Coordinate)] = []
        var box = Envelope()
        for ring in face.rings {
            for (a, b) in zip(ring, ring.dropFirst()) {
                edges.append((a, b))
                box.add(a)
            }
        }
        var best = (place: box.centre, clearance: 0.0)
        search: for parts in [2.0, 4, 8, 16] {
            for number in stride(from: 1.0, to: parts, by: 2) {
                // Half a unit off the lattice: no vertex lies on the line.
                let y = (box.minY + box.height * number / parts).rounded(.down) + 0.5
                guard let middle = Self.widestMiddle(edges, y: y) else { continue }
                let place = Coordinate(x: middle, y: y)
                let clearance = edges.reduce(Double.infinity) { min($0, place.distance(toSegment: $1.a, $1.b)) }
                if clearance > best.clearance { best = (place, clearance) }
                if clearance >= Tolerance.clearance { break search }
            }
        }
        place = best.place
        clearance = best.clearance
    }

    private static func widestMiddle(_ edges: [(a: Coordinate, b: Coordinate)], y: Double) -> Double? {
        var crossings: [Double] = []
        for (a, b) in edges where RayCasting.spans(a, b, y) { crossings.append(RayCasting.x(a, b, at: y)) }
        crossings.sort()
        var widest: (width: Double, middle: Double)?
        for pair in stride(from: 0, to: crossings.count - 1, by: 2) {
            let width = crossings[pair + 1] - crossings[pair]
            if width > widest?.width ?? 0 { widest = (width, (crossings[pair] + crossings[pair + 1]) / 2) }
        }
        return widest?.middle
    }
}
