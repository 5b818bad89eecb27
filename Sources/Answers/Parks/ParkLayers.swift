import FeatureIO
import Geometry
import Projection
import StrictJSON
import Wording
import ZoneQueries
import ZoningFiles
import ZoningModel

/// The areas as layers to hand in: `areas`, `corners` with their running numbers, `sides` with what lies along them.
struct ParkLayers {
    private let answer: ParkAnswer
    private let language: Language
    private let words: ParkWords

    init(_ answer: ParkAnswer, _ language: Language) {
        self.answer = answer
        self.language = language
        words = ParkWords(answer, language)
    }

    enum Layer: String, CaseIterable { case areas, corners, sides }

    /// The plane of the first area, which is that of all but where a file mixes systems.
    var plane: CoordinateReferenceSystem { answer.areas.first?.area.plane ?? answer.map.meta.workingCRS }

    /// Features of a layer, in the plane.
    func features(_ layer: Layer) throws(ProjectionError) -> [Feature] {
        var features: [Feature] = []
        for (area, finding) in answer.areas {
            let polygons = area.plane == plane ? area.polygons : try Mover(from: area.plane, to: plane).moved(area.polygons)
            switch layer {
            case .areas: features.append(Feature(shape: .multiPolygon(MultiPolygon(polygons)), properties: properties(area, finding)))
            case .corners: features += corners(area, polygons)
            case .sides: features += sides(area, finding, polygons)
            }
        }
        return features
    }

    private func properties(_ area: SurveyedArea, _ finding: ParkFinding) -> [JSONMember] {
        let parcel = finding.parcel
        var members = [
            number("number", area.number), text("name", area.label), fixed("plane_m2", area.planeArea, 2),
            fixed("ellips_m2", area.ellipsoidArea, 2), fixed("perim_m", area.perimeter, 2), number("corners", area.corners.count),
            text("bounded", words.bounds(finding.neighbours)), text("status", parcel.status.rawValue),
            text("classes", parcel.classes.map(\.id).joined(separator: " ")),
        ]
        for (place, period) in answer.map.meta.periods.enumerated() {
            members.append(JSONMember(name: "lim_\(period)", value: parcel.strictest?[place].map { .number(JSONNumber($0)) } ?? .null))
        }
        return members + [text("ruleset", answer.map.meta.ruleset), text("date", answer.date.description)]
    }

    private func corners(_ area: SurveyedArea, _ polygons: [Polygon]) -> [Feature] {
        zip(area.corners, polygons.flatMap { $0.rings.flatMap { $0.dropLast() } }).map { corner, place in
            Feature(
                shape: .point(place),
                properties: [
                    number("area", area.number), text("corner", corner.name), number("part", corner.part), number("ring", corner.ring),
                    fixed("x_north", corner.place.y, 4), fixed("y_east", corner.place.x, 4), text("next", NumberedCorner.name(corner.next)),
                    fixed("side_m", corner.length, 3),
                ])
        }
    }

    private func sides(_ area: SurveyedArea, _ finding: ParkFinding, _ polygons: [Polygon]) -> [Feature] {
        let edges = polygons.flatMap(\.rings).flatMap { ring in zip(ring, ring.dropFirst()).map { [$0, $1] } }
        return zip(zip(area.corners, finding.sides), edges).map { pair, edge in
            let (corner, side) = pair
            func classes(_ lands: [(land: Designation, length: Double)]) -> String { lands.map(\.land.words).joined(separator: ", ") }
            return Feature(
                shape: .lineString(LineString(edge)),
                properties: [
                    number("area", area.number), text("from", corner.name), text("to", NumberedCorner.name(corner.next)),
                    fixed("length_m", corner.length, 3), text("facing", side.facing.rawValue), text("outside", classes(side.outside)),
                    text("inside", classes(side.inside)),
                ])
        }
    }

    private func text(_ name: String, _ value: String) -> JSONMember { JSONMember(name: name, value: .string(value)) }
    private func number(_ name: String, _ value: Int) -> JSONMember { JSONMember(name: name, value: .number(JSONNumber(value))) }
    private func fixed(_ name: String, _ value: Double, _ places: Int) -> JSONMember {
        JSONMember(name: name, value: .number(JSONNumber(fixed: value, places: places)))
    }
}

extension ParkAnswer {
    /// A GeoPackage in the plane of the survey, with a table a layer. Fails where PROJ has no definition of the plane.
    package func geoPackage(_ language: Language) throws(ProjectionError) -> GeoPackageContents {
        let layers = ParkLayers(self, language)
        let plane = layers.plane
        let system = Int32(clamping: plane.epsgCode ?? 100_000)
        var tables: [GeoPackageTable] = []
        for layer in ParkLayers.Layer.allCases {
            let features = try layers.features(layer)
            let kind: GeoPackageGeometryColumn.TypeName =
                switch layer {
                case .areas: .multiPolygon
                case .corners: .point
                case .sides: .lineString
                }
            tables.append(
                GeoPackageTable(
                    name: layer.rawValue, geometry: GeoPackageGeometryColumn(kind: kind, system: system),
                    columns: GeoPackageColumn.columns(for: features), features: LazyFeatures(features)))
        }
        return GeoPackageContents(
            systems: [
                GeoPackageSystem(
                    name: plane.name, id: system, organization: plane.epsgCode == nil ? "NONE" : "EPSG",
                    definition: try plane.wellKnownText())
            ], tables: tables, lastChange: "\(date)T00:00:00.000Z")
    }

    /// One collection in WGS 84, each feature with its layer in `nz_layer`.
    package func geoJSON(_ language: Language) throws(ProjectionError) -> [UInt8] {
        let layers = ParkLayers(self, language)
        let densifying = try Densifying(from: layers.plane, to: .wgs84)
        let written = WrittenShape()
        var features: [Feature] = []
        for layer in ParkLayers.Layer.allCases {
            for feature in try layers.features(layer) {
                var feature = feature
                feature.properties.insert(JSONMember(name: "nz_layer", value: .string(layer.rawValue)), at: 0)
                let shape = try feature.shape?.mapped { (places) throws(ProjectionError) in try densifying.densified(places) }
                feature.shape = shape.flatMap(written.all)
                features.append(feature)
            }
        }
        return GeoJSONWriter.collection(
            FeatureCollection(features: features), places: WrittenShape.places.usual, mostPlaces: WrittenShape.places.most)
    }
}

extension WrittenShape {
    /// Each part of many by itself.
    fileprivate func all(_ shape: Shape) -> Shape? {
        guard case .multiPolygon(let many) = shape else { return written(shape) }
        let parts = many.polygons.flatMap { written(.polygon($0))?.polygons ?? [] }
        return parts.count == 1 ? .polygon(parts[0]) : parts.isEmpty ? nil : .multiPolygon(MultiPolygon(parts))
    }
}
