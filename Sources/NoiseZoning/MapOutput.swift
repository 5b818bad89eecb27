import Answers
import FeatureIO
import Projection
import Regulation
import Wording
import ZoningFiles
import ZoningModel

/// Writes a map in the format that the ending of its name asks for.
public struct MapOutput {
    private enum Format: Equatable {
        case layers(OutputFormat)
        case mbtiles, pmtiles, picture
    }

    /// Formats of one layer a file hold the zones, or the one that is chosen.
    public enum Layer: String, Sendable, CaseIterable {
        case zones, lines
        case railwayAreas = "railway_areas"
        case facades
    }

    private let path: String
    private let format: Format
    private let layer: Layer?
    private let dissolve: Dissolve?
    private let stylesBeside: Bool
    private let settings: LayersOutput.Settings

    /// Refuses an ending that is not known, before any work is done.
    ///
    /// - Parameters:
    ///   - layer: nil for all layers that the format holds.
    ///   - dissolve: what of the zones is united.
    ///   - overwrite: whether a file that is there already is replaced; else it is refused.
    ///   - inputs: what the map is made from, which is never written over.
    public init(
        _ path: String, layer: Layer? = nil, dissolve: Dissolve? = nil, overwrite: Bool = false, reading inputs: [String] = []
    ) throws(Failure) {
        var settings = LayersOutput.Settings()
        (settings.overwrite, settings.inputs) = (overwrite, inputs)
        try self.init(path, layer: layer, dissolve: dissolve, settings, stylesBeside: false)
    }

    /// The same with everything that may be asked for.
    ///
    /// - Parameter stylesBeside: whether styles lie beside a map as GeoJSON.
    package init(
        _ path: String, layer: Layer?, dissolve: Dissolve?, _ settings: LayersOutput.Settings, stylesBeside: Bool = true
    ) throws(Failure) {
        var settings = settings
        settings.layer = layer?.rawValue
        (self.path, self.layer, self.dissolve, self.stylesBeside) = (path, layer, dissolve, stylesBeside)
        let ending = FileEnding.text(of: path)
        if let known = OutputFormat(path: path) {
            format = .layers(known)
        } else {
            switch ending {
            case "mbtiles": format = .mbtiles
            case "pmtiles": format = .pmtiles
            case "svg": format = .picture
            case nil where Machine.isStream(path): format = .layers(.geoJSON)
            default:
                throw Failure(
                    .usage, SessionFault.outputFormat, file: path, "the format of this ending is not written here",
                    fix: "End the name with .gpkg, .geojson, .geojsonl, .csv, .shp, .dxf, .kml, .fgb, .parquet, .mbtiles, .pmtiles or .svg")
            }
        }
        self.settings = settings
        if case .layers(let format) = format { try LayersOutput.check(settings.system, format, path) }
        try checkLayer()
    }

    /// A GeoPackage of a map holds all layers, and tiles and pictures are of the whole map.
    private func checkLayer() throws(Failure) {
        func refusal(_ what: Phrase, _ fix: Phrase) -> Failure { Failure(.usage, SessionFault.outputLayer, file: path, what, fix: fix) }
        switch format {
        case .layers(.geoPackage):
            if let layer, layer != .zones || dissolve != nil {
                throw refusal(
                    "--layer \(layer.rawValue) is not written in this format", "Write it to .geojson or .geojsonl; a .gpkg holds all layers"
                )
            }
        case .layers:
            if dissolve != nil, let layer, layer != .zones { throw refusal("--dissolve goes with the layer zones", "Leave --layer out") }
        case .mbtiles, .pmtiles, .picture:
            if let layer, layer != .zones {
                throw refusal(
                    "--layer \(layer.rawValue) is not written in this format", "Write it to .geojson or .geojsonl; a .gpkg holds all layers"
                )
            }
            if dissolve != nil || settings.system != nil {
                throw refusal("--dissolve and --to-crs are for layers, not for tiles and pictures", "Write .gpkg, .geojson or .shp")
            }
        }
    }

    private var isStream: Bool { path == "-" || Machine.isStream(path) }

    /// Writes the whole file or none. The language is that of a picture, of titles and of legends.
    ///
    /// - Returns: what is to be told of the file.
    @discardableResult public func write(_ map: ZoneMap, language: Language = .en) throws(Failure) -> [Diagnostic] {
        if layer == .facades, map.facades.isEmpty {
            throw Failure(.badData, FacadeRefusal.noFacades.fault, "--layer facades: \(FacadeRefusal.noFacades.words)")
        }
        do {
            switch format {
            case .layers(let format): return try write(map, format, language)
            case .mbtiles: try whole { try $0.write(mbtiles: try map.tileArchive()) }
            case .pmtiles: try whole { try $0.write(try map.tileArchive().pmtiles()) }
            case .picture: try whole { try $0.write(MapPicture(map: map, language: language).svg()) }
            }
            return []
        } catch {
            throw switch error {
            case let error as Failure: error
            case let error as FileError: Failure(error)
            case let error as BuildError: Failure(error)
            case let error as ProjectionError: Failure(error, settings.system == nil ? .internalFault : .badData)
            default:
                Failure(.internalFault, SessionFault.geometry, Phrase(verbatim: "\(error)"), fix: "Please report this, with the data pack")
            }
        }
    }

    /// One file, with others beside it.
    private func whole(beside files: [OutputLayers.File] = [], _ body: (borrowing FileOutput) throws -> Void) throws {
        try writeFiles(path, overwrite: settings.overwrite, reading: settings.inputs, beside: files, body)
    }

    private func write(_ map: ZoneMap, _ format: OutputFormat, _ language: Language) throws -> [Diagnostic] {
        let layers = MapLayers(map, language)
        let isWGS84 = (settings.system ?? .wgs84) == .wgs84
        let hasStyles = stylesBeside && settings.hasStyles && !isStream
        switch format {
        // What is read back as a map.
        case .geoJSON where isWGS84 && dissolve == nil && (layer ?? .zones) == .zones,
            .geoJSONSequence where isWGS84 && dissolve == nil && (layer ?? .zones) == .zones:
            try whole(beside: hasStyles ? layers.zones(nil).styleFiles(path) : []) { output in
                try map.writeGeoJSON(isSequence: format == .geoJSONSequence, to: output)
            }
            return []
        // Façades are written to 0.1 mm, so that they lie on their footprints.
        case .geoJSON where isWGS84 && layer == .facades, .geoJSONSequence where isWGS84 && layer == .facades:
            let facades = try map.facadeFeatures()
            try whole(beside: hasStyles ? layers.facades().styleFiles(path) : []) { output in
                try output.write(
                    format == .geoJSON ? GeoJSONWriter.collection(facades, places: 9) : GeoJSONWriter.sequence(facades.features, places: 9))
            }
            return []
        case .geoPackage where dissolve == nil:
            try whole { try $0.write(try map.geoPackage(to: settings.system, language: language, hasStyles: settings.hasStyles)) }
            return []
        default:
            var made = [layers.zones(dissolve)]
            // The outlines of bands are costly, and asked for only where they are written.
            if format.holdsLayers || (layer != nil && layer != .zones) {
                made += [try layers.lines(), layers.railwayAreas()] + (map.facades.isEmpty ? [] : [layers.facades()])
            }
            var settings = settings
            if layer == .zones { settings.layer = made[0].name }
            return try LayersOutput(path, as: format, settings).write(
                made.filter { $0.features.count > 0 || $0.name == settings.layer }, plane: map.meta.workingCRS, tiling: map.zones,
                title: map.meta.title(language), members: layers.members, lastChange: map.lastChange)
        }
    }
}
