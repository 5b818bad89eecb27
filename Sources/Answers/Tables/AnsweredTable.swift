import FeatureIO
import Geometry
import Projection
import Regulation
import StrictJSON
import Wording
import ZoneQueries
import ZoningFiles
import ZoningModel

/// A table with its answers, whole in memory: what becomes a layer of places.
public struct AnsweredTable: Sendable {
    /// The names of the columns, those of the answers last.
    package let header: [String]
    /// Row by row, in the order of the file.
    package let rows: [[String]]

    package init(header: [String], rows: [[String]]) { (self.header, self.rows) = (header, rows) }
}

extension AnsweredTable {
    /// The rows as a layer of the working plane, one place a row; a row whose place cannot be read has none. Columns whose values are all
    /// numbers, or all true or false, are of that type.
    ///
    /// - Parameters:
    ///   - name: of the layer.
    ///   - crs: the system in which the places are written.
    package func layer(
        _ name: String, title: Phrase, columns: CoordinateColumns, crs: CoordinateReferenceSystem, plane: CoordinateReferenceSystem,
        titles: FieldTitles, look: LayerLook
    ) throws(ProjectionError) -> OutputLayer {
        let found = try? columns.found(in: header)
        let mover = try Mover(from: crs, to: plane)
        let kinds = header.indices.map { column -> GeoPackageColumn.DataType in
            // A class is a name, though it may be "1".
            if Self.names.contains(header[column]) { return .text }
            return Self.kind(rows.lazy.map { column < $0.count ? $0[column] : "" })
        }
        let made = titles.titled(zip(header, kinds).map { GeoPackageColumn($0, $1) }).map { column in
            var column = column
            // A column of the table's own may have any name.
            if !column.name.hasPrefix("nz_") { (column.title, column.constraint) = (nil, nil) }
            return column
        }
        let features = rows.enumerated().map { number, row in
            func field(_ column: Int?) -> String { column.map { $0 < row.count ? row[$0].withoutSpaceAround : "" } ?? "" }
            var shape: Shape?
            if let place = try? WrittenCoordinate.parse("\(field(found?.x)),\(field(found?.y))", crs: crs),
                let moved = try? mover.moved(place)
            {
                shape = .point(moved)
            }
            let values = header.indices.map { JSONMember(name: header[$0], value: Self.value(field($0), kinds[$0])) }
            return Feature(shape: shape, properties: values, ordinal: number + 1)
        }
        return OutputLayer(
            name: name, title: titles.language(title), kind: .point, columns: made, features: LazyFeatures(features),
            look: { feature in
                var label = ""
                if case .string(let text)? = feature.property("name") ?? feature.property("id") { label = text }
                return look.feature(feature, label: label)
            }, style: look.style(made))
    }

    /// Columns of answers that hold names and words, whatever they look like.
    private static let names: Set = [
        "nz_status", "nz_class", "nz_zone", "nz_candidates", "nz_because", "nz_verdict", "nz_clause", "nz_note",
    ]

    /// What all values of a column are; text where there is none.
    private static func kind(_ values: some Sequence<String>) -> GeoPackageColumn.DataType {
        var kind: GeoPackageColumn.DataType?
        for value in values {
            let text = value.withoutSpaceAround
            if text.isEmpty { continue }
            let next: GeoPackageColumn.DataType = text == "true" || text == "false" ? .boolean : number(text) ?? .text
            switch (kind, next) {
            case (nil, _): kind = next
            case (.integer?, .real), (.real?, .integer): kind = .real
            case (let known?, _) where known == next: break
            default: return .text
            }
        }
        return kind ?? .text
    }

    /// Digits as a number is written: no zeros before it, which belong to numbers of houses and parcels; fifteen of them at most.
    private static func number(_ text: String) -> GeoPackageColumn.DataType? {
        let digits = text.utf8.drop { $0 == UInt8(ascii: "-") }
        let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard text.utf8.count - digits.count <= 1, digits.count <= 16, (1...2).contains(parts.count),
            parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }),
            parts[0].count == 1 || parts[0].first != UInt8(ascii: "0")
        else { return nil }
        return parts.count == 1 ? .integer : .real
    }

    private static func value(_ text: String, _ kind: GeoPackageColumn.DataType) -> JSONValue {
        if text.isEmpty { return .null }
        switch kind {
        case .boolean: return .bool(text == "true")
        case .integer, .real: return (try? JSONParser.parse(Array(text.utf8))) ?? .null
        case .text, .date: return .string(text)
        }
    }
}
