import CGEOS

extension GEOSGeometry {
    /// All parts as one, nodes and vertices on a grid of `grid` units: `GEOSUnaryUnionPrec_r`.
    ///
    /// Of lines: the linework noded (lines meet at vertices only) and without doubles, the first half of an arrangement.
    /// Of polygons: their union. Time about n log n for parts that lie apart; it grows with the square of what overlaps.
    package func unaryUnion(grid: Double) throws(GeometryError) -> GEOSGeometry {
        try unsafe GEOSGeometry(
            context.calls.pointee.GEOSUnaryUnionPrec_r(context.handle, pointer, grid), context, operation: "GEOSUnaryUnionPrec")
    }

    /// The area in both geometries, on a grid of `grid` units: `GEOSIntersectionPrec_r`.
    package func intersection(with other: borrowing GEOSGeometry, grid: Double) throws(GeometryError) -> GEOSGeometry {
        try unsafe GEOSGeometry(
            context.calls.pointee.GEOSIntersectionPrec_r(context.handle, pointer, other.pointer, grid), context,
            operation: "GEOSIntersectionPrec")
    }

    /// The area in this geometry and not in the other, on a grid of `grid` units: `GEOSDifferencePrec_r`.
    package func difference(with other: borrowing GEOSGeometry, grid: Double) throws(GeometryError) -> GEOSGeometry {
        try unsafe GEOSGeometry(
            context.calls.pointee.GEOSDifferencePrec_r(context.handle, pointer, other.pointer, grid), context,
            operation: "GEOSDifferencePrec")
    }

    /// The faces that noded linework bounds: `GEOSPolygonize_r`. Lines that end in the open bound nothing.
    package func polygonized() throws(GeometryError) -> GEOSGeometry {
        let input: [OpaquePointer?] = unsafe [pointer]
        let made = unsafe input.withUnsafeBufferPointer { buffer in
            unsafe context.calls.pointee.GEOSPolygonize_r(context.handle, buffer.baseAddress, 1)
        }
        return try unsafe GEOSGeometry(made, context, operation: "GEOSPolygonize")
    }
}
