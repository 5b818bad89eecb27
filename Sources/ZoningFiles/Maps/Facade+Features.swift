import FeatureIO
import Geometry
import Projection
import Regulation
import StrictJSON
import ZoningModel

extension ZoneMap {
    /// The façades as features in WGS 84: what `export --layer facades` writes.
    package func facadeFeatures() throws(ProjectionError) -> FeatureCollection {
        let toTarget = try Mover(from: meta.workingCRS, to: .wgs84)
        var features: [Feature] = []
        for (number, facade) in facades.enumerated() {
            let line = LineString(try toTarget.moved([facade.from, facade.to]))
            features.append(Feature(shape: .lineString(line), properties: facade.properties(meta.periods), ordinal: number + 1))
        }
        return FeatureCollection(name: meta.id, members: [JSONMember(name: "noisezone", value: meta.json)], features: features)
    }
}

extension Facade {
    /// The properties of the layer `facades`, in their fixed order.
    ///
    /// - Parameter periods: those of the day that the map's limits are for.
    func properties(_ periods: [DayPeriod]) -> [JSONMember] {
        func member(_ name: String, _ value: JSONValue) -> JSONMember { JSONMember(name: name, value: value) }
        func text(_ name: String, _ value: String?) -> JSONMember { member(name, value.map { .string($0) } ?? .null) }
        func whole(_ name: String, _ value: Int?) -> JSONMember { member(name, value.map { .number(JSONNumber($0)) } ?? .null) }
        return [
            text("building", building), whole("segment", segment), whole("piece", piece), whole("from_storey", storeys?.lowerBound),
            whole("to_storey", storeys?.upperBound),
            member("storey_m", storeyHeight.map { .number(JSONNumber(fixed: $0, places: 4, trimmed: true)) } ?? .null),
            text("class", answer.zoneClass?.id), text("limits_class", answer.limitsClass?.id),
        ] + periods.enumerated().map { whole("\($1)_db", answer.limits?[$0]) } + [
            text("zone_id", answer.zoneID), text("row", answer.row), text("reading", answer.reading.rawValue),
            member("certain", .bool(isCertain)),
            text("other_class", answer.other?.zoneClass?.id), text("other_limits_class", answer.other?.limitsClass?.id),
        ]
    }

    /// The façade of one feature of the layer, whose shape is in the working plane already.
    static func read(_ feature: Feature, _ periods: [DayPeriod], file: String, into diagnostics: inout [Diagnostic]) -> Facade? {
        var reader = PropertyReader(feature, file: file)
        let (building, reading) = (reader.text("building"), reader.text("reading"))
        func whole(_ name: String) -> Int? { reader.optionalNumber(name).flatMap { Int32(exactly: $0) }.map { Int($0) } }
        let (segment, piece) = (whole("segment"), whole("piece"))
        let (first, last, height) = (whole("from_storey"), whole("to_storey"), reader.optionalNumber("storey_m"))
        let limits = NoiseLimit(periods.map { whole("\($0)_db") })
        func named(_ name: String) -> ZoneClass? { reader.optionalText(name).map { ZoneClass($0) } }
        let (zoneClass, limitsClass, zone, row) = (
            named("class"), named("limits_class"), reader.optionalText("zone_id"), reader.optionalText("row")
        )
        let (otherClass, otherLimits) = (named("other_class"), named("other_limits_class"))
        let isCertain = feature.property("certain") != .bool(false)
        diagnostics.append(contentsOf: reader.diagnostics)
        guard let building, let reading, let segment, let piece, let line = feature.shape?.lines.first?.coordinates, line.count == 2 else {
            return nil
        }
        return Facade(
            building: building, segment: segment, piece: piece,
            storeys: first.flatMap { first in last.flatMap { first >= 1 && first <= $0 ? first...$0 : nil } }, storeyHeight: height,
            answer: Facade.Answer(
                zoneClass: zoneClass, limitsClass: limitsClass,
                limits: limits.isEmpty ? nil : limits, zoneID: zone, row: row,
                reading: Interpretation.ID(rawValue: reading),
                other: isCertain ? nil : FunctionalZone.OtherRule(zoneClass: otherClass, limitsClass: otherLimits)),
            from: line[0], to: line[1])
    }
}
