import FeatureIO
import ZoneQueries

/// Parcels of a CSV file as a table: its rows stay byte by byte. What other formats become, ``WaitingTable`` holds.
struct ParcelCSVWriter: ParcelWriter {
    private let columns: ParcelColumns
    private var writer = CSVWriter()

    init(columns: ParcelColumns) { self.columns = columns }

    var betweenRows: Int { 0 }
    var bytes: [UInt8] { writer.bytes }

    mutating func begin(_ source: FeatureSource) {
        guard let table = source.table else { return }
        writer = table.writer
        if let sign = table.signLine { writer.append(line: sign) }
        writer.append(source: table.header, columns.names)
    }

    mutating func goOn() { writer.removeAll() }

    mutating func append(_ row: FeatureRow, _ result: Result<ParcelFinding, Diagnostic>) {
        writer.begin(source: row.source)
        columns.append(result, to: &writer)
        writer.endRow()
    }

    mutating func end() {}

    mutating func taken() -> [UInt8] {
        let bytes = writer.bytes
        writer.removeAll()
        return bytes
    }
}
