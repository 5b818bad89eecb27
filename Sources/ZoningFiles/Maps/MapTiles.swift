import FeatureIO
import Geometry
import PlanarArrangement
import Projection
import StrictJSON
import VectorTiles
import Wording
import ZoningModel

/// The map as vector tiles: the layers `zones`, `lines`, `facades`, and `zone_labels` with a place for the name of each zone.
extension ZoneMap {
    /// On the lowest level a district is about a tile wide, on the highest a step of a tile is a decimetre.
    package static let tileLevels = 8...16

    /// All tiles of the levels, and what the file says of itself. Throws `.data` where a place has no degrees, or lines crowd on a level.
    ///
    /// Time: that of an arrangement of the zones for each level.
    package func tileArchive(levels: ClosedRange<Int> = tileLevels) throws(BuildError) -> TileArchive {
        let layers = try tileLayers(levels: levels)
        let set = TileSet(layers)
        var tiles: [TileArchive.ArchivedTile] = []
        do throws(CrowdedLevel) {
            for level in levels {
                tiles += try set.tiles(level: level).map {
                    .init(level: level, column: $0.address.column, row: $0.address.row, bytes: $0.bytes)
                }
            }
        } catch { throw .data([error.diagnostic]) }
        var bounds = Envelope()
        for layer in layers where layer.kind == .areas {
            for feature in layer.features { for place in feature.shape.coordinates { bounds.add(place) } }
        }
        return TileArchive(
            name: meta.title.en, description: meta.title.zh, attribution: meta.attribution.joined(separator: "; "), bounds: bounds,
            levels: levels, layers: layers.map { .init(name: $0.name, levels: $0.levels, fields: Self.fields(of: $0)) },
            members: [JSONMember(name: "noisezone", value: meta.json)], tiles: tiles)
    }

    private func tileLayers(levels: ClosedRange<Int>) throws(BuildError) -> [TileLayer] {
        let lines = try lineFeatures()
        do throws(ProjectionError) {
            let moving = try TileMoving(meta.workingCRS)
            var layers = [
                TileLayer(
                    name: MapLayer.zones.rawValue, kind: .areas, levels: levels,
                    features: try moving.features(
                        zones.map { Feature(shape: .polygon($0.polygon), properties: $0.properties) }, Self.zoneNames)),
                TileLayer(
                    name: MapLayer.lines.rawValue, kind: .lines, levels: levels, features: try moving.features(lines, Self.lineNames)),
            ]
            // Walls are seen from a block away.
            let near = max(levels.lowerBound, 14)
            if near <= levels.upperBound {
                let walls = facades.map { Feature(shape: .lineString(LineString([$0.from, $0.to])), properties: $0.properties) }
                layers.append(
                    TileLayer(
                        name: MapLayer.facades.rawValue, kind: .lines, levels: near...levels.upperBound,
                        features: try moving.features(walls, Self.facadeNames)))
            }
            layers.append(
                TileLayer(name: "zone_labels", kind: .places, levels: levels, features: try moving.features(labels, Self.labelNames)))
            return layers.filter { !$0.features.isEmpty }
        } catch { throw .data([.projection(error, file: nil)]) }
    }

    private static let zoneNames = ["class", "limits_class", "day_db", "night_db", "zone_id", "zone_name", "kind", "rows"]
    private static let lineNames = ["part", "layer", "row", "name", "structure", "status"]
    private static let facadeNames = [
        "building", "from_storey", "to_storey", "class", "limits_class", "day_db", "night_db", "zone_id", "row", "certain",
    ]
    private static let labelNames = ["class", "day_db", "night_db", "zone_id", "zone_name"]

    /// A place well inside the largest piece of each zone.
    private var labels: [Feature] {
        var largest: [String: FunctionalZone] = [:]
        for zone in zones where zone.kind == .base {
            guard let id = zone.zoneID else { continue }
            if zone.area > largest[id]?.area ?? 0 { largest[id] = zone }
        }
        return largest.sorted { $0.key < $1.key }.map { _, zone in
            Feature(shape: .point(FaceProbe(of: zone.polygon).place), properties: zone.properties)
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
    fileprivate var diagnostic: Diagnostic {
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
