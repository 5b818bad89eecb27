import CGEOS

// Values in and out. Coordinates cross the border as whole buffers (`GEOSCoordSeq_copyFromBuffer_r`,
// `GEOSCoordSeq_copyToBuffer_r`): seven times faster than vertex by vertex.

extension GEOSGeometry {
    /// One line through `vertices`: `GEOSGeom_createLineString_r`.
    package init(line vertices: Span<Coordinate>, in context: GEOSContext) throws(GeometryError) {
        let sequence = try unsafe context.sequence(vertices)
        try unsafe self.init(
            context.calls.pointee.GEOSGeom_createLineString_r(context.handle, sequence), context, operation: "GEOSGeom_createLineString")
    }

    /// Many lines as one geometry: `GEOSGeom_createCollection_r`.
    package init(lines: [[Coordinate]], in context: GEOSContext) throws(GeometryError) {
        var parts: [OpaquePointer?] = unsafe []
        unsafe parts.reserveCapacity(lines.count)
        do throws(GeometryError) {
            for line in lines { unsafe parts.append(try GEOSGeometry(line: line.span, in: context).released()) }
        } catch {
            unsafe context.destroy(parts)
            throw error
        }
        try unsafe self.init(collecting: &parts, as: GEOS_MULTILINESTRING, in: context)
    }

    /// Many polygons as one geometry; they may overlap (a union makes them areas).
    package init(polygons: [Polygon], in context: GEOSContext) throws(GeometryError) {
        var parts: [OpaquePointer?] = unsafe []
        unsafe parts.reserveCapacity(polygons.count)
        do throws(GeometryError) {
            for polygon in polygons { unsafe parts.append(try GEOSGeometry(polygon: polygon, in: context).released()) }
        } catch {
            unsafe context.destroy(parts)
            throw error
        }
        try unsafe self.init(collecting: &parts, as: GEOS_MULTIPOLYGON, in: context)
    }

    /// One polygon: `GEOSGeom_createPolygon_r`. Rings must be closed and have four vertices or more.
    package init(polygon: Polygon, in context: GEOSContext) throws(GeometryError) {
        let shell = try unsafe context.ring(polygon.exterior.span)
        var holes: [OpaquePointer?] = unsafe []
        do throws(GeometryError) {
            for hole in polygon.holes { unsafe holes.append(try context.ring(hole.span)) }
        } catch {
            unsafe context.destroy(holes + [shell])
            throw error
        }
        let count = UInt32(polygon.holes.count)
        let made = unsafe holes.withUnsafeMutableBufferPointer { rings in
            unsafe context.calls.pointee.GEOSGeom_createPolygon_r(context.handle, shell, rings.baseAddress, count)
        }
        try unsafe self.init(made, context, operation: "GEOSGeom_createPolygon")
    }

    private init(
        collecting parts: inout [OpaquePointer?], as kind: GEOSGeomTypes, in context: GEOSContext
    ) throws(GeometryError) {
        let made = unsafe parts.withUnsafeMutableBufferPointer { buffer in
            unsafe context.calls.pointee.GEOSGeom_createCollection_r(
                context.handle, Int32(kind.rawValue), buffer.baseAddress, UInt32(buffer.count))
        }
        try unsafe self.init(made, context, operation: "GEOSGeom_createCollection")
    }

    /// All polygons of the geometry, in GEOS's order; lines and points in it are left out.
    package func polygons() throws(GeometryError) -> [Polygon] {
        var found: [Polygon] = []
        try unsafe context.eachPart(of: pointer) { (part) throws(GeometryError) in
            guard unsafe context.calls.pointee.GEOSGeomTypeId_r(context.handle, part) == Int32(GEOS_POLYGON.rawValue) else { return }
            guard unsafe context.calls.pointee.GEOSisEmpty_r(context.handle, part) == 0 else { return }
            let exterior = try unsafe context.vertices(of: context.calls.pointee.GEOSGetExteriorRing_r(context.handle, part))
            var holes: [[Coordinate]] = []
            for number in 0..<(unsafe context.calls.pointee.GEOSGetNumInteriorRings_r(context.handle, part)) {
                holes.append(try unsafe context.vertices(of: context.calls.pointee.GEOSGetInteriorRingN_r(context.handle, part, number)))
            }
            found.append(Polygon(exterior: exterior, holes: holes))
        }
        return found
    }

    /// All lines of the geometry, in GEOS's order; areas and points in it are left out.
    package func lines() throws(GeometryError) -> [[Coordinate]] {
        var found: [[Coordinate]] = []
        try unsafe context.eachPart(of: pointer) { (part) throws(GeometryError) in
            let kind = unsafe context.calls.pointee.GEOSGeomTypeId_r(context.handle, part)
            guard kind == Int32(GEOS_LINESTRING.rawValue) || kind == Int32(GEOS_LINEARRING.rawValue) else { return }
            guard unsafe context.calls.pointee.GEOSisEmpty_r(context.handle, part) == 0 else { return }
            found.append(try unsafe context.vertices(of: part))
        }
        return found
    }
}

extension GEOSContext {
    /// What was made before a part failed: nobody else owns it.
    fileprivate func destroy(_ parts: [OpaquePointer?]) {
        for number in unsafe parts.indices { if let part = unsafe parts[number] { unsafe calls.pointee.GEOSGeom_destroy_r(handle, part) } }
    }

    fileprivate func sequence(_ vertices: Span<Coordinate>) throws(GeometryError) -> OpaquePointer {
        // A Coordinate is two doubles, x before y: the layout that GEOS reads.
        let made = unsafe vertices.withUnsafeBufferPointer { buffer in
            unsafe buffer.withMemoryRebound(to: Double.self) { numbers in
                unsafe calls.pointee.GEOSCoordSeq_copyFromBuffer_r(handle, numbers.baseAddress, UInt32(vertices.count), 0, 0)
            }
        }
        guard let made = unsafe made else { throw failure(of: "GEOSCoordSeq_copyFromBuffer") }
        return unsafe made
    }

    fileprivate func ring(_ vertices: Span<Coordinate>) throws(GeometryError) -> OpaquePointer {
        let coordinates = try unsafe sequence(vertices)
        guard let ring = unsafe calls.pointee.GEOSGeom_createLinearRing_r(handle, coordinates) else {
            throw failure(of: "GEOSGeom_createLinearRing")
        }
        return unsafe ring
    }

    fileprivate func vertices(of line: OpaquePointer?) throws(GeometryError) -> [Coordinate] {
        guard let line = unsafe line, let sequence = unsafe calls.pointee.GEOSGeom_getCoordSeq_r(handle, line) else {
            throw failure(of: "GEOSGeom_getCoordSeq")
        }
        var count: UInt32 = 0
        guard unsafe calls.pointee.GEOSCoordSeq_getSize_r(handle, sequence, &count) == 1 else {
            throw failure(of: "GEOSCoordSeq_getSize")
        }
        var vertices = [Coordinate](repeating: Coordinate(x: 0, y: 0), count: Int(count))
        let done = unsafe vertices.withUnsafeMutableBufferPointer { buffer in
            unsafe buffer.withMemoryRebound(to: Double.self) { numbers in
                unsafe calls.pointee.GEOSCoordSeq_copyToBuffer_r(handle, sequence, numbers.baseAddress, 0, 0)
            }
        }
        guard done == 1 else { throw failure(of: "GEOSCoordSeq_copyToBuffer") }
        return vertices
    }

    fileprivate func eachPart(
        of geometry: OpaquePointer?, _ body: (OpaquePointer) throws(GeometryError) -> Void
    ) throws(GeometryError) {
        let count = unsafe calls.pointee.GEOSGetNumGeometries_r(handle, geometry)
        guard count >= 0 else { throw failure(of: "GEOSGetNumGeometries") }
        for number in 0..<count {
            guard let part = unsafe calls.pointee.GEOSGetGeometryN_r(handle, geometry, number) else {
                throw failure(of: "GEOSGetGeometryN")
            }
            try unsafe body(part)
        }
    }
}
