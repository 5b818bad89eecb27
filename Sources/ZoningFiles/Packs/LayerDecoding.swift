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
        let (grades, isSurveyed) = (ruleset.roadGrades.map(\.id), isSurveyed)
        return decode(feature, file: file) { reader in
            let grade = reader.choice("grade", oneOf: grades)
            let edge = reader.choice("edge_kind", EdgeKind.self)
            let structure = reader.choice("structure", oneOf: ["surface", "embankment", "elevated", "tunnel"])
            return reader.lines(.roads, source: grade, edge: edge, structure: structure, mayLackWidths: isSurveyed)
        }
    }

    mutating func rail(_ feature: Feature, file: String) -> [TransportLine]? {
        decode(feature, file: file) { reader in
            let kind = reader.choice("kind", oneOf: ["urban_rail", "railway", "spur"])
            let structure = reader.choice("structure", oneOf: ["at_grade", "elevated", "underground"])
            return reader.lines(.rail, source: kind, edge: nil, structure: structure)
        }
    }

    mutating func railway(_ feature: Feature, file: String) -> RailwayArea? {
        decode(feature, file: file) { reader in
            // 二(四)1: which limits a railway has hangs on the day its environmental impact assessment was approved.
            let (name, approved) = (reader.text("name"), reader.date("eia_approved_on"))
            guard let name, let approved, let polygons = reader.areas() else { return nil }
            return RailwayArea(name: name, approvedOn: approved, polygons: polygons)
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
        _ layer: TransportLine.LineLayer, source: String?, edge: EdgeKind?, structure: String?, mayLackWidths: Bool = false
    ) -> [TransportLine]? {
        let (row, name) = (text("row"), text("name"))
        let faults = diagnostics.count
        let (left, right) = (
            mayLackWidths && isAbsent("left_m") ? nil : halfWidth("left_m"),
            mayLackWidths && isAbsent("right_m") ? nil : halfWidth("right_m")
        )
        let hasWidths = diagnostics.count == faults
        let status = choice("status", TransportLine.LineStatus.self)
        let opened = optionalDate("opened_on")
        let (from, to) = (optionalText("from"), optionalText("to"))
        let accuracy = optionalMetres("accuracy_m", from: 0, to: FeatureAccuracies.most)
        let lines = feature.shape?.lines ?? []
        if lines.isEmpty {
            fault(
                PackFault.geometryKind, "the geometry is \(feature.shape.map { "a \($0.kind)" } ?? "missing")",
                fix: "Give the centre line as a LineString or a MultiLineString")
        }
        guard let row, let name, let source, let structure, hasWidths, let status, layer == .rail || edge != nil else {
            return nil
        }
        return lines.map { line in
            TransportLine(
                layer: layer, row: row, name: name, from: from, to: to, source: SourceKind(source),
                structure: .init(rawValue: structure) ?? .surface,
                status: status, openedOn: opened, edgeKind: edge, left: left, right: right, accuracy: accuracy, course: line.coordinates,
                ordinal: feature.ordinal)
        }
    }
}
