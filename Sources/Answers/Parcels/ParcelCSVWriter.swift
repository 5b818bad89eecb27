import FeatureIO
import StrictJSON
import ZoneQueries

/// Parcels as a table. A CSV file keeps its rows byte by byte; of other formats the properties become columns, geometry left out.
struct ParcelCSVWriter: ParcelWriter {
    private let columns: ParcelColumns
    private var writer: CSVWriter
    private var isCSV = false
    /// Rows of other formats wait until all properties are known.
    private var waiting = WaitingRows()

    init(columns: ParcelColumns) {
        self.columns = columns
        writer = CSVWriter()
    }

    var bytes: [UInt8] { writer.bytes }
    var count: Int { writer.bytes.count }

    mutating func begin(_ source: FeatureSource) {
        guard let table = source.table else { return }
        isCSV = true
        writer = table.writer
        if let sign = table.signLine { writer.append(line: sign) }
        writer.append(source: table.header, columns.names)
    }

    mutating func append(_ row: FeatureRow, _ result: Result<ParcelFinding, Diagnostic>) {
        guard isCSV else { return waiting.append(row.feature) { columns.append(result, to: &$0) } }
        writer.begin(source: row.source)
        columns.append(result, to: &writer)
        writer.endRow()
    }

    mutating func end() {
        if !isCSV { waiting.give(to: &writer, columns.names) }
    }

    mutating func taken() -> [UInt8] {
        let bytes = writer.bytes
        writer.removeAll()
        return bytes
    }
}

/// Rows of a table whose columns are not all known yet: the fields are written, and what is missing is put between them at the end.
private struct WaitingRows {
    private struct Row {
        let start: Int
        /// Where the fields of our own begin, with their separator.
        let answers: Int
        /// The columns that its own fields stand for: the first so many.
        let count: Int
    }

    private var names: [String] = []
    private var places: [String: Int] = [:]
    private var text = CSVWriter()
    private var rows: [Row] = []
    /// By row, from the first that has one.
    private var ids: [Int: String] = [:]

    mutating func append(_ feature: Feature, _ answers: (inout CSVWriter) -> Void) {
        let start = text.bytes.count
        let members = feature.properties
        var isUsual = members.count <= names.count
        for place in members.indices where isUsual && members[place].name != names[place] { isUsual = false }
        if isUsual {
            for place in members.indices { text.append(own: members[place].value.field, isFirst: place == 0) }
        } else {
            for (place, field) in own(members).enumerated() { text.append(own: field, isFirst: place == 0) }
        }
        rows.append(Row(start: start, answers: text.bytes.count, count: isUsual ? members.count : names.count))
        if let id = feature.id { ids[rows.count - 1] = id }
        answers(&text)
    }

    /// The fields in the order of the columns, new ones at the end.
    private mutating func own(_ members: [JSONMember]) -> [String] {
        for member in members where places[member.name] == nil {
            places[member.name] = names.count
            names.append(member.name)
        }
        var own = [String](repeating: "", count: names.count)
        for member in members { if let place = places[member.name] { own[place] = member.value.field } }
        return own
    }

    mutating func give(to writer: inout CSVWriter, _ answers: [String]) {
        // The id of a GeoJSON feature stands beside its properties.
        let hasID = places["id"] == nil && !ids.isEmpty
        writer.append((hasID ? ["id"] : []) + names + answers)
        for (number, row) in rows.enumerated() {
            let end = number + 1 < rows.count ? rows[number + 1].start : text.bytes.count
            if hasID {
                writer.append(own: ids[number] ?? "", isFirst: true)
                if !names.isEmpty { writer.append(empty: 1) }
            }
            writer.append(written: text.bytes[row.start..<row.answers])
            writer.append(empty: max(0, names.count - max(1, row.count)))
            // Of a table without columns of its own the first separator is none.
            writer.append(written: text.bytes[(hasID || !names.isEmpty ? row.answers : row.answers + 1)..<end])
            writer.endRow()
        }
        self = WaitingRows()
    }
}
