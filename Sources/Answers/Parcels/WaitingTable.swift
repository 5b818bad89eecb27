import FeatureIO
import StrictJSON

/// The names of the properties of features, in the order in which they are met: the columns of a table made of them.
struct MetNames: Sendable {
    private(set) var all: [String] = []
    private var known: Set<String> = []

    /// Complexity: the properties.
    mutating func meet(_ members: [JSONMember]) {
        if Self.areFirst(members, of: all) { return }
        for member in members where known.insert(member.name).inserted { all.append(member.name) }
    }

    /// Whether the properties are the first columns, as they are of nearly every feature.
    static func areFirst(_ members: [JSONMember], of names: [String]) -> Bool {
        guard members.count <= names.count else { return false }
        for place in members.indices where members[place].name != names[place] { return false }
        return true
    }
}

/// Some rows of a table whose columns are not all known yet: the fields are written, and what is missing is put between them at the end.
struct WaitingRows: Sendable {
    private struct Row {
        let start: Int
        /// Where the fields of our own begin, with their separator.
        let answers: Int
        /// The columns that its own fields stand for: the first so many.
        let count: Int
    }

    /// The columns known so far, those of these rows among them.
    private let names: [String]
    private lazy var places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    private var text = CSVWriter()
    private var rows: [Row] = []
    /// By row, from the first that has one.
    private var ids: [Int: String] = [:]

    init(names: [String]) { self.names = names }

    var hasIDs: Bool { !ids.isEmpty }

    mutating func append(_ feature: Feature, _ answers: (inout CSVWriter) -> Void) {
        let start = text.bytes.count
        let members = feature.properties
        let isUsual = MetNames.areFirst(members, of: names)
        if isUsual {
            for place in members.indices { text.append(own: members[place].value.field, isFirst: place == 0) }
        } else {
            for (place, field) in own(members).enumerated() { text.append(own: field, isFirst: place == 0) }
        }
        rows.append(Row(start: start, answers: text.bytes.count, count: isUsual ? members.count : names.count))
        if let id = feature.id { ids[rows.count - 1] = id }
        answers(&text)
        text.endRow()
    }

    /// The fields in the order of the columns.
    private mutating func own(_ members: [JSONMember]) -> [String] {
        var own = [String](repeating: "", count: names.count)
        for member in members { if let place = places[member.name] { own[place] = member.value.field } }
        return own
    }

    /// The rows, filled up to so many columns of their own. Complexity: their bytes, or the rows where nothing is missing.
    func filled(to columns: Int, hasID: Bool) -> [UInt8] {
        if !hasID, columns > 0, rows.allSatisfy({ max(1, $0.count) == columns }) { return text.bytes }
        var writer = CSVWriter()
        for (number, row) in rows.enumerated() {
            let end = number + 1 < rows.count ? rows[number + 1].start : text.bytes.count
            if hasID {
                writer.append(own: ids[number] ?? "", isFirst: true)
                if columns > 0 { writer.append(empty: 1) }
            }
            writer.append(written: text.bytes[row.start..<row.answers])
            writer.append(empty: max(0, columns - max(1, row.count)))
            // Of a table without columns of its own the first separator is none.
            writer.append(written: text.bytes[(hasID || columns > 0 ? row.answers : row.answers + 1)..<end])
        }
        return writer.bytes
    }
}

/// A table made of features, whose properties become columns, geometry left out: kept until all columns are known.
struct WaitingTable {
    private var pieces: [WaitingRows] = []

    mutating func append(_ rows: WaitingRows) { pieces.append(rows) }

    /// - Parameters:
    ///   - names: of the properties, all that were met.
    ///   - answers: the names of our own columns, behind them.
    func give(_ names: [String], _ answers: [String], emit: ([UInt8]) throws(FileError) -> Void) throws(FileError) {
        // The id of a GeoJSON feature stands beside its properties.
        let hasID = !names.contains("id") && pieces.contains(where: \.hasIDs)
        var head = CSVWriter()
        head.append((hasID ? ["id"] : []) + names + answers)
        try emit(head.bytes)
        for piece in pieces { try emit(piece.filled(to: names.count, hasID: hasID)) }
    }
}
