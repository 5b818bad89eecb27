import FeatureIO
import ZoneQueries
import ZoningModel

/// What is added to a row for each label of a `PointIndex`, ready to be copied: `,inside,4a,70,55,201,false` and a line end.
struct PlainAnswers: Sendable {
    /// Every answer has as many bytes of room, so that copying has a fixed length.
    static let room = 64

    let index: PointIndex
    /// By label.
    let bytes: [UInt8]
    let lengths: [Int]
    /// What each row of the label counts as: unwanted in the lower half of the bits, outside in the upper.
    let counts: [UInt64]

    /// Nil where an answer has no room.
    init?(_ index: PointIndex, fields: (Finding) -> [String], count: (Finding, inout RowCounts) -> Void) {
        self.index = index
        let findings = (0..<index.count).compactMap { index.finding(UInt32($0)) }
        var (bytes, lengths): ([UInt8], [Int]) = ([], [])
        for finding in findings {
            var writer = CSVWriter()
            writer.append(source: [], fields(finding))
            guard writer.bytes.count <= Self.room else { return nil }
            bytes += writer.bytes + Array(repeating: 0, count: Self.room - writer.bytes.count)
            lengths.append(writer.bytes.count)
        }
        self.bytes = bytes
        self.lengths = lengths
        counts = findings.map { finding in
            var counts = RowCounts()
            count(finding, &counts)
            return UInt64(truncatingIfNeeded: counts.outside) << 32 | UInt64(truncatingIfNeeded: counts.unwanted)
        }
    }
}
