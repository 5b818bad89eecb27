import FeatureIO
import ZoneQueries

/// What became of a piece.
struct AnsweredPiece: Sendable {
    var counts = ParcelCounts()
    /// Doubts and faults, parcel by parcel.
    var told: [Diagnostic] = []
    /// The rows, where they can be written at once, and where each of them ends.
    var bytes: [UInt8] = []
    var ends: [Int] = []
    /// The rows of a table whose columns are not all known yet.
    var waiting: WaitingRows?
    /// The answers themselves, for layers.
    var findings: [(row: FeatureRow, result: Result<ParcelFinding, Diagnostic>)] = []
    /// What broke the reading behind the piece.
    var broken: FileError?
}
