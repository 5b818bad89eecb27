import FeatureIO
import Projection
import Regulation
import StrictJSON
import Wording
import ZoningFiles
import ZoningModel

/// A data pack to fill: `pack.json`, and one GeoPackage with every layer, ready to be drawn in QGIS. The same request gives the same bytes.
package struct PackTemplate {
    private let ruleset: Ruleset
    private let crs: CoordinateReferenceSystem
    private let language: Language

    /// - Parameters:
    ///   - crs: the working plane, in which the layers are drawn as well.
    ///   - language: of the names in forms and legends.
    package init(ruleset: Ruleset, crs: CoordinateReferenceSystem, language: Language) {
        (self.ruleset, self.crs, self.language) = (ruleset, crs, language)
    }

    private static let file = "pack.gpkg"

    /// The layers that the rules read.
    private var layers: [PackManifest.Layer] { LayerColumn.layers(by: ruleset) }

    /// Writes both files into a folder, which is made where there is none. Neither may be there already.
    ///
    /// - Parameter name: the `id` of the pack.
    package func write(into path: String, name: String) throws(BuildError) {
        let contents: GeoPackageContents
        do throws(ProjectionError) { contents = try self.contents() } catch { throw .data([.projection(error, file: nil)]) }
        do throws(FileError) {
            let isNew = try makeFolder(path)
            do throws(FileError) {
                let database = "\(path)/\(Self.file)"
                let bytes = try contents.bytes(for: database)
                try writeFiles([("\(path)/pack.json", Array(manifest(name: name).utf8)), (database, bytes)])
            } catch {
                if isNew { removeEmptyFolder(path) }
                guard error.fault == FileFault.fileExists else { throw error }
                // `init` has no --overwrite: what was drawn would be lost.
                throw FileError(
                    code: FileFault.fileExists, path: error.path, what: error.what,
                    fix: "Name another folder, or take that file away: init replaces nothing", kind: .cannotCreate)
            }
        } catch { throw .file(error) }
    }

    /// What the GeoPackage holds: empty layers with typed columns, their names and lists of values, and a style each.
    func contents() throws(ProjectionError) -> GeoPackageContents {
        let code = Int32(clamping: crs.epsgCode ?? 100_000)
        let system = GeoPackageSystem(
            name: crs.name, id: code, organization: crs.epsgCode == nil ? "NONE" : "EPSG", definition: try crs.wellKnownText())
        var (tables, styles): ([GeoPackageTable], [GeoPackageStyle]) = ([], [])
        for layer in layers {
            let columns = LayerColumn.all(of: layer, ruleset: ruleset)
            let table = GeoPackageTable(
                name: layer.rawValue, identifier: layer.rawValue,
                description: PackWords.shared.title(ofLayer: layer.rawValue)?(language) ?? "",
                geometry: .init(kind: Self.isLines(layer) ? .multiLineString : .multiPolygon, system: code),
                columns: columns.map { column($0, of: layer) }, features: LazyFeatures([]))
            let form = QGISForm(
                columns: table.columns, defaults: Self.defaults(layer, table.columns), needed: Set(columns.filter(\.isNeeded).map(\.name)))
            tables.append(table)
            styles.append(
                GeoPackageStyle(
                    table: table.name, name: "noisezone",
                    qml: QGISStyle(layer: layer, form: form, ruleset: ruleset, language: language).qml, description: table.description))
        }
        // A fixed instant: the day from which the rules are in force.
        return GeoPackageContents(
            systems: [system], tables: tables, styles: styles, lastChange: "\(ruleset.document.inForceFrom)T00:00:00.000Z")
    }

    private static func isLines(_ layer: PackManifest.Layer) -> Bool { [.roads, .roadEdges, .rail, .waterways].contains(layer) }

    private func column(_ column: LayerColumn, of layer: PackManifest.Layer) -> GeoPackageColumn {
        var made = GeoPackageColumn(column.name, Self.kind(column.kind))
        made.title = PackWords.shared.title(ofColumn: column.name)?(language)
        made.constraint = constraint(column, of: layer)
        return made
    }

    private static func kind(_ kind: LayerColumn.Kind) -> GeoPackageColumn.DataType {
        switch kind {
        case .text, .row, .choice: .text
        case .number: .real
        case .storeys: .integer
        case .day: .date
        }
    }

    private func constraint(_ column: LayerColumn, of layer: PackManifest.Layer) -> GeoPackageConstraint? {
        switch column.kind {
        case .choice(let allowed):
            .choices(WordList(column.name, oneOf: allowed, ruleset: ruleset).titles.map { .init($0.value, $0.title(language)) })
        // Where a line need not stand in an annex, what its row is called is free.
        case .row where Self.lines(of: layer).map(ruleset.needsEveryRow) ?? false:
            .choices(
                Self.lines(of: layer).map(ruleset.annexes(of:))?.flatMap(\.rows).map { row in
                    let ends = [row.from, row.to].compactMap { $0?.written }.joined(separator: " – ")
                    return .init(row.key, "\(row.number) \(row.name)\(ends.isEmpty ? "" : " (\(ends))")")
                } ?? [])
        case .storeys: .range(1, 200)
        case .number where column.name == "left_m" || column.name == "right_m": .range(0, HalfWidths.most)
        case .text where layer == .zones && column.name == "id" && !ruleset.zones.isEmpty:
            .choices(ruleset.zones.map { .init($0.id, "\($0.id) \($0.name(language))") })
        default: nil
        }
    }

    /// Whose lines a layer is about.
    private static func lines(of layer: PackManifest.Layer) -> SourceRule.Layer? {
        switch layer {
        case .roads, .roadEdges, .roadLand: .roads
        case .rail: .rail
        case .waterways: .waterways
        default: nil
        }
    }

    /// A line that is drawn is open and at ground level, its edge assumed, unless the form says otherwise.
    private static func defaults(_ layer: PackManifest.Layer, _ columns: [GeoPackageColumn]) -> [String: String] {
        guard layer == .roads || layer == .rail else { return [:] }
        let ground: TransportLine.Structure = layer == .roads ? .surface : .atGrade
        var defaults = ["structure": ground.rawValue, "status": TransportLine.LineStatus.open.rawValue]
        if columns.contains(where: { $0.name == "edge_kind" }) { defaults["edge_kind"] = EdgeKind.approximate.rawValue }
        return defaults
    }

    /// `pack.json`: as little is claimed as is known of a pack that nobody has drawn yet.
    func manifest(name: String) -> String {
        let layers = layers.map { "    \(Self.quoted($0.rawValue)): \(Self.quoted("\(Self.file)|\($0.rawValue)"))" }
        let sources = self.layers.map {
            "    {\"layer\": \(Self.quoted($0.rawValue)), \"origin\": \"\", \"licence\": \"\", \"date\": \"\"}"
        }
        return """
            {
              "id": \(Self.quoted(name)),
              "title": {\(Self.quoted(ruleset.title.tag)): \(Self.quoted(name)), "en": \(Self.quoted(name))},
              "ruleset": \(Self.quoted(ruleset.id)),
              "status": "\(PackManifest.PackStatus.schematic.rawValue)",
              "positional_accuracy_m": 100,
              "working_crs": \(Self.quoted(crs.definitionText)),
              "layers": {
            \(layers.joined(separator: ",\n"))
              },
              "sources": [
            \(sources.joined(separator: ",\n"))
              ]
            }

            """
    }

    private static func quoted(_ text: String) -> String {
        var writer = JSONWriter()
        writer.value(.string(text))
        return writer.text
    }
}
