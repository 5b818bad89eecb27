import Geometry

extension WKB {
    /// The bytes of a shape: two dimensions, little end first. Complexity: linear.
    package static func bytes(_ shape: Shape) -> [UInt8] {
        var bytes: [UInt8] = []
        append(shape, to: &bytes)
        return bytes
    }

    /// Appends the bytes of a shape.
    static func append(_ shape: Shape, to bytes: inout [UInt8]) {
        bytes.reserveCapacity(bytes.count + 16 * shape.vertexCount + 64)
        switch shape {
        case .point(let place):
            head(.point, &bytes)
            position(place, &bytes)
        case .lineString(let line):
            head(.lineString, &bytes)
            positions(line.coordinates, &bytes)
        case .polygon(let polygon):
            head(.polygon, &bytes)
            rings(polygon, &bytes)
        case .multiPoint(let places):
            head(.multiPoint, &bytes)
            count(places.count, &bytes)
            for place in places { append(.point(place), to: &bytes) }
        case .multiLineString(let lines):
            head(.multiLineString, &bytes)
            count(lines.count, &bytes)
            for line in lines { append(.lineString(line), to: &bytes) }
        case .multiPolygon(let many):
            head(.multiPolygon, &bytes)
            count(many.polygons.count, &bytes)
            for polygon in many.polygons { append(.polygon(polygon), to: &bytes) }
        }
    }

    private static func head(_ kind: Kind, _ bytes: inout [UInt8]) {
        bytes.append(1)
        bytes.append(littleEndian: kind.rawValue)
    }

    private static func count(_ count: Int, _ bytes: inout [UInt8]) { bytes.append(littleEndian: UInt32(count)) }

    private static func position(_ place: Coordinate, _ bytes: inout [UInt8]) {
        bytes.append(littleEndian: place.x)
        bytes.append(littleEndian: place.y)
    }

    private static func positions(_ places: [Coordinate], _ bytes: inout [UInt8]) {
        count(places.count, &bytes)
        for place in places { position(place, &bytes) }
    }

    private static func rings(_ polygon: Polygon, _ bytes: inout [UInt8]) {
        count(1 + polygon.holes.count, &bytes)
        positions(polygon.exterior, &bytes)
        for hole in polygon.holes { positions(hole, &bytes) }
    }
}
