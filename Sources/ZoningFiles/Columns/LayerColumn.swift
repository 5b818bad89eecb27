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
            line(
                "grade", ruleset?.roadGrades.map(\.id) ?? [], [LayerColumn("edge_kind", .choice(values(EdgeKind.self)), isNeeded: true)],
                roadStructures)
        case .rail: line("kind", [SourceKind.urbanRail, .railway, .spur].map(\.id), [], railStructures)
        case .roadLand: [LayerColumn("row", .row, isNeeded: true)]
        case .roadEdges:
            [
                LayerColumn("row", .row, isNeeded: true), LayerColumn("side", .choice(values(RoadEdge.Hand.self)), isNeeded: true),
                LayerColumn("edge_kind", .choice(values(EdgeKind.self)), isNeeded: true),
            ]
        case .railwayLand, .yards: [LayerColumn("name", .text, isNeeded: true), LayerColumn("eia_approved_on", .day, isNeeded: true)]
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

    private static func line(_ source: String, _ sources: [String], _ edge: [LayerColumn], _ structures: [String]) -> [LayerColumn] {
        [
            LayerColumn("row", .row, isNeeded: true), LayerColumn("name", .text, isNeeded: true), LayerColumn("from", .text),
            LayerColumn("to", .text), LayerColumn(source, .choice(sources), isNeeded: true), LayerColumn("left_m", .number, isNeeded: true),
            LayerColumn("right_m", .number, isNeeded: true),
        ] + edge + [
            LayerColumn("structure", .choice(structures), isNeeded: true),
            LayerColumn("status", .choice(values(TransportLine.LineStatus.self)), isNeeded: true), LayerColumn("opened_on", .day),
        ]
    }

    private static func values<Value: RawRepresentable & CaseIterable>(_: Value.Type) -> [String] where Value.RawValue == String {
        Value.allCases.map(\.rawValue)
    }
}
