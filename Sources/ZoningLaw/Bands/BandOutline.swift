import Geometry

extension Band {
    /// The rings of everything that the band reaches; none where no part has a width. `width` is asked for each part, so that 0
    /// gives the carriageway.
    ///
    /// One GEOS union, in millimetres from a corner of its own: about n log n in the parts.
    package func outlineRings(
        arcTolerance: Double, in context: GEOSContext, width: (Part) -> Double?
    ) throws(GeometryError) -> [[LatticePoint]] {
        guard let first = parts.first else { return [] }
        let origin = Lattice.point(first.shape.envelope(width: 0).centre)
        var areas: [Polygon] = []
        for part in parts {
            guard let width = width(part) else { continue }
            if case .land = part.shape {
                areas.append(contentsOf: land.map { polygon in polygon.mapped { Lattice.local($0, origin: origin) } })
            } else if let ring = part.shape.outline(width: width, arcTolerance: arcTolerance) {
                let local = Lattice.local(ring, origin: origin)
                // A part narrower than the lattice is nothing.
                guard local.count >= 4 else { continue }
                // A sector hardly wider than the lattice may cross itself when it is rounded.
                let shape = try GEOSGeometry(polygons: [Polygon(exterior: local)], in: context)
                areas += try shape.validityFault() == nil ? [Polygon(exterior: local)] : shape.madeValid().polygons()
            }
        }
        guard !areas.isEmpty else { return [] }
        // A fixed order, so that the same parts give the same rounding whatever the order of the input.
        areas.sort { a, b in
            a.exterior.lexicographicallyPrecedes(b.exterior) { ($0.x, $0.y) < ($1.x, $1.y) }
        }
        let union = try GEOSGeometry(polygons: areas, in: context).unaryUnion(grid: 1).polygons()
        return union.flatMap(\.rings).map { ring in
            ring.map { LatticePoint(x: origin.x + Int64($0.x), y: origin.y + Int64($0.y)) }
        }
    }
}

extension Lattice {
    /// A closed ring in whole millimetres from `origin`, without the repeats that rounding makes.
    package static func local(_ ring: [Coordinate], origin: LatticePoint) -> [Coordinate] {
        chain(ring).map { Coordinate(x: Double($0.x - origin.x), y: Double($0.y - origin.y)) }
    }
}
