import FeatureIO
import Geometry
import Projection
import Regulation
import StrictJSON
import Wording
import ZoningFiles
import ZoningModel

/// The layers and pack.json of what was found.
struct PackOfImport {
    let request: ImportRequest
    let base: ImportBase?
    let ruleset: Ruleset
    let system: CoordinateReferenceSystem
    let accuracy: Double
    let widths: WidthTable
    let isOSM: Bool

    // MARK: - Layers

    /// The layers that hold something, and what is to be told of their features.
    func layers(_ rows: [CutRow], _ sorted: SortedFeatures) -> (
        layers: [(layer: PackManifest.Layer, features: FeatureCollection)], repeated: Int, diagnostics: [Diagnostic]
    ) {
        var diagnostics: [Diagnostic] = []
        var layers: [(layer: PackManifest.Layer, features: FeatureCollection)] = []
        func add(_ layer: PackManifest.Layer, _ features: [Feature]) {
            guard !features.isEmpty else { return }
            let numbered = features.enumerated().map { number, feature in
                Feature(id: nil, shape: feature.shape, properties: feature.properties, ordinal: number + 1)
            }
            layers.append((layer, FeatureCollection(features: numbered)))
        }
        add(.district, sorted.district.isEmpty ? base?.district ?? [] : sorted.district)
        add(.zones, sorted.zones.isEmpty ? base?.zones ?? [] : sorted.zones)
        do throws(ProjectionError) {
            let mover = try Mover(from: system, to: .wgs84)
            var (roads, rail): ([Feature], [Feature]) = ([], [])
            for row in rows {
                for section in row.sections {
                    let feature = try feature(row, section, mover)
                    if ruleset.road(row.row) != nil { roads.append(feature) } else { rail.append(feature) }
                }
            }
            add(.roads, roads)
            var edges: [Feature] = []
            for row in rows { for edge in row.edges { edges.append(try feature(row, edge, mover)) } }
            add(.roadEdges, edges)
            add(.rail, rail)
        } catch { diagnostics.append(.projection(error, file: nil)) }
        let mending = request.mends ? AreaMending(from: .wgs84, to: system) : nil
        var areas = AreaTaking(mending: mending)
        add(.residential, sorted.residential.compactMap { areas.feature($0) })
        add(.buildings, sorted.buildings.compactMap { areas.feature($0) })
        return (layers, areas.repeated, diagnostics + areas.diagnostics.diagnostics)
    }

    private func feature(_ row: CutRow, _ section: CutRow.Section, _ mover: Mover) throws(ProjectionError) -> Feature {
        var properties: [JSONMember] = [
            .text("row", row.row), .text("name", row.name), .text("from", row.from.name), .text("to", row.to.name),
        ]
        properties.append(.text(ruleset.road(row.row) != nil ? "grade" : "kind", row.grade))
        properties.append(.number("left_m", (section.left * 10).rounded() / 10))
        properties.append(.number("right_m", (section.right * 10).rounded() / 10))
        // W1: from a centre line and a width only; of a surveyed edge whoever surveyed it knows which it is.
        let edge = section.isMeasured ? request.edgeKind : .approximate
        if ruleset.road(row.row) != nil { properties.append(.text("edge_kind", edge.rawValue)) }
        properties.append(.text("structure", section.structure.rawValue))
        properties.append(.text("status", TransportLine.LineStatus.open.rawValue))
        properties.append(.number("accuracy_m", section.accuracy))
        properties.append(.text("name_src", section.naming.rawValue))
        properties.append(JSONMember(name: "source_ids", value: .array(section.sources.map { .string($0) })))
        return Feature(shape: .lineString(LineString(try mover.moved(section.course))), properties: properties)
    }

    private func feature(_ row: CutRow, _ edge: CutRow.Edge, _ mover: Mover) throws(ProjectionError) -> Feature {
        Feature(
            shape: .lineString(LineString(try mover.moved(edge.course))),
            properties: [
                .text("row", row.row), .text("side", edge.side.rawValue), .text("edge_kind", request.edgeKind.rawValue),
                .number("accuracy_m", edge.accuracy),
            ])
    }

    /// What `build` would say of the pack.
    func check(_ manifest: [UInt8], _ layers: [(layer: PackManifest.Layer, features: FeatureCollection)]) -> [Diagnostic] {
        let (pack, faults) = PackManifest.read(manifest, file: "pack.json")
        guard let pack else { return faults }
        var reading = PackContents(manifest: pack, ruleset: ruleset)
        for (layer, features) in layers { reading.add(features, as: layer, file: "\(layer.rawValue).geojson") }
        return faults + reading.diagnostics
    }

    // MARK: - pack.json

    func manifest(_ layers: [PackManifest.Layer]) -> [UInt8] {
        var writer = JSONWriter(.pretty)
        writer.object { writer in
            writer.member("id", request.id)
            writer.key("title")
            writer.object(inline: true) { writer in
                writer.member("zh", base?.pack.title.own ?? ruleset.title.own)
                writer.member("en", base?.pack.title.en ?? ruleset.title.en)
            }
            writer.member("ruleset", ruleset.id)
            writer.member("status", PackManifest.PackStatus.imported.rawValue)
            writer.member("positional_accuracy_m", accuracy, places: 3, trimmed: true)
            writer.member("working_crs", system.identifier)
            if let metres = request.metresPerStorey ?? base?.pack.metresPerStorey {
                writer.member("metres_per_storey", metres, places: 3, trimmed: true)
            }
            writer.key("layers")
            writer.object { writer in for layer in layers { writer.member(layer.rawValue, "\(layer.rawValue).geojson") } }
            writer.key("assumptions")
            writer.object { writer in
                for (name, table) in [
                    ("half_width_m", widths.halfWidths), ("lane_width_m", widths.lanes), ("beside_lanes_m", widths.besideLanes),
                ] {
                    writer.key(name)
                    writer.object(inline: true) { writer in
                        for (grade, metres) in table.sorted(by: { $0.key < $1.key }) {
                            writer.member(grade, metres, places: 3, trimmed: true)
                        }
                    }
                }
            }
            writer.key("sources")
            writer.array { writer in for layer in layers { writer.source(source(of: layer)) } }
        }
        writer.newline()
        return Array(writer.text.utf8)
    }

    private func source(of layer: PackManifest.Layer) -> PackManifest.Source {
        let isOfBase =
            layer == .district && !request.sources.contains { $0.role == .district }
            || layer == .zones && !request.sources.contains { $0.role == .zones }
        if isOfBase, let base {
            let known = base.pack.sources.first { $0.layer == layer.rawValue }
            return PackManifest.Source(
                layer: layer.rawValue, origin: known?.origin ?? base.pack.id, licence: licence(known?.licence, in: base.pack),
                date: known?.date ?? "")
        }
        let files = request.sources.filter {
            $0.role == .auto || $0.role.rawValue == layer.rawValue || layer == .roadEdges && $0.role == .roadLand
        }.map(\.path)
        let names = files.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
        let licence = request.licence ?? (isOSM ? Licences.osm : "")
        return PackManifest.Source(
            layer: layer.rawValue, origin: "imported from \(names.joined(separator: ", "))", licence: licence, date: "")
    }

    /// `as network` says nothing where there is no network.
    private func licence(_ text: String?, in pack: PackManifest) -> String {
        guard let text, text.hasPrefix("as ") else { return text ?? "" }
        return pack.sources.first { $0.layer == String(text.dropFirst(3)) }?.licence ?? text
    }
}

extension JSONWriter {
    fileprivate mutating func source(_ source: PackManifest.Source) {
        object(inline: true) { writer in
            writer.member("layer", source.layer)
            writer.member("origin", source.origin)
            if !source.licence.isEmpty { writer.member("licence", source.licence) }
            if !source.date.isEmpty { writer.member("date", source.date) }
        }
    }
}
