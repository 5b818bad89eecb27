import Wording

/// One row of a CSV table.
package struct CSVRow: Sendable {
    /// The line of the file on which the row begins, from 1.
    package internal(set) var line = 0
    /// What is wrong with the row itself, if anything; its fields are then as good as they could be read.
    package internal(set) var fault: CSVFault?
    /// The row as it stands in the file (in UTF-8), without its line end.
    package internal(set) var source: [UInt8] = []

    /// The fields one after the other, quotes taken off.
    var contents: [UInt8] = []
    /// Where each field ends in `contents`.
    var ends: [Int] = []

    /// The number of fields.
    package var count: Int { ends.count }

    /// The text of a field. Complexity: linear in its length.
    package subscript(index: Int) -> String { String(decoding: bytes(index), as: UTF8.self) }

    /// The bytes of a field, without a copy.
    package func bytes(_ index: Int) -> ArraySlice<UInt8> {
        contents[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
    }

    /// The row with as many fields as the header, to put an answer behind it: as it stands where it is sound, else written again, with
    /// what is missing empty and without what is too much. A quote that is not closed must not swallow the answer.
    ///
    /// - Parameter without: columns that are left out, in ascending order.
    func source(width: Int, separator: UInt8, without: [Int]) -> [UInt8] {
        if count == width && (fault == nil || fault?.fault == .csvEncoding) {
            return without.isEmpty ? source : source(separator: separator, without: without)
        }
        var writer = CSVWriter(separator: separator)
        writer.append((0..<width).filter { !without.contains($0) }.map { $0 < count ? self[$0] : "" })
        return Array(writer.bytes.dropLast())
    }

    /// The sound row as it stands, without some columns.
    private func source(separator: UInt8, without: [Int]) -> [UInt8] {
        var kept: [ArraySlice<UInt8>] = []
        var (start, field, state) = (0, 0, CSVState.fieldStart)
        for at in 0...source.count {
            guard at == source.count || state.take(source[at], separator: separator) == .fieldEnd else { continue }
            if !without.contains(field) { kept.append(source[start..<at]) }
            (start, field) = (at + 1, field + 1)
        }
        return Array(kept.joined(separator: [separator]))
    }

    /// All fields as texts.
    package var fields: [String] { ends.indices.map { self[$0] } }
}

/// What is wrong with one row.
package struct CSVFault: Sendable, Hashable {
    /// `csv-quote`, `csv-quote-open`, `csv-row-length`, `csv-field-count` or `csv-encoding`.
    package let fault: FileFault
    /// The stable name of the fault, for scripts.
    package var code: String { fault.code }
    /// What is wrong, as a sentence without its full stop.
    package let what: Phrase
    /// How to mend it, as a sentence without its full stop.
    package let fix: Phrase
}
