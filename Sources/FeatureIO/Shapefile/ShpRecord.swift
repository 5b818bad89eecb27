import Geometry
import Wording

/// One record of a `.shp`.
enum ShpRecord {
    /// The shape of a record; nil where `faults` says why there is none. Throws where the record ends too early.
    static func read(_ record: ByteReader, _ faults: inout FaultList) throws(ByteReader.Short) -> Shape? {
        var reader = record
        let type = try reader.uint32(littleEndian: true)
        var shape: Shape?
        switch type {
        case 0: faults.add(FileFault.nullGeometry, "the feature has no shape", fix: "Draw the feature, or delete it from the layer")
        case 1, 11, 21: shape = .point(try position(&reader))
        case 8, 18, 28:
            try reader.skip(32)
            let count = Int(try reader.uint32(littleEndian: true))
            shape = .multiPoint(try positions(&reader, count))
        case 3, 13, 23:
            let lines = try parts(&reader).map { LineString($0) }
            shape = lines.count == 1 ? .lineString(lines[0]) : .multiLineString(lines)
        case 5, 15, 25:
            let polygons = RingAssembly.polygons(try parts(&reader), &faults)
            shape = polygons.count == 1 ? .polygon(polygons[0]) : .multiPolygon(MultiPolygon(polygons))
        default:
            let name: Phrase = type == 31 ? "a MultiPatch" : "the shape type \(type)"
            faults.add(FileFault.shapeType, "\(name) is not read", fix: "Convert the layer to points, lines or polygons in a GIS")
        }
        guard let shape, !faults.hasError else { return nil }
        var local = FaultList()
        ShapeCheck.add(shape, to: &local)
        faults.add(local)
        return local.isEmpty ? shape : nil
    }

    private static func position(_ reader: inout ByteReader) throws(ByteReader.Short) -> Coordinate {
        let x = try reader.double(littleEndian: true)
        return Coordinate(x: x, y: try reader.double(littleEndian: true))
    }

    private static func positions(_ reader: inout ByteReader, _ count: Int) throws(ByteReader.Short) -> [Coordinate] {
        guard count <= reader.left / 16 else { throw ByteReader.Short() }
        var places: [Coordinate] = []
        places.reserveCapacity(count)
        for _ in 0..<count { places.append(try position(&reader)) }
        return places
    }

    /// The lines or rings of a record: box, counts, the start of each, all positions.
    private static func parts(_ reader: inout ByteReader) throws(ByteReader.Short) -> [[Coordinate]] {
        try reader.skip(32)
        let partCount = Int(try reader.uint32(littleEndian: true))
        let count = Int(try reader.uint32(littleEndian: true))
        guard partCount <= reader.left / 4 else { throw ByteReader.Short() }
        var starts: [Int] = []
        for _ in 0..<partCount { starts.append(Int(try reader.uint32(littleEndian: true))) }
        let places = try positions(&reader, count)
        var parts: [[Coordinate]] = []
        for (index, start) in starts.enumerated() {
            let end = index + 1 < starts.count ? starts[index + 1] : count
            guard start <= end, end <= count else { throw ByteReader.Short() }
            parts.append(Array(places[start..<end]))
        }
        return parts
    }
}
