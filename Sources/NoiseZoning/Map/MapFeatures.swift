import FeatureIO
import Geometry
import Projection
import Regulation
import StrictJSON

extension ZoneMap {
    /// The zones as features in WGS 84, with the meta as the foreign member `noisezone`: what `.geojson` files hold.
    public func features() throws(ProjectionError) -> FeatureCollection {
        let densifying = try Densifying(from: meta.workingCRS, to: .wgs84)
        var features: [Feature] = []
        for number in zones.indices { features.append(try feature(number, densifying)) }
        return collection(of: features)
    }

    /// Writes the same, as a FeatureCollection or one feature a line, a megabyte at a time: what is written is never in memory as a whole.
    ///
    /// Fails with `FileError` or `ProjectionError`; then the output is to be dropped.
    public func writeGeoJSON(isSequence: Bool, to output: borrowing FileOutput) throws {
        let densifying = try Densifying(from: meta.workingCRS, to: .wgs84)
        var writer = GeoJSONWriter(places: 7)
        if !isSequence { writer.beginCollection(collection(of: [])) }
        for number in zones.indices {
            let feature = try feature(number, densifying)
            if isSequence { writer.appendLine(feature) } else { writer.appendMember(feature) }
            guard writer.bytes.count >= 1 << 20 else { continue }
            try output.write(writer.bytes)
            writer.removeAll()
        }
        if !isSequence { writer.endCollection() }
        try output.write(writer.bytes)
    }

    private func collection(of features: [Feature]) -> FeatureCollection {
        FeatureCollection(name: meta.id, members: [JSONMember(name: "noisezone", value: meta.json)], features: features)
    }

    private func feature(_ number: Int, _ densifying: Densifying) throws(ProjectionError) -> Feature {
        let zone = zones[number]
        let polygon = try zone.polygon.mapped { (ring) throws(ProjectionError) in try densifying.densified(ring) }
        return Feature(id: zone.id, shape: .polygon(polygon), properties: zone.properties, ordinal: number + 1)
    }
}

extension FunctionalZone {
    /// The properties of the layer `zones`, in their fixed order.
    var properties: [JSONMember] {
        func member(_ name: String, _ value: JSONValue) -> JSONMember { JSONMember(name: name, value: value) }
        func text(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }
        func number(_ value: Int?) -> JSONValue { value.map { .number(JSONNumber($0)) } ?? .null }
        let shielding: [JSONMember] =
            frontages.isEmpty
            ? []
            : [
                member("sight", text(sight?.rawValue)), member("frontages", .array(frontages.map { .string($0) })),
                member("other_class", text(other?.zoneClass?.id)), member("other_limits_class", text(other?.limitsClass?.id)),
            ]
        return [
            member("id", .string(id)), member("class", text(zoneClass?.id)), member("limits_class", text(limitsClass?.id)),
            member("day_db", number(limits?.day)), member("night_db", number(limits?.night)), member("zone_id", text(zoneID)),
            member("zone_name", text(zoneName)), member("zone_class", text(baseClass?.id)), member("kind", .string(kind.rawValue)),
            member("rows", .array(rows.map { .string($0) })), member("clauses", .array(clauses.map { .string($0) })),
            member("area_m2", .number(JSONNumber(fixed: area, places: 2))),
        ] + shielding
    }
}

extension MapMeta {
    static let schema = "noisezone.map/1"

    /// The meta as JSON: the member `noisezone` of a GeoJSON map, and the layer `meta` of a GeoPackage.
    var json: JSONValue {
        func member(_ name: String, _ value: JSONValue) -> JSONMember { JSONMember(name: name, value: value) }
        func text(_ name: String, _ value: String) -> JSONMember { member(name, .string(value)) }
        return .object(
            [
                text("schema", Self.schema), text("id", id), member("title", .object([text("zh", title.zh), text("en", title.en)])),
                text("ruleset", ruleset), text("date", date.description), text("valid_from", validity.from.description),
                member("valid_until", validity.until.map { .string($0.description) } ?? .null), member("as_built", .bool(isAsBuilt)),
                text("status", status.rawValue),
                member("positional_accuracy_m", .number(JSONNumber(fixed: positionalAccuracy, places: 3, trimmed: true))),
                text("working_crs", workingCRS.identifier),
                member(
                    "readings",
                    .object([
                        text("W5", switches.widthBy.rawValue), text("W8", switches.radiusFrom.rawValue),
                        text("R1", switches.carriageway.rawValue),
                    ])),
                member("sources", .array(sources.map { .object([text("file", $0.file), text("sha256", $0.sha256)]) })),
                text("program", program),
            ] + (accuracies.isEmpty ? [] : [member("accuracies", accuracies.json)])
                + (frontages.isEmpty ? [] : [member("frontages", .array(frontages.map(\.json)))]))
    }
}
