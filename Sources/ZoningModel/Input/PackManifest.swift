import FeatureIO
import Projection
import Regulation
import StrictJSON
import Wording

/// `pack.json`: what a data pack is, how far it may be trusted, and where its layers are.
public struct PackManifest: Sendable {
    /// How far the data may be trusted; answers from `schematic` data warn that they are not for enforcement (`map-schematic`).
    public enum PackStatus: String, Sendable, CaseIterable { case schematic, imported, surveyed }

    /// The layers a pack may have; `network` is the named network that `trace` makes the others from.
    public enum Layer: String, Sendable, CaseIterable {
        case district, zones, roads
        case roadLand = "road_land"
        case roadEdges = "road_edges"
        case rail
        case railwayLand = "railway_land"
        case yards, waterways, areas, residential, buildings, network
    }

    /// Where a layer comes from and on which terms; free text that no rule depends on.
    public struct Source: Sendable, Hashable {
        /// The layer by its name in the pack, such as `roads`; empty where `pack.json` names none.
        public let layer: String
        /// Who drew it and from what; empty where `pack.json` does not say.
        public let origin: String
        /// The terms of use and whom they want named, a notice that goes into every map: `© OpenStreetMap contributors, ODbL 1.0`; `as roads`
        /// where they are those of another layer; empty where `pack.json` does not say.
        public let licence: String
        /// The day of the data as `pack.json` writes it, `2026-11-20`; not parsed, empty where it does not say.
        public let date: String

        package init(layer: String, origin: String, licence: String, date: String) {
            self.layer = layer
            self.origin = origin
            self.licence = licence
            self.date = date
        }
    }

    /// How far apart two ends of one row are one point (reading W1b).
    package enum Joining {
        /// Metres, where the pack says nothing: coordinates of 7 decimals lie up to 1 cm beside each other, drawings some centimetres.
        package static let standard = 0.10
        /// Metres: ends that miss each other by more than they join at, and by less than this, are told.
        package static let doubtful = 5.0
    }

    /// The short name of the pack: `beijing-etown`.
    public let id: String
    /// The title in Chinese and English; both are required.
    public let title: Text
    /// The identifier of the rules that it is drawn by: `beijing-etown-2025`.
    public let ruleset: String
    /// `schematic`, `imported` or `surveyed`: how far the data may be trusted.
    public let status: PackStatus
    /// Metres by which a feature without `accuracy_m` may lie elsewhere, 0 … 100,000 (reading A0).
    public let positionalAccuracy: Double
    /// The projected system in metres in which distances are measured: `EPSG:4548`.
    public package(set) var workingCRS: CoordinateReferenceSystem
    /// The reference system of layers that name none themselves; WGS 84 where the pack names none either.
    package let layerCRS: CoordinateReferenceSystem?
    /// The file of each layer, relative to the folder of `pack.json`; a layer that the pack does not have is missing.
    package let layers: [Layer: String]
    /// What the files of layers call their columns and values, where `pack.json` says so.
    package var mappings: [Layer: LayerMapping] = [:]
    /// The folders of the packs beside this one whose lines may make bands here, relative to the folder of `pack.json` (reading Z7).
    package var neighbours: [String] = []
    /// Origin, licence and date of the layers, in the order of `pack.json`; empty where it has none.
    public let sources: [Source]
    /// Switches of the readings that the pack sets otherwise than its ruleset, by name: `width_by` → `fronting`.
    package let readings: [(name: String, value: String)]
    /// Assumed metres from the centre line to the boundary line, by grade or kind, for lines traced from a network.
    package let assumedHalfWidths: [String: Double]
    /// Metres between two ends of one row that are one point all the same (reading W1b).
    package var joining = Joining.standard
    /// How many metres make a storey: what turns a height into storeys and back; without it neither is done (reading B3).
    package var metresPerStorey: Double?
    /// Metres of the source of sound above the road; that of the ruleset where the pack names none (reading B7).
    package var sourceHeight: Double?

    package init(
        id: String, title: Text, ruleset: String, status: PackStatus, positionalAccuracy: Double, workingCRS: CoordinateReferenceSystem,
        layerCRS: CoordinateReferenceSystem?, layers: [Layer: String], sources: [Source], readings: [(name: String, value: String)],
        assumedHalfWidths: [String: Double], joining: Double = Joining.standard, metresPerStorey: Double? = nil, sourceHeight: Double? = nil
    ) {
        self.id = id
        self.title = title
        self.ruleset = ruleset
        self.status = status
        self.positionalAccuracy = positionalAccuracy
        self.workingCRS = workingCRS
        self.layerCRS = layerCRS
        self.layers = layers
        self.sources = sources
        self.readings = readings
        self.assumedHalfWidths = assumedHalfWidths
        self.joining = joining
        self.metresPerStorey = metresPerStorey
        self.sourceHeight = sourceHeight
    }
}

extension PackManifest {
    /// The folder of a neighbour, named from the folder of this pack.
    package static func folder(ofNeighbour name: String, from folder: String) -> String {
        folder.isEmpty || name.hasPrefix("/") ? name : "\(folder)/\(name)"
    }

    /// The path of a layer's file, for reading it and for messages; that of the layer itself where the pack names none.
    package func file(of layer: Layer, in folder: String) -> String {
        let name = layers[layer] ?? layer.rawValue
        return folder.isEmpty || name.hasPrefix("/") ? name : "\(folder)/\(name)"
    }

    /// What the licences of the sources want kept with whatever is made of them (ODbL 1.0, 4.2 and 4.3): each notice once, in the order of
    /// `pack.json`. `as roads` is no notice of its own where the pack has a source for `roads`.
    package var attribution: [String] {
        let others = sources.map { "as \($0.layer)" }
        var notices: [String] = []
        for source in sources where !source.licence.isEmpty && !others.contains(source.licence) && !notices.contains(source.licence) {
            notices.append(source.licence)
        }
        return notices
    }
}
