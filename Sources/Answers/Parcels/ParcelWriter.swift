import FeatureIO
import ZoneQueries

/// Writes answers about parcels in one format: one of them what stands above the rows and below, others the rows, piece by piece.
protocol ParcelWriter {
    /// Bytes that stand between two rows and not above the first.
    var betweenRows: Int { get }
    /// What has been written since the last time.
    var bytes: [UInt8] { get }
    mutating func begin(_ source: FeatureSource)
    /// Rows stand above: what is written next goes on behind them. What was written and not taken is dropped.
    mutating func goOn()
    mutating func append(_ row: FeatureRow, _ result: Result<ParcelFinding, Diagnostic>)
    mutating func end()
    mutating func taken() -> [UInt8]
}
