import Answers
import FeatureIO
import Projection
import Regulation
import Wording
import ZoningFiles
import ZoningModel

/// Writes a map in the format that the ending of its name asks for.
public struct MapOutput {
    private enum Format { case collection, sequence, geoPackage, mbtiles, pmtiles, picture }

    /// GeoJSON holds one layer a file.
    public enum Layer: String, Sendable, CaseIterable { case zones, facades }

    private let path: String
    private let layer: Layer
    private let overwrite: Bool
    private let inputs: [String]
    private let format: Format

    /// Refuses an ending that is not known, before any work is done.
    ///
    /// - Parameters:
    ///   - overwrite: whether a file that is there already is replaced; else it is refused.
    ///   - inputs: what the map is made from, which is never written over.
    public init(_ path: String, layer: Layer = .zones, overwrite: Bool = false, reading inputs: [String] = []) throws(Failure) {
        self.path = path
        self.layer = layer
        self.overwrite = overwrite
        self.inputs = inputs
        let ending = FileEnding.text(of: path)
        format =
            switch FileEnding(path) {
            case .geoJSON: .collection
            case .geoJSONSequence: .sequence
            case .geoPackage: .geoPackage
            case .other where ending == "mbtiles": .mbtiles
            case .other where ending == "pmtiles": .pmtiles
            case .other where ending == "svg": .picture
            case .other where ending == nil && Machine.isStream(path): .collection
            default:
                throw Failure(
                    .usage, SessionFault.outputFormat, file: path, "the format of this ending is not written here",
                    fix: "End the name with .gpkg, .geojson, .geojsonl, .mbtiles, .pmtiles or .svg")
            }
    }

    /// Façades go into GeoJSON alone; a GeoPackage and tiles have them beside the zones.
    private func check(_ map: ZoneMap) throws(Failure) {
        guard layer == .facades else { return }
        if format != .collection && format != .sequence {
            throw Failure(
                .usage, SessionFault.outputLayer, file: path, "--layer facades is not written in this format",
                fix: "Write it to .geojson or .geojsonl; a .gpkg holds all layers")
        }
        if map.facades.isEmpty {
            throw Failure(.badData, FacadeRefusal.noFacades.fault, "--layer facades: \(FacadeRefusal.noFacades.words)")
        }
    }

    /// Writes the whole file or none. The language is that of a picture.
    public func write(_ map: ZoneMap, language: Language = .en) throws(Failure) {
        try check(map)
        do {
            let output = try FileOutput(path, overwrite: overwrite, reading: inputs)
            switch format {
            // Façades are written to 0.1 mm, so that they lie on their footprints.
            case .collection where layer == .facades: try output.write(GeoJSONWriter.collection(try map.facadeFeatures(), places: 9))
            case .sequence where layer == .facades: try output.write(GeoJSONWriter.sequence(try map.facadeFeatures().features, places: 9))
            case .collection: try map.writeGeoJSON(isSequence: false, to: output)
            case .sequence: try map.writeGeoJSON(isSequence: true, to: output)
            case .geoPackage: try output.write(try map.geoPackage())
            case .mbtiles: try output.write(mbtiles: try map.tileArchive())
            case .pmtiles: try output.write(try map.tileArchive().pmtiles())
            case .picture: try output.write(MapPicture(map: map, language: language).svg())
            }
            try output.commit()
        } catch {
            throw switch error {
            case let error as FileError: Failure(error)
            case let error as BuildError: Failure(error)
            case let error as ProjectionError: Failure(error, .internalFault)
            default:
                Failure(.internalFault, SessionFault.geometry, Phrase(verbatim: "\(error)"), fix: "Please report this, with the data pack")
            }
        }
    }
}
