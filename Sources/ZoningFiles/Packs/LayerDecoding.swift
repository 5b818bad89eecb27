import FeatureIO
import Geometry
import Regulation
import StrictJSON
import ZoningModel

/// Turns the features of one layer into the nouns of the domain, one reader a layer; what does not fit becomes a diagnostic.
struct LayerDecoding {
    let ruleset: Ruleset
    let metresPerStorey: Double?
    /// Whether the pack has surveyed boundary lines: then a road need not give its half-widths (reading W1a).
    let isSurveyed: Bool
    private(set) var faults = DecodingFaults()
    /// The columns that properties are read from, where they have other names.
    var columns: [String: String] = [:]

    init(ruleset: Ruleset, metresPerStorey: Double?, isSurveyed: Bool = false) {
        self.ruleset = ruleset
        self.isSurveyed = isSurveyed
        self.metresPerStorey = metresPerStorey
    }

    mutating func district(_ feature: Feature, file: String) -> [Polygon]? {
        decode(feature, file: file) { $0.areas() }
    }

    mutating func zone(_ feature: Feature, file: String) -> PlanningZone? {
        let classes = ruleset.baseClasses.map(\.id)  // Z4: a class that the rules do not have is none
        return decode(feature, file: file) { reader in
            let (id, name) = (reader.text("id"), reader.optionalText("name"))
            let zoneClass = reader.choice("class", oneOf: classes)
            let area = reader.optionalSquareKilometres("published_area_km2")
            guard let id, let zoneClass, let polygons = reader.areas() else { return nil }
            return PlanningZone(id: id, name: name ?? id, zoneClass: ZoneClass(zoneClass), publishedArea: area, polygons: polygons)
        }
    }

    mutating func road(_ feature: Feature, file: String) -> [TransportLine]? {
        let (ruleset, isSurveyed) = (ruleset, isSurveyed)
        return decode(feature, file: file) { reader in
            let grade = reader.choice("grade", oneOf: ruleset.grades(of: .roads))
            let edge = reader.choice("edge_kind", oneOf: LayerColumn.edgeKinds(.roads, ruleset)).map { EdgeKind(rawValue: $0) }
            let structure = reader.choice("structure", oneOf: LayerColumn.roadStructures)
            return reader.lines(.roads, grade, ruleset, edge: edge, structure: structure, mayLackWidths: isSurveyed)
        }
    }

    mutating func rail(_ feature: Feature, file: String) -> [TransportLine]? {
        let ruleset = ruleset
        return decode(feature, file: file) { reader in
            let kind = reader.choice("kind", oneOf: ruleset.grades(of: .rail))
            let structure = reader.choice("structure", oneOf: LayerColumn.railStructures)
            return reader.lines(.rail, kind, ruleset, edge: nil, structure: structure)
        }
    }

    mutating func waterway(_ feature: Feature, file: String) -> [TransportLine]? {
        let ruleset = ruleset
        return decode(feature, file: file) { reader in
            let kind = reader.choice("kind", oneOf: ruleset.grades(of: .waterways))
            return reader.lines(.waterways, kind, ruleset, edge: nil, structure: TransportLine.Structure.surface.rawValue)
        }
    }

    mutating func railway(_ feature: Feature, file: String, kind: String) -> LandArea? {
        let isDated = ruleset.existingRailway != nil
        return decode(feature, file: file) { reader in
            // 二(四)1: which limits a railway has hangs on the day its environmental impact assessment was approved.
            let (name, approved) = (reader.text("name"), isDated ? reader.date("eia_approved_on") : nil)
            guard let name, !isDated || approved != nil, let polygons = reader.areas() else { return nil }
            return LandArea(kind: kind, name: name, approvedOn: approved, polygons: polygons)
        }
    }

    /// Land of a road, where the rules measure from it.
    mutating func lineLand(_ feature: Feature, file: String) -> LandArea? {
        let ruleset = ruleset
        return decode(feature, file: file) { reader in
            let (grade, name) = (reader.choice("grade", oneOf: ruleset.gradesOfRoadLand), reader.text("name"))
            guard let grade, let name, let polygons = reader.areas() else { return nil }
            guard case .kind(let kind) = ruleset.kindOfLine(.roads, grade: grade, lanes: nil, width: nil) else { return nil }
            return LandArea(kind: kind.id, name: name, approvedOn: nil, polygons: polygons)
        }
    }

    mutating func area(_ feature: Feature, file: String) -> LandArea? {
        let kinds = ruleset.areas.map(\.key)
        return decode(feature, file: file) { reader in
            let (kind, name) = (reader.choice("kind", oneOf: kinds), reader.text("name"))
            guard let kind, let name, let polygons = reader.areas() else { return nil }
            return LandArea(kind: kind, name: name, approvedOn: nil, polygons: polygons)
        }
    }

    mutating func residential(_ feature: Feature, file: String) -> ResidentialArea? {
        decode(feature, file: file) { reader in
            let (id, name) = (reader.text("id"), reader.optionalText("name"))
            guard let id, let polygons = reader.areas() else { return nil }
            return ResidentialArea(id: id, name: name ?? id, polygons: polygons)
        }
    }

    mutating func building(_ feature: Feature, file: String) -> Building? {
        let metresPerStorey = metresPerStorey
        return decode(feature, file: file) { reader in
            let (id, storeys) = (reader.text("id"), reader.storeys("storeys"))
            let height = reader.optionalMetres("height_m", from: 0.1, to: 1000)
            let base = reader.optionalMetres("base_m", from: -100, to: 1000)
            guard reader.diagnostics.isEmpty, let id, let polygons = reader.areas() else { return nil }
            // B3: a height says how many storeys only where the pack says how high one is.
            reader.doubt(storeys: storeys, height: height, base: base)
            let derived = height.flatMap { height in metresPerStorey.map { Building.wholeStoreys(in: height, each: $0) } }
            return Building(id: id, storeys: storeys ?? derived, height: height, base: base, polygons: polygons)
        }
    }

    mutating func decode<Value>(_ feature: Feature, file: String, _ body: (inout PropertyReader) -> Value?) -> Value? {
        var reader = PropertyReader(feature, file: file, columns: columns)
        let value = body(&reader)
        if !reader.diagnostics.isEmpty { faults.take(reader) }
        return value
    }
}

extension PropertyReader {
    /// Storeys against the height, and a foot far above or below the road: warnings, both stand as they are given.
    fileprivate mutating func doubt(storeys: Int?, height: Double?, base: Double?) {
        if let storeys, let height {
            let each = height / Double(storeys)
            if each < Building.leastStorey || (storeys > 1 && each > Building.mostStorey) {
                fault(
                    PackFault.storeysHeight, "\(storeys) storeys in a height of \(FixedDecimal.text(height, places: 1, trimmed: true)) m",
                    fix: "Check storeys and height_m: a storey has some 3 m; the storeys decide", severity: .warning)
            }
        }
        if let base, abs(base) > Building.mostBase {
            fault(
                PackFault.baseImplausible, "base_m is \(FixedDecimal.text(base, places: 1, trimmed: true)) m",
                fix: "Give the metres of its foot above the road, not above the sea", severity: .warning)
        }
    }

    mutating func areas() -> [Polygon]? {
        // A0: kept by LayerReader, for every layer alike.
        _ = optionalMetres("accuracy_m", from: 0, to: FeatureAccuracies.most)
        if let polygons = feature.shape?.polygons, !polygons.isEmpty { return polygons }
        fault(
            PackFault.geometryKind, "the geometry is \(feature.shape.map { "a \($0.kind)" } ?? "missing")",
            fix: "Give a Polygon or a MultiPolygon")
        return nil
    }

    fileprivate mutating func lines(
        _ layer: TransportLine.LineLayer, _ grade: String?, _ ruleset: Ruleset, edge: EdgeKind?, structure: String?,
        mayLackWidths: Bool = false
    ) -> [TransportLine]? {
        let rules = SourceRule.Layer(rawValue: layer.rawValue) ?? .roads
        let needsRow = ruleset.needsRows(rules)
        let (ownRow, name) = (needsRow ? text("row") : optionalText("row"), text("name"))
        let faults = diagnostics.count
        let (left, right) = (
            mayLackWidths && isAbsent("left_m") ? nil : halfWidth("left_m"),
            mayLackWidths && isAbsent("right_m") ? nil : halfWidth("right_m")
        )
        let hasWidths = diagnostics.count == faults
        let hasStatus = layer != .waterways || !isAbsent("status")
        let status = hasStatus ? choice("status", TransportLine.LineStatus.self) : .open
        let opened = optionalDate("opened_on")
        let (from, to) = (optionalText("from"), optionalText("to"))
        let accuracy = optionalMetres("accuracy_m", from: 0, to: FeatureAccuracies.most)
        let lanes = lanes()
        let approved = optionalDate("eia_approved_on")
        let lines = feature.shape?.lines ?? []
        if lines.isEmpty {
            fault(
                PackFault.geometryKind, "the geometry is \(feature.shape.map { "a \($0.kind)" } ?? "missing")",
                fix: "Give the centre line as a LineString or a MultiLineString")
        }
        let width = left.flatMap { left in right.map { left + $0 } }
        // Lanes that are no number of lanes are told already, and are not missing as well.
        let source = lanes.isKnown ? grade.flatMap { kind(of: $0, rules, ruleset, lanes: lanes.count, width: width) } : nil
        guard let row = ownRow ?? (needsRow ? nil : name), let name, let source, let structure, hasWidths, let status,
            layer != .roads || edge != nil
        else { return nil }
        if ruleset.hasDatedLines, approved == nil, ruleset.railways?.kind == source {
            fault(
                PackFault.propertyMissing, "eia_approved_on is missing: the limits beside a railway hang on it",
                fix: "Give the day on which its environmental impact assessment was approved, as YYYY-MM-DD")
            return nil
        }
        return lines.map { line in
            TransportLine(
                layer: layer, row: row, name: name, from: from, to: to, source: source,
                structure: .init(rawValue: structure) ?? .surface,
                status: status, openedOn: opened, edgeKind: edge, left: left, right: right, accuracy: accuracy, course: line.coordinates,
                ordinal: feature.ordinal, lanes: lanes.count, approvedOn: approved,
                hasRow: ownRow != nil)
        }
    }

    /// The lanes, or none; not known where what is given is no number of lanes.
    private mutating func lanes() -> (count: Int?, isKnown: Bool) {
        let faults = diagnostics.count
        let lanes = optionalWhole("lanes")
        if let lanes, !(1...100).contains(lanes) {
            fault(PackFault.propertyValue, "lanes is \(lanes)", fix: "Give the lanes for motor traffic, from 1 to 100, or leave it out")
        }
        return (lanes, diagnostics.count == faults)
    }

    /// The kind of line that a grade stands for; a property that it hangs on must be there.
    private mutating func kind(
        of grade: String, _ layer: SourceRule.Layer, _ ruleset: Ruleset, lanes: Int?, width: Double?
    ) -> SourceKind? {
        switch ruleset.kindOfLine(layer, grade: grade, lanes: lanes, width: width) {
        case .kind(let kind): return kind
        case .needs(let property):
            fault(
                PackFault.propertyMissing, "\(property) is missing: the band beside a road of grade \(grade) hangs on it",
                fix: property == "lanes"
                    ? "Give the lanes for motor traffic, both directions together" : "Give left_m and right_m in metres")
        case .none:
            fault(
                PackFault.propertyValue, "no rule of \(ruleset.id) is about a line of this kind: \(grade)",
                fix: "Take the line out, or check its properties")
        }
        return nil
    }
}
