import Geometry
import StrictJSON
import Wording

/// Properties and shapes as the columns of a GeoPackage hold them.
enum GeoPackageValues {
    /// The value for a column; nil if it does not fit. Arrays and objects are kept as JSON in columns of text.
    static func value(_ value: JSONValue?, _ kind: GeoPackageColumn.DataType) -> SQLiteValue? {
        switch (kind, value ?? .null) {
        case (_, .null): return .null
        case (.text, .string(let text)), (.date, .string(let text)): return .text(text)
        case (.text, let other):
            var writer = JSONWriter()
            writer.value(other)
            return .text(writer.text)
        case (.boolean, .bool(let flag)): return .integer(flag ? 1 : 0)
        case (.integer, .number(let number)): return number.int.map { .integer(Int64($0)) }
        case (.real, .number(let number)): return .real(number.double)
        default: return nil
        }
    }

    /// The values of a feature in the order of the columns, and its shape as the table holds it.
    ///
    /// Refuses a value that does not fit its column, and a shape of another kind than the table's.
    static func row(_ feature: Feature, of table: GeoPackageTable, _ path: String) throws(FileError) -> ([SQLiteValue], Shape?) {
        var values: [SQLiteValue] = []
        values.reserveCapacity(table.columns.count)
        for (number, column) in table.columns.enumerated() {
            // Most features have their properties in the order of the columns.
            let isInPlace = number < feature.properties.count && feature.properties[number].name == column.name
            let property = isInPlace ? feature.properties[number].value : feature.property(column.name)
            guard let value = value(property, column.kind) else {
                let kind: Phrase = property?.kind ?? "missing"
                throw FileError(
                    code: FileFault.propertyType, path: path,
                    what: "table \(table.name), feature \(feature.label): \(column.name) is \(kind)",
                    fix: "Make the column \(column.name) of a type that holds it, not \(column.kind.rawValue)", kind: .badData)
            }
            values.append(value)
        }
        guard let kind = table.geometry?.kind, let shape = feature.shape.map({ promoted($0, to: kind) }) else { return (values, nil) }
        guard kind == .any || shape.kind.uppercased() == kind.rawValue else {
            throw FileError(
                code: FileFault.geometryType, path: path,
                what:
                    "table \(table.name), feature \(feature.label): a \(feature.shape?.kind ?? shape.kind) does not belong in a table of \(kind.rawValue)",
                fix: "Make the table one of GEOMETRY", kind: .badData)
        }
        return (values, shape)
    }

    /// A single shape as a multi-shape of one part where the table holds those; any other shape as it is.
    static func promoted(_ shape: Shape, to kind: GeoPackageGeometryColumn.TypeName) -> Shape {
        switch (kind, shape) {
        case (.multiPoint, .point(let place)): .multiPoint([place])
        case (.multiLineString, .lineString(let line)): .multiLineString([line])
        case (.multiPolygon, .polygon(let polygon)): .multiPolygon(MultiPolygon([polygon]))
        default: shape
        }
    }
}
