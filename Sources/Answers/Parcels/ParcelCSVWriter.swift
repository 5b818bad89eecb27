import FeatureIO
import StrictJSON
import ZoneQueries

/// Parcels as a table. A CSV file keeps its rows byte by byte; of other formats the properties become columns, geometry left out.
struct ParcelCSVWriter: ParcelWriter {
    private let columns: ParcelColumns
    private var writer: CSVWriter
    private var isCSV = false
    /// Rows of other formats wait until all properties are known.
    private var waiting: [(id: String?, properties: [JSONMember], values: [String])] = []

    init(columns: ParcelColumns) {
        self.columns = columns
        writer = CSVWriter()
    }

    var bytes: [UInt8] { writer.bytes }

    mutating func begin(_ source: FeatureSource) {
        guard let table = source.table else { return }
        isCSV = true
        writer = table.writer
        if let sign = table.signLine { writer.append(line: sign) }
        writer.append(source: table.header, columns.names)
    }

    mutating func append(_ row: FeatureRow, _ result: Result<ParcelFinding, Diagnostic>) {
        let values = columns.values(result).map(\.field)
        if isCSV {
            writer.append(source: row.source, values)
        } else {
            waiting.append((row.feature.id, row.feature.properties, values))
        }
    }

    mutating func end() {
        guard !isCSV else { return }
        var names: [String] = []
        var places: [String: Int] = [:]
        for member in waiting.lazy.flatMap(\.properties) where places[member.name] == nil {
            places[member.name] = names.count
            names.append(member.name)
        }
        // The id of a GeoJSON feature stands beside its properties.
        let hasID = places["id"] == nil && waiting.contains { $0.id != nil }
        writer.append((hasID ? ["id"] : []) + names + columns.names)
        for row in waiting {
            var own = [String](repeating: "", count: names.count)
            for member in row.properties { if let place = places[member.name] { own[place] = member.value.field } }
            writer.append((hasID ? [row.id ?? ""] : []) + own + row.values.map(CSVWriter.harmless))
        }
        waiting = []
    }

    mutating func taken() -> [UInt8] {
        let bytes = writer.bytes
        writer.removeAll()
        return bytes
    }
}
