import FeatureIO
import Geometry
import Projection
import Regulation
import StrictJSON
import Wording
import ZoningFiles
import ZoningModel

/// A pack made of what people have, and the report of how it was made.
package struct ImportedPack: Sendable {
    package let report: ImportReport
    /// The text of pack.json.
    package let manifest: [UInt8]
    /// Layers in longitude and latitude; those that hold nothing are left out.
    package let layers: [(layer: PackManifest.Layer, features: FeatureCollection)]
}

/// From files to a pack, step by step; every step is a function of its values.
package enum Importing {
    /// Where the data may lie elsewhere by nobody knows how much. Metres: what street maps of volunteers are off by, and some.
    static let usualAccuracy = 10.0

    /// Reads every source, matches streets and rows, and makes the layers; nothing is written.
    ///
    /// Faults of data stand in the report; with an error among them the pack is not fit to be written.
    package static func pack(_ request: ImportRequest) throws(BuildError) -> ImportedPack {
        let base: ImportBase? = if let folder = request.base { try ImportBase.read(folder) } else { nil }
        let ruleset = try ruleset(request, base)
        let edgeKinds = LayerColumn.edgeKinds(.roads, ruleset)
        guard edgeKinds.contains(request.edgeKind.rawValue) else {
            throw .data([
                Diagnostic(
                    code: PackFault.propertyValue, what: "--edge-kind: the rules \(ruleset.id) have no \"\(request.edgeKind.rawValue)\"",
                    fix: "Give one of: \(Phrase.list(edgeKinds))")
            ])
        }
        var sorting = FeatureSorting(mapping: request.mapping, metresPerStorey: request.metresPerStorey ?? base?.pack.metresPerStorey)
        let names = StreetNames(ruleset, aliases: base?.aliases ?? [:])
        var checks: [SystemCheck] = []
        var isOSM = false
        for (path, role) in request.sources {
            let source: ImportSource
            do throws(FileError) { source = try ImportSource.read(path, as: role, crs: request.crs) } catch { throw .file(error) }
            isOSM = isOSM || Licences.isOSM(source)
            let (lines, stops) = (sorting.sorted.lines.count, sorting.sorted.stops.count)
            sorting.add(source)
            guard let base, let crs = source.crs else { continue }
            let found = NamedPlaces(
                lines: sorting.sorted.lines.dropFirst(lines).flatMap(\.lines), stops: Array(sorting.sorted.stops.dropFirst(stops)), names)
            let check = SystemCheck(found, against: NamedPlaces(base.network, ruleset), crs: crs)
            if let told = check.diagnostic(file: path) { sorting.add(told) }
            checks.append(check)
        }
        let sorted = sorting.sorted
        let system: CoordinateReferenceSystem
        if let known = request.workingCRS ?? base?.pack.workingCRS { system = known } else { system = try WorkingGrid.about(sorted) }
        var report = ImportReport(pack: request.id, ruleset: ruleset.id, workingCRS: system)
        report.counts.read = sorted.read
        report.placesCompared = base == nil ? nil : checks.reduce(0) { $0 + $1.count }
        var faults = sorted.diagnostics
        var rows: [CutRow] = []
        let accuracy = request.accuracy ?? usualAccuracy
        let widths = WidthTable.standard.with(base?.pack.assumedHalfWidths ?? [:])
        if !faults.hasErrors {
            do throws(ProjectionError) {
                let mover = try Mover(from: .wgs84, to: system)
                let network = try ImportNetwork(sorted, base: base, names: names, mover: mover)
                report.counts.ways = network.ways.count
                report.counts.joined = network.joined
                report.counts.leftOut = sorted.leftOut
                report.counts.leftOut[.repeated, default: 0] += network.repeated
                report.counts.leftOut[.outsidePlane, default: 0] += network.outside
                let cutting = RowCutting(
                    graph: WayGraph(network.ways), names: names, known: network.known, widths: widths, surfaces: network.surfaces,
                    accuracy: accuracy)
                rows = (ruleset.roads + ruleset.rails).compactMap(cutting.row)
                if rows.isEmpty, !network.ways.isEmpty { faults.append(Self.unlisted(by: ruleset)) }
            } catch { faults.append(.projection(error, file: request.sources.first?.path)) }
        }
        let likeness = NameLikeness(Set(sorted.lines.flatMap { $0.lines.flatMap(\.names) }))
        for number in rows.indices where rows[number].sections.isEmpty {
            rows[number].nearestNames = likeness.names(like: rows[number].name)
        }
        report.rows = rows
        (report.counts.residential, report.counts.buildings) = (sorted.residential.count, sorted.buildings.count)
        report.counts.stops = sorted.stops.count
        let making = PackOfImport(
            request: request, base: base, ruleset: ruleset, system: system, accuracy: accuracy, widths: widths, isOSM: isOSM)
        let (layers, repeated, doubts) = making.layers(rows, sorted)
        report.counts.leftOut[.repeated, default: 0] += repeated
        faults += doubts
        report.missingLayers = [.district, .zones].filter { layer in !layers.contains { $0.layer == layer } }
        let lines = LayerColumn.layers(by: ruleset).filter { [.roads, .rail, .waterways, .roadLand, .railwayLand].contains($0) }
        if let first = lines.first, !layers.contains(where: { lines.contains($0.layer) }) { report.missingLayers.append(first) }
        let manifest = making.manifest(layers.map(\.layer))
        if !faults.hasErrors { faults += making.check(manifest, layers).filter { $0.code != PackFault.layerMissing.code } }
        report.diagnostics = faults.diagnostics
        return ImportedPack(report: report, manifest: manifest, layers: layers)
    }

    /// Lines are cut from street to street as the rules list them; where they list none, nobody knows which are meant.
    private static func unlisted(by ruleset: Ruleset) -> Diagnostic {
        Diagnostic(
            code: MakingFault.nothingListed, severity: .warning,
            what: "the rules \(ruleset.id) list no lines from street to street, so no line of the source is taken",
            fix: "Name the file as a layer of pack.json, with \"columns\" and \"values\" that say what its lines are")
    }

    private static func ruleset(_ request: ImportRequest, _ base: ImportBase?) throws(BuildError) -> Ruleset {
        if let base, request.ruleset == nil || request.ruleset == base.ruleset.id { return base.ruleset }
        do { return try Ruleset.bundled(request.ruleset ?? Ruleset.standardID) } catch {
            throw .data([
                Diagnostic(
                    code: PackFault.rulesetUnknown, what: "the ruleset \"\(request.ruleset ?? "")\" is not known",
                    fix: "Name one of: \(Ruleset.bundledIDs.joined(separator: ", "))")
            ])
        }
    }
}
