import FeatureIO
import ZoneQueries

/// Writes answers about parcels in one format.
protocol ParcelWriter {
    var bytes: [UInt8] { get }
    mutating func begin(_ source: FeatureSource)
    mutating func append(_ row: FeatureRow, _ result: Result<ParcelFinding, Diagnostic>)
    mutating func end()
    /// What has been written since the last time.
    mutating func taken() -> [UInt8]
}
