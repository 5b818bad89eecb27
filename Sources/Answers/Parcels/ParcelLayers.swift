import FeatureIO
import Geometry
import Projection
import Regulation
import StrictJSON
import Wording
import ZoneQueries
import ZoningFiles
import ZoningModel

/// Answers about parcels as layers of the working plane: the parcels with their answers, what they are cut to, and the sides of their outlines.
/// All in memory.
struct ParcelLayers {
    private let columns: ParcelColumns
    private let map: ZoneMap
    private let ruleset: Ruleset
    private let language: Language
    private var parcels: [Feature] = []
    private var pieces: [Feature] = []
    private var sides: [Feature] = []

    init(columns: ParcelColumns, map: ZoneMap, ruleset: Ruleset, language: Language) {
        (self.columns, self.map, self.ruleset, self.language) = (columns, map, ruleset, language)
    }

    mutating func append(_ row: FeatureRow, _ result: Result<ParcelFinding, Diagnostic>) {
        let number = JSONMember(name: "nz_parcel", value: .number(JSONNumber(row.feature.ordinal)))
        let id: [JSONMember] =
            row.feature.id.flatMap { id in row.feature.property("id") == nil ? [JSONMember(name: "id", value: .string(id))] : nil } ?? []
        let own = id + row.feature.properties
        let described = ParcelParts(map)
        var shape: Shape?
        if case .success(let finding) = result {
            shape = row.feature.shape
            for piece in finding.pieces {
                pieces.append(Feature(shape: .polygon(piece.polygon), properties: own + [number] + described.properties(piece)))
            }
            for stretch in finding.outline {
                sides.append(
                    Feature(shape: .lineString(LineString(stretch.course)), properties: own + [number] + described.properties(stretch)))
            }
        }
        parcels.append(
            Feature(id: row.feature.id, shape: shape, properties: own + [number] + columns.members(result), ordinal: row.feature.ordinal))
    }

    /// The parcels first: formats of one layer hold them.
    func layers() -> [OutputLayer] {
        let looks = MapLooks(ruleset, on: map.meta.date, language)
        return [
            layer("parcels", "parcels with their answers", .polygon, parcels, looks.outlines("parcels", "parcels with their answers")),
            layer("pieces", "pieces of parcels", .polygon, pieces, looks.areas("pieces", by: "nz_class")),
            layer("sides", "sides of parcels", .line, sides, looks.lines("sides", by: "nz_outside_class")),
        ]
    }

    private func layer(
        _ name: String, _ title: Phrase, _ kind: SourceLayer.ShapeKind, _ features: [Feature], _ look: LayerLook
    ) -> OutputLayer {
        let columns = FieldTitles(ruleset, language).titled(GeoPackageColumn.columns(for: features)).map { column in
            // A column of the parcels' own may have any name.
            var column = column
            if !column.name.hasPrefix("nz_") { (column.title, column.constraint) = (nil, nil) }
            return column
        }
        return OutputLayer(
            name: name, title: language(title), kind: kind, columns: columns, features: LazyFeatures(features),
            look: { feature in
                var label = ""
                if case .string(let text)? = feature.property("name") ?? feature.property("id") { label = text }
                return look.feature(feature, label: label)
            }, style: look.style(columns))
    }
}
