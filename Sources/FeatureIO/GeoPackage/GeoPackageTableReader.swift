import CSQLite
import Geometry
import StrictJSON

/// Reads the rows of one table of a GeoPackage as features, one after the other.
struct GeoPackageTableReader: ~Copyable {
    private let file: String
    private let columns: [Column]
    private let rows: SQLiteStatement
    private var ordinal = 0
    private let layer: GeoPackageLayer
    /// What messages call the last feature that was read; nil before the first.
    private(set) var last: String?
    /// Bytes that may still come.
    private var left: Int

    /// A column of the table, as its definition has it.
    private struct Column {
        var name: String
        var isKey: Bool
        var isBoolean: Bool
        var isGeometry: Bool
    }

    /// - Parameter size: of the file, in bytes. A table holds no more text than its file; only a view can give more.
    init(
        _ layer: GeoPackageLayer, _ wanted: GeoPackageRows, _ database: borrowing SQLiteDatabase, size: Int, file: String
    ) throws(SQLiteFault) {
        let columns = try Self.columns(layer, database)
        let key = columns.first(where: \.isKey)
        let order = key.map { " ORDER BY " + SQLiteDatabase.quoted($0.name) } ?? ""
        let list = columns.map { SQLiteDatabase.quoted($0.name) }.joined(separator: ", ")
        let chosen = try wanted.condition(layer, key: key?.name, columns: columns.map(\.name), database)
        let rows = try SQLiteStatement(database, "SELECT \(list) FROM \(SQLiteDatabase.quoted(layer.name))\(chosen.sql)\(order)")
        rows.bind(chosen.values)
        self.file = file
        self.layer = layer
        self.columns = columns
        self.rows = rows
        // UTF-16 becomes half as long again in UTF-8; a view may repeat some of what is there.
        left = 2 * size + 64 << 20
    }

    /// The next row with its faults; nil behind the last.
    mutating func next() throws(SQLiteFault) -> FeatureRow? {
        guard try rows.step() else { return nil }
        var feature = Feature(shape: nil)
        var faults = FaultList()
        for (index, column) in columns.enumerated() {
            let value = rows.value(index)
            left -= value.size
            if column.isGeometry {
                feature.shape = shape(value, &faults)
            } else if column.isKey, case .integer(let number) = value {
                feature.id = String(number)
            } else {
                let json = Self.json(value, column.isBoolean, column.name, &faults)
                feature.properties.append(JSONMember(name: column.name, value: json))
            }
        }
        if left < 0 { throw SQLiteFault(code: SQLITE_TOOBIG, words: "the values are longer than the file") }
        ordinal += 1
        feature.ordinal = ordinal
        last = feature.id ?? "#\(ordinal)"
        return FeatureRow(feature: feature, diagnostics: faults.isEmpty ? [] : faults.diagnostics(file: file, feature: feature.label))
    }

    private static func columns(_ layer: GeoPackageLayer, _ database: borrowing SQLiteDatabase) throws(SQLiteFault) -> [Column] {
        let info = try SQLiteStatement(database, "SELECT name, type, pk FROM pragma_table_info(?)")
        info.bind([.text(layer.name)])
        var columns: [Column] = []
        while try info.step() {
            let name = info.value(0).text ?? ""
            columns.append(
                Column(
                    name: name, isKey: info.value(2) != .integer(0), isBoolean: info.value(1).text?.uppercased() == "BOOLEAN",
                    isGeometry: name.lowercased() == layer.geometryColumn?.lowercased()))
        }
        // A key of several columns is no number of a feature.
        if columns.count(where: \.isKey) > 1 {
            for index in columns.indices { columns[index].isKey = false }
        }
        return columns
    }

    private func shape(_ value: SQLiteValue, _ faults: inout FaultList) -> Shape? {
        switch value {
        case .null: faults.add(FileFault.nullGeometry, "the feature has no geometry", fix: "Draw the feature, or delete it from the layer")
        case .blob(let blob):
            do throws(WKB.Fault) {
                if let stated = GeoPackageGeometry.system(blob), layer.contradicts(stated) {
                    faults.add(
                        FileFault.srsContradicts,
                        "the geometry says that it is in the reference system \(stated), and its layer says another",
                        fix: "Set the CRS of the layer in a GIS and export the layer again")
                    return nil
                }
                guard let shape = try GeoPackageGeometry.read(blob) else {
                    faults.add(FileFault.emptyGeometry, "the geometry is empty", fix: "Draw the feature, or delete it from the layer")
                    return nil
                }
                var local = FaultList()
                ShapeCheck.add(shape, to: &local)
                faults.add(local)
                return local.isEmpty ? shape : nil
            } catch {
                faults.add(FileFault.geometryUnreadable, "\(error.what) (byte \(error.offset) of the geometry)", fix: error.fix)
            }
        default:
            faults.add(
                FileFault.geometryUnreadable, "the geometry column holds something else", fix: "Export the layer again as a GeoPackage")
        }
        return nil
    }

    private static func json(_ value: SQLiteValue, _ isBoolean: Bool, _ name: String, _ faults: inout FaultList) -> JSONValue {
        switch value {
        case .null: return .null
        case .integer(let number): return isBoolean ? .bool(number != 0) : .number(JSONNumber(Int(number)))
        case .real(let number): return JSONValue.real(number)
        case .text(let text): return .string(text)
        case .blob:
            faults.add(
                FileFault.blobProperty, severity: .warning, "the column \"\(name)\" holds binary data, which is not kept",
                fix: "Leave the column out")
            return .null
        }
    }
}
