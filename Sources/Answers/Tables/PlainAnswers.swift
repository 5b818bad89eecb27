import FeatureIO
import ZoneQueries
import ZoningModel

/// What is added to a row for each label of a `PointIndex`, ready to be copied: `,inside,4a,70,55,201,false` and a line end.
struct PlainAnswers: Sendable {
    let index: PointIndex
    /// By label.
    let bytes: [UInt8]
    let lengths: [Int]
    /// What each row of the label counts as: unwanted in the lower half of the bits, outside in the upper.
    let counts: [UInt64]

    /// Nil where an answer has no room.
    ///
    /// - Parameter room: bytes for each answer, of which it is followed by zeros.
    init?(_ index: PointIndex, room: Int, text: (Finding) -> [UInt8], count: (Finding, inout RowCounts) -> Void) {
        self.index = index
        let findings = (0..<index.count).compactMap { index.finding(UInt32($0)) }
        var (bytes, lengths): ([UInt8], [Int]) = ([], [])
        for finding in findings {
            let text = text(finding)
            guard text.count <= room else { return nil }
            bytes += text + Array(repeating: 0, count: room - text.count)
            lengths.append(text.count)
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
