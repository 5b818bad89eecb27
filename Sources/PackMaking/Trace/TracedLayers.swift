import FeatureIO
import Geometry
import PlanarArrangement
import Regulation
import StrictJSON
import ZoningModel

extension Trace {
    /// The layers of a data pack that the network gives: `district`, `zones`, `roads`, `rail`, in WGS 84 with 7 decimals.
    public func layers() -> [(layer: PackManifest.Layer, features: FeatureCollection)] {
        [
            (.district, collection([districtFeature])), (.zones, collection(zones.map(feature))),
            (.roads, collection(roads.flatMap(roadFeatures))), (.rail, collection(rails.flatMap(railFeatures))),
        ]
    }

    private func collection(_ features: [Feature]) -> FeatureCollection {
        FeatureCollection(
            features: features.enumerated().map { number, feature in
                var feature = feature
                feature.ordinal = number + 1
                return feature
            })
    }

    private var districtFeature: Feature {
        let polygons = district.map { piece in
            Polygon(
                exterior: piece.exterior.map(NamedNetwork.coordinate), holes: piece.holes.map { $0.map(NamedNetwork.coordinate) })
        }
        let shape: Shape = polygons.count == 1 ? .polygon(polygons[0]) : .multiPolygon(MultiPolygon(polygons))
        return Feature(shape: shape, properties: [text("name", pack.title.own), number("accuracy_m", zones.map(\.accuracy).max() ?? 0)])
    }

    private func feature(_ zone: TracedZone) -> Feature {
        Feature(
            shape: .polygon(Polygon(exterior: zone.ring.reversed().map(NamedNetwork.coordinate))),
            properties: [
                text("id", zone.entry.id), text("name", zone.entry.name.own), text("class", zone.entry.zoneClass.id),
            ] + (zone.entry.area.map { [number("published_area_km2", $0)] } ?? []) + [number("accuracy_m", zone.accuracy)])
    }

    private func roadFeatures(_ row: TracedRow) -> [Feature] {
        let grade = ruleset.road(row.row)?.kind.id ?? ""
        return row.sections.map { section in
            let sides = section.sides ?? assumedSides(grade)
            return Feature(
                shape: .lineString(LineString(section.course.map(NamedNetwork.coordinate))),
                properties: common(row) + [
                    text("grade", grade), number("left_m", sides.left), number("right_m", sides.right),
                    text("edge_kind", EdgeKind.approximate.rawValue), text("offsets", section.offsets),
                    text("structure", TransportLine.Structure.surface.rawValue),
                    text("status", TransportLine.LineStatus.open.rawValue), number("accuracy_m", section.accuracy),
                ])
        }
    }

    private func railFeatures(_ row: TracedRow) -> [Feature] {
        let kind = ruleset.rail(row.row)?.kind ?? SourceKind("")
        return row.sections.map { section in
            let sides = assumedSides(kind.id)
            return Feature(
                shape: .lineString(LineString(section.course.map(NamedNetwork.coordinate))),
                properties: common(row) + [
                    text("kind", kind.id), text("structure", (section.structure ?? .atGrade).rawValue),
                    number("left_m", sides.left), number("right_m", sides.right),
                    text("status", TransportLine.LineStatus.open.rawValue), number("accuracy_m", section.accuracy),
                ])
        }
    }

    private func common(_ row: TracedRow) -> [JSONMember] {
        [text("row", row.row), text("name", row.name), text("from", row.from), text("to", row.to)]
    }

    /// The assumption of the pack, where the network knows the centre line only.
    private func assumedSides(_ kind: String) -> LandSides {
        let half = pack.assumedHalfWidths[kind] ?? 0
        return LandSides(left: half, right: half)
    }

    private func text(_ name: String, _ value: String) -> JSONMember { JSONMember(name: name, value: .string(value)) }

    private func number(_ name: String, _ value: Double) -> JSONMember {
        JSONMember(name: name, value: .number(JSONNumber(fixed: value, places: 2, trimmed: true)))
    }
}

extension TracedRow.TracedSection {
    /// Whether a figure gives the half-widths or the pack assumes them by grade.
    var offsets: String { sides == nil ? "assumed" : "measured" }
}
