import FeatureIO
import Projection
import Regulation
import StrictJSON
import Wording

/// `pack.json`: what a data pack is, how far it may be trusted, and where its layers are.
public struct PackManifest: Sendable {
    public enum Status: String, Sendable, CaseIterable { case schematic, imported, surveyed }

    /// The layers a pack may have; `network` is the named network that `trace` makes the others from.
    public enum Layer: String, Sendable, CaseIterable {
        case district, zones, roads, rail
        case railwayLand = "railway_land"
        case yards, residential, buildings, network
    }

    public struct Source: Sendable, Hashable {
        public let layer: String
        public let origin: String
        public let licence: String
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

    public let id: String
    public let title: Text
    public let ruleset: String
    public let status: Status
    public let positionalAccuracy: Double
    public let workingCRS: CoordinateReferenceSystem
    /// The reference system of layers that name none themselves; WGS 84 where the pack names none either.
    public let layerCRS: CoordinateReferenceSystem?
    public let layers: [Layer: String]
    public let sources: [Source]
    /// Switches of the readings that the pack sets otherwise than its ruleset, by name: `width_by` → `fronting`.
    public let readings: [(name: String, value: String)]
    /// Assumed metres from the centre line to the boundary line, by grade or kind, for lines traced from a network.
    public let assumedHalfWidths: [String: Double]
    /// Metres between two ends of one row that are one point all the same (reading W1b).
    public var joining = Joining.standard
    /// How many metres make a storey: what turns a height into storeys and back; without it neither is done (reading B3).
    public var metresPerStorey: Double?
    /// Metres of the source of sound above the road; that of the ruleset where the pack names none (reading B7).
    public var sourceHeight: Double?

    package init(
        id: String, title: Text, ruleset: String, status: Status, positionalAccuracy: Double, workingCRS: CoordinateReferenceSystem,
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
    /// The path of a layer's file, for reading it and for messages; that of the layer itself where the pack names none.
    package func file(of layer: Layer, in folder: String) -> String {
        let name = layers[layer] ?? layer.rawValue
        return folder.isEmpty || name.hasPrefix("/") ? name : "\(folder)/\(name)"
    }
}
