import FeatureIO
import Geometry
import Projection
import Regulation
import StrictJSON
import ZoningModel

extension ZoneMap {
    /// Writes the zones in WGS 84, with the meta as the foreign member `noisezone`: a FeatureCollection, or one feature a line and the meta
    /// in a last line of its own. A megabyte at a time: what is written is never in memory as a whole.
    ///
    /// Fails with `FileError` or `ProjectionError`; then the output is to be dropped.
    package func writeGeoJSON(isSequence: Bool, to output: borrowing FileOutput) throws {
        try writeGeoJSON(isSequence: isSequence) { try output.write($0) }
    }

    /// The same bytes in memory.
    public func geoJSON(isSequence: Bool = false) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try writeGeoJSON(isSequence: isSequence) { bytes += $0 }
        return bytes
    }

    private func writeGeoJSON(isSequence: Bool, to give: ([UInt8]) throws -> Void) throws {
        let drawing = try WrittenZones(zones, plane: meta.workingCRS)
        var sealing = MapSealing(meta: meta.json, schema: .current)
        var writer = GeoJSONWriter(places: WrittenShape.places.usual, mostPlaces: WrittenShape.places.most)
        let account = JSONMember(name: "noisezone", value: meta.json)
        if !isSequence { writer.beginCollection(FeatureCollection(name: meta.id, members: [account])) }
        for number in zones.indices {
            // What is thinner than a tenth of a millimetre has no place in degrees.
            guard let shape = try drawing.shape(number) else { continue }
            let feature = Feature(
                id: zones[number].id, shape: shape, properties: zones[number].properties(meta.periods), ordinal: number + 1)
            sealing.add(feature, layer: .zones)
            if isSequence { writer.appendLine(feature) } else { writer.appendMember(feature) }
            guard writer.bytes.count >= 1 << 20 else { continue }
            try give(writer.bytes)
            writer.removeAll()
        }
        let seal = JSONMember(name: MapSeal.member.geoJSON, value: sealing.seal().json)
        if isSequence { writer.appendAccount([account, seal]) } else { writer.endCollection(members: [seal]) }
        try give(writer.bytes)
    }
}

extension FunctionalZone {
    /// The properties of the layer `zones`, in their fixed order.
    ///
    /// - Parameter periods: those of the day that the map's limits are for.
    func properties(_ periods: [DayPeriod]) -> [JSONMember] {
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
        ] + periods.enumerated().map { member("\($1)_db", number(limits?[$0])) } + [
            member("zone_id", text(zoneID)), member("zone_name", text(zoneName)), member(MapSchema.current.baseClass, text(baseClass?.id)),
            member("kind", .string(kind.rawValue)),
            member("rows", .array(rows.map { .string($0) })), member("clauses", .array(clauses.map { .string($0) })),
            member("area_m2", .number(JSONNumber(fixed: area, places: 2))),
        ] + shielding
    }
}

extension MapMeta {
    /// The meta as JSON: the member `noisezone` of a GeoJSON map, and the layer `meta` of a GeoPackage.
    var json: JSONValue {
        func member(_ name: String, _ value: JSONValue) -> JSONMember { JSONMember(name: name, value: value) }
        func text(_ name: String, _ value: String) -> JSONMember { member(name, .string(value)) }
        return .object(
            [
                text("schema", MapSchema.current.name), text("id", id),
                member("title", .object([text(title.tag, title.own), text("en", title.en)])),
                text("ruleset", ruleset), text("date", date.description), text("valid_from", validity.from.description),
                member("valid_until", validity.until.map { .string($0.description) } ?? .null), member("as_built", .bool(isAsBuilt)),
                text("status", status.rawValue),
                member("positional_accuracy_m", .number(JSONNumber(fixed: positionalAccuracy, places: 3, trimmed: true))),
                text("working_crs", workingCRS.definitionText),
                member(
                    "readings",
                    .object([
                        text("W5", switches.widthBy.rawValue), text("W8", switches.radiusFrom.rawValue),
                        text("R1", switches.carriageway.rawValue),
                    ])),
                member("sources", .array(sources.map { .object([text("file", $0.file), text("sha256", $0.sha256)]) })),
                text("program", program),
            ] + (periods == DayPeriod.ofStandards ? [] : [member("periods", .array(periods.map { .string($0.rawValue) }))])
                + (attribution.isEmpty ? [] : [member("attribution", .array(attribution.map { .string($0) }))])
                + (accuracies.isEmpty ? [] : [member("accuracies", accuracies.json)])
                + (frontages.isEmpty ? [] : [member("frontages", .array(frontages.map(\.json)))]))
    }
}
