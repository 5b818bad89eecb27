import CGDAL
import Geometry

/// Geometries of GDAL as shapes, by way of their well-known binary.
enum GDALGeometry {
    /// Collections in collections: GDAL's own bound.
    private static let depth = 32

    /// The type without its dimensions (OGRwkbGeometryType): the ISO thousands, or the highest bit for a height.
    static func flat(_ type: UInt32) -> UInt32 { (type & 0x7FFF_FFFF) % 1000 }

    /// The shapes in a geometry: one, but for a collection, which gives one each of its points, lines and areas.
    static func shapes(_ geometry: OpaquePointer) throws(WKB.Fault) -> [Shape] {
        var parts: [Shape] = []
        try unsafe collect(geometry, depth, into: &parts)
        return parts.count > 1 ? Shape.gathered(parts) : parts
    }

    private static func collect(_ geometry: OpaquePointer, _ depth: Int, into parts: inout [Shape]) throws(WKB.Fault) {
        guard unsafe flat(cgdal_geometry_type(geometry)) == 7 else {
            if let shape = try unsafe WKB.read(bytes(geometry)) { parts.append(shape) }
            return
        }
        guard depth > 0 else { throw WKB.Fault(offset: 0, what: "collections are inside one another too deep") }
        for number in 0..<(unsafe max(cgdal_part_count(geometry), 0)) {
            if let part = unsafe cgdal_part(geometry, number) { try unsafe collect(part, depth - 1, into: &parts) }
        }
    }

    private static func bytes(_ geometry: OpaquePointer) throws(WKB.Fault) -> [UInt8] {
        let size = Int(clamping: unsafe cgdal_wkb_size(geometry))
        guard size > 0 else { throw WKB.Fault(offset: 0, what: "the geometry is too large") }
        var isWritten = false
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { room, count in
            guard let base = room.baseAddress else { return }
            unsafe base.initialize(repeating: 0, count: size)
            isWritten = unsafe cgdal_write_wkb(geometry, base) != 0
            count = size
        }
        guard isWritten else { throw WKB.Fault(offset: 0, what: "GDAL cannot write the geometry as well-known binary") }
        return bytes
    }
}

extension Shape {
    /// Many shapes as few: their points, their lines and their areas, each kind as one.
    fileprivate static func gathered(_ shapes: [Shape]) -> [Shape] {
        var points: [Coordinate] = []
        for shape in shapes where shape.lines.isEmpty && shape.polygons.isEmpty { points += shape.coordinates }
        let (lines, polygons) = (shapes.flatMap(\.lines), shapes.flatMap(\.polygons))
        var gathered: [Shape] = []
        if !points.isEmpty { gathered.append(points.count == 1 ? .point(points[0]) : .multiPoint(points)) }
        if !lines.isEmpty { gathered.append(lines.count == 1 ? .lineString(lines[0]) : .multiLineString(lines)) }
        if !polygons.isEmpty { gathered.append(polygons.count == 1 ? .polygon(polygons[0]) : .multiPolygon(MultiPolygon(polygons))) }
        return gathered
    }
}
