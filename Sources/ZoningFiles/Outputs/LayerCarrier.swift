import FeatureIO
import Geometry
import Projection
import StrictJSON
import ZoningModel

/// Shapes of the working plane carried to the system that is written. Holds handles: it stays in its task.
package struct LayerCarrier {
    private enum Passage {
        /// The plane itself: every vertex as it is.
        case plane
        /// Pieces that tile the district: neighbours keep their common vertices.
        case pieces(WrittenZones)
        /// Anything else.
        case free(Densifying, WrittenShape)
    }

    private let way: Passage

    /// - Parameters:
    ///   - isText: whether coordinates are written as decimals, of which one takes as few as do.
    ///   - zones: the pieces, where they are what is carried, or what is carried has no other edges; empty for anything else.
    package init(
        from plane: CoordinateReferenceSystem, to target: CoordinateReferenceSystem, isText: Bool, tiling zones: [FunctionalZone] = []
    ) throws(ProjectionError) {
        let places = OutputSystem(target).places
        let written = isText ? places : (places.most, places.most)
        if target.isSame(as: plane) {
            way = .plane
        } else if zones.isEmpty {
            way = .free(try Densifying(from: plane, to: target), WrittenShape(places: written))
        } else {
            way = .pieces(try WrittenZones(zones, plane: plane, to: target, places: written))
        }
    }

    /// Whether vertices stay as they are.
    package var isPlane: Bool { if case .plane = way { true } else { false } }

    /// The shape as it is written, valid; nil for what is too thin to be written.
    package func carried(_ shape: Shape) throws(ProjectionError) -> Shape? {
        switch way {
        case .plane: return shape
        case .pieces(let zones):
            guard case .multiPolygon(let many) = shape else {
                return try shape.polygons.first.flatMap { (polygon) throws(ProjectionError) in try zones.shape(of: polygon) }
            }
            var polygons: [Polygon] = []
            for polygon in many.polygons { polygons += try zones.shape(of: polygon)?.polygons ?? [] }
            return polygons.isEmpty ? nil : .multiPolygon(MultiPolygon(polygons))
        case .free(let densifying, let written):
            return written.written(try shape.mapped { (places) throws(ProjectionError) in try densifying.densified(places) })
        }
    }

    /// All features of a layer carried; those without a shape that can be written have none.
    package func carried(_ layer: OutputLayer) throws(ProjectionError) -> OutputLayer {
        if isPlane { return layer }
        var carried = layer
        var features: [Feature] = []
        features.reserveCapacity(layer.features.count)
        for number in 0..<layer.features.count {
            var feature = layer.features[number]
            feature.shape = try feature.shape.flatMap { (shape) throws(ProjectionError) in try self.carried(shape) }
            features.append(feature)
        }
        carried.features = LazyFeatures(features)
        return carried
    }
}

extension OutputSystem {
    /// A system without its definitions.
    package init(_ system: CoordinateReferenceSystem) {
        self.init(name: system.identifier, code: system.epsgCode, isGeographic: system.isGeographic)
    }

    /// With the definitions that formats write; from PROJ's database.
    package init(defined system: CoordinateReferenceSystem) throws(ProjectionError) {
        self.init(
            name: system.epsgCode == nil ? system.name : system.identifier, code: system.epsgCode, isGeographic: system.isGeographic,
            wkt: try system.wellKnownText(), prj: try system.prjText())
    }
}
