import FeatureIO
import Geometry
import PlanarArrangement
import Projection
import StrictJSON
import VectorTiles
import Wording
import ZoningModel

/// The map as vector tiles: the layers `zones`, `lines`, `railway_areas`, `facades`, and `zone_labels` with a place for the name of each zone.
///
/// A value that makes any tile when it is asked for: it holds the outlines of the map a second time, and nothing for a level.
package struct MapTiles: Sendable {
    /// On the lowest level a district is about a tile wide, on the highest a step of a tile is a decimetre.
    package static let archivedLevels = 8...16
    /// On the highest a step of a tile is three centimetres: the corners of buildings.
    package static let servedLevels = 8...18

    /// The collections of a map that have tiles, in the order of its file.
    package static let collections = MapLayer.allCases.map(\.rawValue)
    /// Places for the names of zones.
    package static let labels = "zone_labels"

    package let set: TileSet
    /// Those that hold something.
    package let layers: [TileArchive.ArchivedLayer]
    package let levels: ClosedRange<Int>
    /// Of the zones, in degrees; empty for a map of nothing.
    package var bounds: Envelope { extents[MapLayer.zones.rawValue] ?? Envelope() }
    /// Of each layer that holds something, in degrees.
    package let extents: [String: Envelope]
}

extension ZoneMap {
    /// The layers made ready. Throws `.data` where a place has no degrees.
    ///
    /// Time: n log n in the vertices of the map, and the outlines of its bands.
    package func tiles(levels: ClosedRange<Int>) throws(BuildError) -> MapTiles {
        let layers = try tileLayers(levels: levels)
        var extents: [String: Envelope] = [:]
        for layer in layers { extents[layer.name] = Envelope(layer.features.flatMap(\.shape.coordinates)) }
        return MapTiles(
            set: TileSet(layers), layers: layers.map { .init(name: $0.name, levels: $0.levels, fields: Self.fields(of: $0)) },
            levels: levels, extents: extents)
    }

    /// All tiles of the levels, and what the file says of itself. Throws `.data` where a place has no degrees, or lines crowd in a tile.
    ///
    /// Time: that of drawing every tile.
    package func tileArchive(levels: ClosedRange<Int> = MapTiles.archivedLevels) throws(BuildError) -> TileArchive {
        let drawing = try tiles(levels: levels)
        var tiles: [TileArchive.ArchivedTile] = []
        do throws(CrowdedLevel) {
            for level in levels {
                tiles += try drawing.set.tiles(level: level).map {
                    .init(level: level, column: $0.address.column, row: $0.address.row, bytes: $0.bytes)
                }
            }
        } catch { throw .data([error.diagnostic]) }
        return TileArchive(
            name: meta.title.en, description: meta.title.own, attribution: meta.attribution.joined(separator: "; "),
            bounds: drawing.bounds, levels: levels, layers: drawing.layers, members: [JSONMember(name: "noisezone", value: meta.json)],
            tiles: tiles)
    }

    private func tileLayers(levels: ClosedRange<Int>) throws(BuildError) -> [TileLayer] {
        let lines = try lineFeatures()
        // Walls are seen from a block away.
        let near = max(levels.lowerBound, 14)
        let walls = facades.map { Feature(shape: .lineString(LineString([$0.from, $0.to])), properties: $0.properties(meta.periods)) }
        let pieces = zones.map { Feature(shape: .polygon($0.polygon), properties: $0.properties(meta.periods)) }
        let limits = meta.periods.map { "\($0)_db" }
        do throws(ProjectionError) {
            let moving = try TileMoving(meta.workingCRS)
            func layer(
                _ name: String, _ kind: TileLayer.Kind, from lowest: Int, _ features: [Feature], _ names: [String]
            ) throws(ProjectionError) -> TileLayer? {
                guard !features.isEmpty, lowest <= levels.upperBound else { return nil }
                let moved = try moving.features(features, names)
                return TileLayer(name: name, kind: kind, levels: lowest...levels.upperBound, features: moved)
            }
            let lowest = levels.lowerBound
            return try [
                layer(MapLayer.zones.rawValue, .areas, from: lowest, pieces, Self.zoneNames(limits)),
                layer(MapLayer.lines.rawValue, .lines, from: lowest, lines, Self.lineNames),
                layer(MapLayer.railwayAreas.rawValue, .areas, from: lowest, railwayFeatures, Self.areaNames),
                layer(MapLayer.facades.rawValue, .lines, from: near, walls, Self.facadeNames(limits)),
                layer(MapTiles.labels, .places, from: lowest, labels, ["class"] + limits + ["zone_id", "zone_name"]),
            ].compactMap { $0 }
        } catch { throw .data([.projection(error, file: nil)]) }
    }

    private static func zoneNames(_ limits: [String]) -> [String] {
        ["class", "limits_class"] + limits + ["zone_id", "zone_name", "kind", "rows"]
    }
    private static let lineNames = ["part", "layer", "row", "name", "structure", "status"]
    private static func facadeNames(_ limits: [String]) -> [String] {
        ["building", "from_storey", "to_storey", "class", "limits_class"] + limits + ["zone_id", "row", "certain"]
    }
    private static let areaNames = ["kind", "name", "eia_approved_on"]

    /// A place well inside the largest piece of each zone.
    private var labels: [Feature] {
        var largest: [String: FunctionalZone] = [:]
        for zone in zones where zone.kind == .base {
            guard let id = zone.zoneID else { continue }
            if zone.area > largest[id]?.area ?? 0 { largest[id] = zone }
        }
        return largest.sorted { $0.key < $1.key }.map { _, zone in
            Feature(shape: .point(FaceProbe(of: zone.polygon).place), properties: zone.properties(meta.periods))
        }
    }

    /// The names that some feature has, and what their values are.
    private static func fields(of layer: TileLayer) -> [(name: String, kind: String)] {
        var kinds: [String: String] = [:]
        for property in layer.features.lazy.flatMap(\.properties) where kinds[property.name] == nil {
            kinds[property.name] =
                switch property.value {
                case .text: "String"
                case .whole, .real: "Number"
                case .flag: "Boolean"
                }
        }
        return kinds.sorted { $0.key < $1.key }.map { (name: $0.key, kind: $0.value) }
    }
}

extension CrowdedLevel {
    package var diagnostic: Diagnostic {
        Diagnostic(
            code: ShapeFault.tooManyCrossings, coordinate: place,
            what: "lines cross each other more than \(SnapRounding.mostCrossings) times at zoom level \(level)",
            fix: "Write the map as .gpkg, which holds all of it")
    }
}

/// Features of the plane as tiles take them.
private struct TileMoving {
    private let densifying: Densifying

    init(_ plane: CoordinateReferenceSystem) throws(ProjectionError) { densifying = try Densifying(from: plane, to: .wgs84) }

    /// In degrees, with those of the properties that are named; what is null is left out, a list is one text.
    func features(_ features: [Feature], _ names: [String]) throws(ProjectionError) -> [TileFeature] {
        var moved: [TileFeature] = []
        for feature in features {
            guard let shape = feature.shape else { continue }
            let degrees = try shape.mapped { (places) throws(ProjectionError) in try densifying.densified(places) }
            let properties = names.compactMap { name in
                feature.property(name).flatMap(Self.value).map { TileProperty(name, $0) }
            }
            moved.append(TileFeature(shape: degrees, properties: properties))
        }
        return moved
    }

    private static func value(_ json: JSONValue) -> TileValue? {
        switch json {
        case .null, .object: nil
        case .bool(let flag): .flag(flag)
        case .number(let number): number.int.map { .whole($0) } ?? .real(number.double)
        case .string(let text): .text(text)
        case .array(let items):
            items.isEmpty ? nil : .text(items.compactMap { if case .string(let text) = $0 { text } else { nil } }.joined(separator: ", "))
        }
    }
}
