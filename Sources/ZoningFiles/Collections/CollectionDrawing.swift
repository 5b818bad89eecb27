import FeatureIO
import Geometry
import Projection
import StrictJSON
import ZoningModel

/// Features of a collection as GeoJSON, in one reference system. Holds handles: it stays in its task.
package struct CollectionDrawing {
    private let collection: MapCollection
    private let way: Way
    private let isNorthFirst: Bool

    private enum Way {
        /// The working plane itself: the edges are exact.
        case plane
        /// Degrees: the pieces of the map, or what has no other edges.
        case pieces(WrittenZones)
        /// Degrees: anything else.
        case degrees(Densifying, WrittenShape)
    }

    /// - Parameters:
    ///   - isInDegrees: longitude and latitude, and else metres of the working plane.
    ///   - isNorthFirst: whether latitude or northing comes first.
    ///   - care: what ``ZoneMap/writtenCare()`` gives.
    package init(
        _ collection: MapCollection, of map: ZoneMap, isInDegrees: Bool, isNorthFirst: Bool, care: WrittenCare
    ) throws(ProjectionError) {
        self.collection = collection
        self.isNorthFirst = isNorthFirst
        guard isInDegrees else {
            way = .plane
            return
        }
        switch collection.name {
        case .zones, .classes: way = .pieces(try WrittenZones([], plane: map.meta.workingCRS, care: care))
        case .lines, .railwayAreas, .facades: way = .degrees(try Densifying(from: map.meta.workingCRS, to: .wgs84), WrittenShape())
        }
    }

    /// The JSON of every feature of a range, one after the other, and where each of them ends. Linear in their vertices.
    package func bytes(of numbers: Range<Int>) throws(ProjectionError) -> (bytes: [UInt8], ends: [Int]) {
        var writer =
            switch way {
            case .plane: GeoJSONWriter(places: 3, isNorthFirst: isNorthFirst)
            case .pieces, .degrees:
                GeoJSONWriter(places: WrittenShape.places.usual, mostPlaces: WrittenShape.places.most, isNorthFirst: isNorthFirst)
            }
        var ends: [Int] = []
        ends.reserveCapacity(numbers.count)
        for number in numbers {
            var feature = collection[number]
            feature.shape = try feature.shape.flatMap { (shape) throws(ProjectionError) in try written(shape) }
            writer.append(feature)
            ends.append(writer.bytes.count)
        }
        return (writer.bytes, ends)
    }

    private func written(_ shape: Shape) throws(ProjectionError) -> Shape? {
        switch way {
        case .plane: return shape
        case .pieces(let zones): return try each(of: shape) { (polygon) throws(ProjectionError) in try zones.shape(of: polygon) }
        case .degrees(let densifying, let written):
            let drawn = try shape.mapped { (places) throws(ProjectionError) in try densifying.densified(places) }
            switch drawn {
            case .polygon, .multiPolygon: return each(of: drawn) { written.written(.polygon($0)) }
            case .multiLineString(let lines):
                return .multiLineString(lines.compactMap { written.written(.lineString($0))?.lines.first })
            default: return written.written(drawn)
            }
        }
    }

    /// The areas of a shape one by one; many stay many.
    private func each<E: Error>(of shape: Shape, _ write: (Polygon) throws(E) -> Shape?) throws(E) -> Shape? {
        guard case .multiPolygon(let many) = shape else {
            return try shape.polygons.first.flatMap { (polygon) throws(E) in try write(polygon) }
        }
        var polygons: [Polygon] = []
        for polygon in many.polygons { polygons += try write(polygon)?.polygons ?? [] }
        return polygons.isEmpty ? nil : .multiPolygon(MultiPolygon(polygons))
    }
}

extension ZoneMap {
    /// Where the pieces need more decimals than usual to be written in degrees. Time: that of drawing all of them two or three times.
    package func writtenCare() throws(ProjectionError) -> WrittenCare { try WrittenZones(zones, plane: meta.workingCRS).care }
}
