import FeatureIO
import Projection
import Regulation
import ZoneQueries
import ZoningModel

/// What all tasks that answer the parcels of a file share, and what each of them makes its own readers and writers of.
struct ParcelKit: Sendable {
    let ground: ParcelGround
    let columns: ParcelColumns
    let options: ParcelOptions
    let ruleset: Ruleset

    /// Indexes the map, n log n in its vertices.
    init(map: ZoneMap, ruleset: Ruleset, options: ParcelOptions) {
        ground = ParcelGround(map)
        columns = ParcelColumns(ruleset: ruleset, meta: map.meta, language: options.language)
        (self.ruleset, self.options) = (ruleset, options)
    }

    /// Reads parcels of a file in `crs`; it holds C handles, so every task makes its own.
    func reader(_ path: String, in crs: CoordinateReferenceSystem) throws(FileError) -> ParcelReader {
        do throws(ProjectionError) {
            return try ParcelReader(file: path, from: crs, to: ground.map.meta.workingCRS, mends: options.mends)
        } catch {
            throw FileError(code: error.code, path: path, what: error.what, fix: error.fix, kind: .badData)
        }
    }

    func writer() -> any ParcelWriter {
        let meta = ground.map.meta
        switch options.format {
        case .text: return ParcelTextWriter(meta: meta, ruleset: ruleset, language: options.language, date: options.date)
        case .json, .ndjson:
            return ParcelJSONWriter(
                meta: meta, date: options.date, mapHash: options.mapHash, isArray: options.format == .json, language: options.language)
        case .csv: return ParcelCSVWriter(columns: columns)
        case .geojson:
            return ParcelGeoJSONWriter(columns: columns, map: ground.map, date: options.date, mapHash: options.mapHash)
        }
    }
}
