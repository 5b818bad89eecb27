import Regulation
import ZoningModel

/// A property that a layer of a pack may have: what kind of value it holds, and whether every feature needs one.
package struct LayerColumn: Sendable {
    package enum Kind: Sendable, Hashable {
        case text
        /// A row of an annex.
        case row
        /// One of these values.
        case choice([String])
        case number
        case storeys
        case day
    }

    package let name: String
    package let kind: Kind
    package let isNeeded: Bool
    /// Whether anything comes of it; what is for people alone need not be looked for.
    let isAsked: Bool

    private init(_ name: String, _ kind: Kind, isNeeded: Bool = false, isAsked: Bool = true) {
        (self.name, self.kind, self.isNeeded, self.isAsked) = (name, kind, isNeeded, isAsked)
    }

    /// The columns of a layer, in the order of the table in the article on data packs; the network has its own reader, and none here.
    ///
    /// - Parameter isSurveyed: whether the pack has surveyed boundary lines: then a road need not give its half-widths (reading W1a).
    package static func all(of layer: PackManifest.Layer, ruleset: Ruleset, isSurveyed: Bool = false) -> [LayerColumn] {
        let columns = known(layer, ruleset)
        guard isSurveyed, layer == .roads else { return columns }
        return columns.map { ["left_m", "right_m"].contains($0.name) ? LayerColumn($0.name, $0.kind) : $0 }
    }

    /// The layers that the rules read, in the order of the format; the network is for `trace` alone.
    package static func layers(by ruleset: Ruleset) -> [PackManifest.Layer] {
        let hasLines = ruleset.kinds(of: .roads).contains { $0.geometry == .line }
        return PackManifest.Layer.allCases.filter { layer in
            switch layer {
            case .district, .zones: true
            case .roads, .roadEdges: hasLines
            case .roadLand: hasLines || !ruleset.gradesOfRoadLand.isEmpty
            case .rail: !ruleset.kinds(of: .rail).allSatisfy { $0.geometry == .land }
            case .railwayLand: ruleset.railways.flatMap { ruleset.source($0.kind) }?.geometry == .land
            case .yards: ruleset.railways?.yards != nil
            case .waterways: !ruleset.kinds(of: .waterways).isEmpty
            case .areas: !ruleset.areas.isEmpty
            case .residential: !ruleset.landUses.isEmpty
            case .buildings: ruleset.buildings != nil
            case .network: false
            }
        }
    }

    /// The names alone, which are the same in every ruleset.
    static func names(of layer: PackManifest.Layer) -> [String] { known(layer, nil).map(\.name) }

    /// What a number of this column may have behind it.
    var units: [String] { name.hasSuffix("_km2") ? ["平方公里", "km²", "km2"] : ["米", "m"] }

    private static func known(_ layer: PackManifest.Layer, _ ruleset: Ruleset?) -> [LayerColumn] {
        own(layer, ruleset) + (layer == .network ? [] : [LayerColumn("accuracy_m", .number)])
    }

    private static func own(_ layer: PackManifest.Layer, _ ruleset: Ruleset?) -> [LayerColumn] {
        switch layer {
        case .district: [LayerColumn("name", .text, isAsked: false)]
        case .zones:
            [
                LayerColumn("id", .text, isNeeded: true), LayerColumn("name", .text),
                // Z4: a class that the rules do not have is none.
                LayerColumn("class", .choice(ruleset?.baseClasses.map(\.id) ?? []), isNeeded: true),
                LayerColumn("published_area_km2", .number),
            ]
        case .roads:
            line(layer, "grade", ruleset, [edgeKind(.roads, ruleset)] + (asksForLanes(ruleset) ? [LayerColumn("lanes", .number)] : []))
        case .rail: line(layer, "kind", ruleset, hasDatedLines(ruleset) ? [LayerColumn("eia_approved_on", .day)] : [])
        case .waterways:
            [
                LayerColumn("row", .row), LayerColumn("name", .text, isNeeded: true),
                LayerColumn("kind", .choice(ruleset?.grades(of: .waterways) ?? []), isNeeded: true),
                LayerColumn("left_m", .number, isNeeded: true), LayerColumn("right_m", .number, isNeeded: true),
                LayerColumn("status", .choice(values(TransportLine.LineStatus.self))), LayerColumn("opened_on", .day),
            ]
        case .roadLand:
            if let grades = ruleset?.gradesOfRoadLand, !grades.isEmpty {
                [LayerColumn("grade", .choice(grades), isNeeded: true), LayerColumn("name", .text, isNeeded: true)]
            } else {
                [LayerColumn("row", .row, isNeeded: true)]
            }
        case .roadEdges:
            [
                LayerColumn("row", .row, isNeeded: true), LayerColumn("side", .choice(values(RoadEdge.Hand.self)), isNeeded: true),
                edgeKind(.roads, ruleset),
            ]
        case .areas:
            [LayerColumn("kind", .choice(ruleset?.areas.map(\.key) ?? []), isNeeded: true), LayerColumn("name", .text, isNeeded: true)]
        case .railwayLand, .yards:
            [
                LayerColumn("name", .text, isNeeded: true),
                LayerColumn("eia_approved_on", .day, isNeeded: ruleset.map { $0.existingRailway != nil } ?? true),
            ]
        case .residential: [LayerColumn("id", .text, isNeeded: true), LayerColumn("name", .text)]
        case .buildings:
            [
                LayerColumn("id", .text, isNeeded: true), LayerColumn("storeys", .storeys), LayerColumn("height_m", .number),
                LayerColumn("base_m", .number),
            ]
        case .network: []
        }
    }

    static let roadStructures = [TransportLine.Structure.surface, .embankment, .elevated, .tunnel].map(\.rawValue)
    static let railStructures = [TransportLine.Structure.atGrade, .elevated, .underground].map(\.rawValue)

    /// What the boundary line is: a word of the ruleset, or that it was not surveyed.
    private static func edgeKind(_ layer: SourceRule.Layer, _ ruleset: Ruleset?) -> LayerColumn {
        LayerColumn("edge_kind", .choice(ruleset.map { edgeKinds(layer, $0) } ?? []), isNeeded: true)
    }

    /// The kinds of boundary line of a layer.
    package static func edgeKinds(_ layer: SourceRule.Layer, _ ruleset: Ruleset) -> [String] {
        let kinds = ruleset.edgeKinds(of: layer)
        let assumed = EdgeKind.approximate.rawValue
        return kinds.contains(assumed) ? kinds : kinds + [assumed]
    }

    /// Whether some rule asks for the lanes of roads; every ruleset that may, for the names alone.
    private static func asksForLanes(_ ruleset: Ruleset?) -> Bool { ruleset.map(\.asksForLanes) ?? true }

    /// Whether the day of approval decides about rail lines themselves, and not only about their land.
    private static func hasDatedLines(_ ruleset: Ruleset?) -> Bool { ruleset.map(\.hasDatedLines) ?? true }

    private static func line(
        _ layer: PackManifest.Layer, _ source: String, _ ruleset: Ruleset?, _ more: [LayerColumn]
    ) -> [LayerColumn] {
        let isRoad = layer == .roads
        let (edge, others) = (isRoad ? more.prefix(1) : [], more.dropFirst(isRoad ? 1 : 0))
        return [
            LayerColumn("row", .row, isNeeded: ruleset?.needsRows(isRoad ? .roads : .rail) ?? true),
            LayerColumn("name", .text, isNeeded: true), LayerColumn("from", .text), LayerColumn("to", .text),
            LayerColumn(source, .choice(ruleset?.grades(of: isRoad ? .roads : .rail) ?? []), isNeeded: true),
            LayerColumn("left_m", .number, isNeeded: true), LayerColumn("right_m", .number, isNeeded: true),
        ] + edge + others + [
            LayerColumn("structure", .choice(isRoad ? roadStructures : railStructures), isNeeded: true),
            LayerColumn("status", .choice(values(TransportLine.LineStatus.self)), isNeeded: true), LayerColumn("opened_on", .day),
        ]
    }

    private static func values<Value: RawRepresentable & CaseIterable>(_: Value.Type) -> [String] where Value.RawValue == String {
        Value.allCases.map(\.rawValue)
    }
}
