import FeatureIO
import Geometry
import Projection
import StrictJSON
import Wording
import ZoneQueries
import ZoningFiles
import ZoningModel

/// The areas as layers to hand in: `areas`, `corners` with their running numbers, `survey_sides` with what lies along them. Names of columns are short
/// enough for a shapefile.
package struct ParkLayers {
    private let answer: ParkAnswer
    private let language: Language
    private let words: ParkWords

    package init(_ answer: ParkAnswer, _ language: Language) {
        self.answer = answer
        self.language = language
        words = ParkWords(answer, language)
    }

    /// The plane of the first area, which is that of all but where a file mixes systems.
    package var plane: CoordinateReferenceSystem { answer.areas.first?.area.plane ?? answer.map.meta.workingCRS }

    /// The layers in the plane, the areas first: formats of one layer hold them.
    package func layers() throws(ProjectionError) -> [OutputLayer] {
        var (areas, corners, sides): ([Feature], [Feature], [Feature]) = ([], [], [])
        for (area, finding) in answer.areas {
            let polygons = area.plane == plane ? area.polygons : try Mover(from: area.plane, to: plane).moved(area.polygons)
            areas.append(Feature(shape: .multiPolygon(MultiPolygon(polygons)), properties: properties(area, finding)))
            corners += self.corners(area, polygons)
            sides += self.sides(area, finding, polygons)
        }
        let looks = MapLooks(answer.ruleset, on: answer.date, language)
        return [
            layer("areas", .polygon, areas, looks.outlines("areas", "surveyed areas"), label: "name"),
            layer("corners", .point, corners, looks.marks("corners", "corners of the survey"), label: "corner"),
            layer("survey_sides", .line, sides, looks.strokes("survey_sides", "sides of the survey"), label: "length_m"),
        ]
    }

    private func layer(
        _ name: String, _ kind: SourceLayer.ShapeKind, _ features: [Feature], _ look: LayerLook, label: String
    ) -> OutputLayer {
        let columns = FieldTitles(answer.ruleset, language).titled(GeoPackageColumn.columns(for: features))
        return OutputLayer(
            name: name, title: look.title, kind: kind, columns: columns, features: LazyFeatures(features),
            look: { look.feature($0, label: $0.property(label)?.field ?? "") }, style: look.style(columns))
    }

    private func properties(_ area: SurveyedArea, _ finding: ParkFinding) -> [JSONMember] {
        let parcel = finding.parcel
        var members = [
            number("number", area.number), text("name", area.label), fixed("plane_m2", area.planeArea, 2),
            fixed("ellips_m2", area.ellipsoidArea, 2), fixed("perim_m", area.perimeter, 2), number("corners", area.corners.count),
            text("bounded", words.bounds(finding.neighbours)), text("nz_status", parcel.status.rawValue),
            text("nz_classes", parcel.classes.map(\.id).joined(separator: " ")),
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
                    number("area", area.number), text("corner", corner.name), number("polygon", corner.part), number("ring", corner.ring),
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
                    number("area", area.number), text("corner", corner.name), text("next", NumberedCorner.name(corner.next)),
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
