import ArgumentParser
import FeatureIO
import NoiseZoning
import Projection
import Regulation

/// Writes a map in the format that the ending of its name asks for.
enum MapOutput {
    static func write(_ map: ZoneMap, to path: String, overwrite: Bool, language: Language = .en) throws {
        do {
            let bytes: [UInt8] =
                switch path == "-" ? "geojson" : path.split(separator: ".").last?.lowercased() {
                case "geojson", "json": GeoJSONWriter.collection(try map.features(), places: 7)
                case "geojsonl", "geojsons", "ndjson": GeoJSONWriter.sequence(try map.features().features, places: 7)
                case "svg": MapPicture(map: map, language: language).svg()
                default:
                    throw Failure.exit(
                        .usage, "error: \(path): the format is not known. End the name with .geojson, .geojsonl or .svg [output-format]")
                }
            try writeFile(path, overwrite: overwrite, bytes)
        } catch let error as FileError { throw Failure.exit(error) } catch let error as ProjectionError {
            throw Failure.exit(.internalFault, "error: \(error) [\(error.code.rawValue)]")
        }
    }
}
