import CSQLite
import Geometry
import StrictJSON

/// Reads the rows of one table of a GeoPackage as features.
struct GeoPackageTableReader {
    let layer: GeoPackageLayer
    let rows: GeoPackageRows
    let file: String
    private(set) var collection: FeatureCollection
    private(set) var diagnostics: [Diagnostic] = []

    /// A column of the table, as its definition has it.
    private struct Column {
        var name: String
        var isKey: Bool
        var isBoolean: Bool
        var isGeometry: Bool
    }

    init(layer: GeoPackageLayer, rows: GeoPackageRows = .init(), file: String) {
        self.layer = layer
        self.rows = rows
        self.file = file
        collection = FeatureCollection(name: layer.name, crs: layer.crs)
    }

    /// - Parameter size: of the file, in bytes. A table holds no more text than its file; only a view can give more.
    mutating func read(_ database: borrowing SQLiteDatabase, size: Int) throws(SQLiteFault) {
        if layer.geometryColumn != nil && layer.crs == nil {
            diagnostics.append(
                Diagnostic(
                    code: "crs-unreadable", file: file, what: "the layer \"\(layer.name)\" says that its CRS is not known",
                    fix: "Set the CRS of the layer in a GIS"))
        }
        let columns = try columns(database)
        let key = columns.first(where: \.isKey)
        let order = key.map { " ORDER BY " + SQLiteDatabase.quoted($0.name) } ?? ""
        let list = columns.map { SQLiteDatabase.quoted($0.name) }.joined(separator: ", ")
        let chosen = try rows.condition(layer, key: key?.name, columns: columns.map(\.name), database)
        let rows = try SQLiteStatement(database, "SELECT \(list) FROM \(SQLiteDatabase.quoted(layer.name))\(chosen.sql)\(order)")
        rows.bind(chosen.values)
        // UTF-16 becomes half as long again in UTF-8; a view may repeat some of what is there.
        var left = 2 * size + 64 << 20
        while try rows.step() {
            left -= read(rows, columns)
            if left < 0 { throw SQLiteFault(code: SQLITE_TOOBIG, words: "the values are longer than the file") }
        }
    }

    private func columns(_ database: borrowing SQLiteDatabase) throws(SQLiteFault) -> [Column] {
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

    /// Keeps the row as a feature, and tells how many bytes of text and geometry it had.
    private mutating func read(_ row: borrowing SQLiteStatement, _ columns: [Column]) -> Int {
        var size = 0
        var feature = Feature(shape: nil, ordinal: collection.features.count + 1)
        var faults = FaultList()
        for (index, column) in columns.enumerated() {
            let value = row.value(index)
            size += value.size
            if column.isGeometry {
                feature.shape = GeoPackageTableReader.shape(value, &faults)
            } else if column.isKey, case .integer(let number) = value {
                feature.id = String(number)
            } else {
                let json = GeoPackageTableReader.json(value, column.isBoolean, column.name, &faults)
                feature.properties.append(JSONMember(name: column.name, value: json))
            }
        }
        if !faults.isEmpty { diagnostics += faults.diagnostics(file: file, feature: feature.label) }
        collection.features.append(feature)
        return size
    }

    private static func shape(_ value: SQLiteValue, _ faults: inout FaultList) -> Shape? {
        switch value {
        case .null: faults.add("null-geometry", "the feature has no geometry", fix: "Draw the feature, or delete it from the layer")
        case .blob(let blob):
            do throws(WKB.Fault) {
                guard let shape = try GeoPackageGeometry.read(blob) else {
                    faults.add("empty-geometry", "the geometry is empty", fix: "Draw the feature, or delete it from the layer")
                    return nil
                }
                var local = FaultList()
                ShapeCheck.add(shape, to: &local)
                faults.add(local)
                return local.isEmpty ? shape : nil
            } catch {
                faults.add(
                    "geometry-unreadable", "\(error.what) (byte \(error.offset) of the geometry)",
                    fix: "Convert the layer to points, lines or polygons in a GIS")
            }
        default:
            faults.add("geometry-unreadable", "the geometry column holds something else", fix: "Export the layer again as a GeoPackage")
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
                "blob-property", severity: .warning, "the column \"\(name)\" holds binary data, which is not kept",
                fix: "Leave the column out")
            return .null
        }
    }
}
