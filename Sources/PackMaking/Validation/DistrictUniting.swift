import Geometry

/// Makes one area of the features of a district: land that two of them hold is in it once, and not cut out of it.
enum DistrictUniting {
    /// Where nothing is held twice nothing changes, to the last bit. Time as `GEOSGeometry.unaryUnion`, for two parts or more.
    ///
    /// - Parameter polygons: in metres of the working plane, near together (`FarVertices`).
    /// - Returns: the district, and the square metres that were held twice beyond what rounding makes of a common line.
    static func united(_ polygons: [Polygon]) throws(GeometryError) -> (polygons: [Polygon], twice: Double) {
        guard polygons.count > 1, let corner = polygons.first?.exterior.first else { return (polygons, 0) }
        let origin = Lattice.point(corner)
        let parts = polygons.map { $0.mapped { Lattice.local($0, origin: origin) } }
        let whole = try GEOSGeometry(polygons: parts, in: GEOSContext()).unaryUnion(grid: 1).polygons()
        let sum = parts.reduce(0) { $0 + $1.area }
        let twice = sum - whole.reduce(0) { $0 + $1.area }
        // Square millimetres: sums of products of whole numbers, exact but for the largest districts.
        guard twice > 1 + sum * 1e-14 else { return (polygons, 0) }
        let shift = Coordinate(x: Double(origin.x), y: Double(origin.y))
        let united = whole.map { $0.mapped { ring in ring.map { ($0 + shift) * (1 / Lattice.perMetre) } } }
        let isSeam = 2 * twice <= ZoneFit.tolerance * Lattice.perMetre * parts.reduce(0) { $0 + $1.perimeter }
        return (united, isSeam ? 0 : twice / (Lattice.perMetre * Lattice.perMetre))
    }
}
