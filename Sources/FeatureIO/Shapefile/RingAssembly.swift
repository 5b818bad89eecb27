import Geometry

/// Puts the rings of a shapefile's polygon together: shells run clockwise, holes counter-clockwise, in any order.
enum RingAssembly {
    /// The polygons, shells in the order of the file, each with its holes.
    ///
    /// Where no ring runs clockwise (some programs write them the other way), a ring inside an even number of others is a shell.
    /// A hole in no shell is kept as a polygon of its own, with a warning. Complexity: holes × shells, and the vertices of the shells whose
    /// box holds the hole. Where that is more than `workLimit` there are no polygons, and a fault.
    static func polygons(_ rings: [[Coordinate]], _ faults: inout FaultList, workLimit: Int = workLimit) -> [Polygon] {
        var work = workLimit
        guard let polygons = polygons(rings.filter { !$0.isEmpty }.map(Ring.init), &faults, &work) else {
            faults.add(
                FileFault.tooManyRings, at: rings.first?.first,
                "the polygon has \(rings.count) rings, and what lies in what takes too long to find",
                fix: "Split it into several features in a GIS (multipart to single parts)")
            return []
        }
        return polygons
    }

    /// Boxes and vertices looked at: a few seconds.
    static let workLimit = 2_000_000_000

    private struct Ring {
        let vertices: [Coordinate]
        let box: Envelope
        let signedArea: Double

        init(_ vertices: [Coordinate]) {
            self.vertices = vertices
            box = Envelope(vertices)
            signedArea = Polygon.signedArea(vertices)
        }
    }

    /// Nil where the work is more than what is left.
    private static func polygons(_ rings: [Ring], _ faults: inout FaultList, _ work: inout Int) -> [Polygon]? {
        var isShell = rings.map { $0.signedArea <= 0 }
        if !isShell.contains(true) {
            for index in rings.indices {
                var around = 0
                for other in rings.indices where other != index && contains(rings[other], rings[index], &work) { around += 1 }
                isShell[index] = around.isMultiple(of: 2)
                if work < 0 { return nil }
            }
        }
        let shells = zip(rings, isShell).filter(\.1).map(\.0)
        var polygons = shells.map { Polygon(exterior: $0.vertices) }
        for (ring, shell) in zip(rings, isShell) where !shell {
            if work < 0 { return nil }
            // Of several shells around a hole it belongs to the smallest.
            let around = shells.indices.filter { contains(shells[$0], ring, &work) }
            let (ring, size) = (ring.vertices, { abs(shells[$0].signedArea) })
            if let nearest = around.min(by: { size($0) < size($1) }) {
                polygons[nearest].holes.append(ring)
            } else {
                faults.add(
                    FileFault.holeOutside, severity: .warning, at: ring.first,
                    "a hole lies in no polygon; it is read as a polygon of its own",
                    fix: "Check the feature in a GIS")
                polygons.append(Polygon(exterior: ring))
            }
        }
        return polygons
    }

    /// Whether `inner` lies in `outer`, told by the first vertex that is not on its edge; rings of a valid polygon do not cross.
    private static func contains(_ outer: Ring, _ inner: Ring, _ work: inout Int) -> Bool {
        work -= 1
        let (around, box) = (outer.box, inner.box)
        guard around.minX <= box.minX, around.maxX >= box.maxX, around.minY <= box.minY, around.maxY >= box.maxY else { return false }
        for vertex in inner.vertices where work >= 0 {
            work -= outer.vertices.count
            if let isInside = isInside(outer.vertices, vertex) { return isInside }
        }
        return true
    }

    /// Whether a place lies inside a ring; nil on its edge (crossings of the ray to the east).
    private static func isInside(_ ring: [Coordinate], _ place: Coordinate) -> Bool? {
        var inside = false
        for (a, b) in zip(ring, ring.dropFirst()) {
            guard RayCasting.spans(a, b, place.y) else {
                let isOnLevelEdge = a.y == place.y && b.y == place.y && min(a.x, b.x) <= place.x && place.x <= max(a.x, b.x)
                if isOnLevelEdge || a == place || b == place { return nil }
                continue
            }
            if Orientation.of(a, b, place) == 0 { return nil }
            if RayCasting.isCrossed(a, b, from: place) { inside.toggle() }
        }
        return inside
    }
}
