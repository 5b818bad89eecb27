import Geometry

/// Puts the rings of a shapefile's polygon together: shells run clockwise, holes counter-clockwise, in any order.
enum RingAssembly {
    /// The polygons, shells in the order of the file, each with its holes.
    ///
    /// Where no ring runs clockwise (some programs write them the other way), a ring inside an even number of others is a shell.
    /// A hole in no shell is kept as a polygon of its own, with a warning. Complexity: holes × shells × vertices.
    static func polygons(_ rings: [[Coordinate]], _ faults: inout FaultList) -> [Polygon] {
        let rings = rings.filter { !$0.isEmpty }
        var isShell = rings.map { RingOrientation.doubleArea($0) <= 0 }
        if !isShell.contains(true) {
            isShell = rings.indices.map { index in
                rings.indices.count { $0 != index && contains(rings[$0], rings[index]) }.isMultiple(of: 2)
            }
        }
        var polygons: [Polygon] = []
        for (ring, shell) in zip(rings, isShell) where shell { polygons.append(Polygon(exterior: ring)) }
        let shells = polygons.map { (ring: $0.exterior, area: abs(RingOrientation.doubleArea($0.exterior))) }
        for (ring, shell) in zip(rings, isShell) where !shell {
            // Of several shells around a hole it belongs to the smallest.
            let around = shells.indices.filter { contains(shells[$0].ring, ring) }
            if let nearest = around.min(by: { shells[$0].area < shells[$1].area }) {
                polygons[nearest].holes.append(ring)
            } else {
                faults.add(
                    "hole-outside", severity: .warning, at: ring.first, "a hole lies in no polygon; it is read as a polygon of its own",
                    fix: "Check the feature in a GIS")
                polygons.append(Polygon(exterior: ring))
            }
        }
        return polygons
    }

    /// Whether `inner` lies in `outer`, told by the first vertex that is not on its edge; rings of a valid polygon do not cross.
    private static func contains(_ outer: [Coordinate], _ inner: [Coordinate]) -> Bool {
        let (around, box) = (Envelope(outer), Envelope(inner))
        guard around.minX <= box.minX, around.maxX >= box.maxX, around.minY <= box.minY, around.maxY >= box.maxY else { return false }
        for vertex in inner {
            if let isInside = isInside(outer, vertex) { return isInside }
        }
        return true
    }

    /// Whether a place lies inside a ring; nil on its edge (crossings of the ray to the east).
    private static func isInside(_ ring: [Coordinate], _ place: Coordinate) -> Bool? {
        var inside = false
        for (a, b) in zip(ring, ring.dropFirst()) {
            if (a.y > place.y) == (b.y > place.y) {
                let isOnLevelEdge = a.y == place.y && b.y == place.y && min(a.x, b.x) <= place.x && place.x <= max(a.x, b.x)
                if isOnLevelEdge || a == place || b == place { return nil }
                continue
            }
            let side = (b.x - a.x) * (place.y - a.y) - (b.y - a.y) * (place.x - a.x)
            if side == 0 { return nil }
            if (side > 0) == (b.y > a.y) { inside.toggle() }
        }
        return inside
    }
}
