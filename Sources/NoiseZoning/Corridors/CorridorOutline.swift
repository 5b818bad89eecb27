import Geometry

extension Corridor {
    /// Everything the corridor reaches in a zone of one base class, as areas on the lattice (in millimetres from `origin`); nil where
    /// no part has a width there. `width` is asked for each part, so that 0 gives the carriageway.
    ///
    /// One GEOS union: about n log n in the parts.
    func outline(
        origin: LatticePoint, arcTolerance: Double, in context: GEOSContext, width: (Part) -> Double?
    ) throws(GeometryError) -> [Polygon] {
        var areas: [Polygon] = []
        for part in parts {
            guard let width = width(part) else { continue }
            if case .land = part.shape {
                areas.append(contentsOf: land.map { polygon in polygon.mapped { Lattice.local($0, origin: origin) } })
            } else if let ring = part.shape.outline(width: width, arcTolerance: arcTolerance) {
                let local = Lattice.local(ring, origin: origin)
                // A part narrower than the lattice is nothing.
                if local.count >= 4 { areas.append(Polygon(exterior: local)) }
            }
        }
        guard !areas.isEmpty else { return [] }
        // A fixed order, so that the same parts give the same rounding whatever the order of the input.
        areas.sort { a, b in
            a.exterior.lexicographicallyPrecedes(b.exterior) { ($0.x, $0.y) < ($1.x, $1.y) }
        }
        return try GEOSGeometry(polygons: areas, in: context).unaryUnion(grid: 1).polygons()
    }
}

extension Lattice {
    /// A closed ring in whole millimetres from `origin`, without the repeats that rounding makes.
    static func local(_ ring: [Coordinate], origin: LatticePoint) -> [Coordinate] {
        chain(ring).map { Coordinate(x: Double($0.x - origin.x), y: Double($0.y - origin.y)) }
    }
}
