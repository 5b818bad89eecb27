import NoiseZoning
import Projection
import Regulation

/// A table of places answered once as `query --input` answers it, for counting instructions.
enum RowSpeed {
    /// - Parameters:
    ///   - table: CSV, or lines of JSON by its ending, in `crs`.
    ///   - wish: `plain`; the names of columns that are added, by commas; or metres of accuracy.
    static func run(_ map: String, _ table: String, in crs: String, wish: String, date: CivilDate) async throws {
        let session = try await Session(.map(map), on: Occasion(date: date))
        let accuracy = Double(wish).map { PlaceAccuracy.metres($0) }
        let extras = accuracy == nil ? wish.split(separator: ",").compactMap { PlaceExtra(rawValue: String($0)) } : []
        let places = try session.places(
            in: try CoordinateReferenceSystem(parsing: crs), extras: extras, accuracy: accuracy, path: table)
        let run = TableRun(table)
        var bytes = 0
        let counts =
            table.hasSuffix(".ndjson")
            ? try await run.jsonLines(places) { bytes += $0.count } : try await run.csv(places) { bytes += $0.count }
        print(counts.rows, bytes)
    }
}
