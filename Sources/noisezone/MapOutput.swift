import ArgumentParser
import FeatureIO
import NoiseZoning
import Projection
import Regulation
import Wording

/// Writes a map in the format that the ending of its name asks for.
struct MapOutput {
    private enum Format { case collection, sequence, geoPackage, picture }

    private let path: String
    private let overwrite: Bool
    private let format: Format

    /// Refuses an ending that is not known, before any work is done.
    init(_ path: String, overwrite: Bool) throws {
        self.path = path
        self.overwrite = overwrite
        format =
            switch path == "-" ? "geojson" : path.split(separator: ".").last?.lowercased() {
            case "geojson", "json": .collection
            case "geojsonl", "geojsons", "ndjson": .sequence
            case "gpkg": .geoPackage
            case "svg": .picture
            default:
                throw Failure.exit(
                    .usage, "output-format", "\(path): the format is not known. End the name with .gpkg, .geojson, .geojsonl or .svg")
            }
    }

    func write(_ map: ZoneMap, language: Language) throws {
        do {
            let bytes: [UInt8] =
                switch format {
                case .collection: try map.geoJSON(isSequence: false)
                case .sequence: try map.geoJSON(isSequence: true)
                case .geoPackage: try geoPackageBytes(try map.geoPackage(), path: path)
                case .picture: MapPicture(map: map, language: language).svg()
                }
            try writeFile(path, overwrite: overwrite, bytes)
        } catch let error as FileError {
            throw Failure.exit(error)
        } catch let error as BuildError {
            throw Failure.exit(error)
        } catch let error as ProjectionError {
            throw Failure.exit(.internalFault, error.code.rawValue, error.phrase)
        }
    }
}
