import FeatureIO
import Geometry
import Projection
import Regulation
import StrictJSON
import Wording
import ZoningFiles
import ZoningLaw
import ZoningModel

/// What `validate` finds in a data pack: faults and doubts, what is there and what is missing, areas beside the published ones.
public struct ValidationReport: Sendable {
    /// How many features a layer has.
    public struct LayerCount: Sendable {
        /// The layer as `pack.json` names it: `zones`, `roads`, …
        public let name: String
        /// Features read, those at fault as well.
        public let features: Int
        /// How many of them could be used.
        public let used: Int
    }

    /// The area of a zone beside the published one.
    public struct ZoneArea: Sendable {
        /// The number of the zone, such as `101`.
        public let id: String
        /// The name of the zone in the pack.
        public let name: String
        /// Square kilometres.
        public let measured: Double
        /// Square kilometres: what the pack publishes, else what the rules do (reading Z8); nil where neither does.
        public let published: Double?
        /// Square kilometres without the land of the listed roads and of the rivers whose width the network tells; nil where data are at fault.
        public let withoutLand: Double?

        /// (measured − published) / published.
        public var deviation: Double? { published.map { (measured - $0) / $0 } }
        /// (withoutLand − published) / published.
        public var deviationWithoutLand: Double? {
            guard let withoutLand, let published else { return nil }
            return (withoutLand - published) / published
        }
    }

    /// The id of the pack.
    public let pack: String
    /// The layers that were read, in order.
    public let layers: [LayerCount]
    /// The zones by ascending id.
    public let areas: [ZoneArea]
    /// Rows of the annexes without a line in the pack.
    public let missingRows: [String]
    /// The frontages with a building in front, as on the day the rules came into force with every line built (reading B1).
    public let frontages: [Frontage]
    /// Faults and doubts, many of one kind as one.
    public let diagnostics: [Diagnostic]

    /// Whether any diagnostic is an error. Linear in the diagnostics.
    public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

extension ValidationReport {
    /// What is found in a pack that was read.
    package static func of(_ reading: PackContents, folder: String, today: CivilDate? = nil) throws(BuildError) -> ValidationReport {
        guard let read = reading.input, let ruleset = reading.ruleset else { throw .data(reading.diagnostics) }
        let inspection = Inspection(read, ruleset: ruleset, folder: folder, today: today ?? ruleset.document.inForceFrom)
        var (input, misplaced) = read.projected(in: folder)
        var faults = reading.faults
        faults += misplaced
        if !misplaced.contains(where: { $0.severity == .error }) { faults += inspection.settle(&input) }
        // What is made of faulty data would be doubts about the faults.
        guard !faults.hasErrors else {
            return try report(input, ruleset, reading, Shielding.none, land: nil, faults.diagnostics)
        }
        faults += inspection.doubts(input)
        let (land, misread) = try LineLand.of(input, folder: folder)
        faults += misread

        let zones = ZoneLocator(input.zones, ruleset: ruleset)
        let making = BandMaking(ruleset: ruleset, date: ruleset.document.inForceFrom, asBuilt: true, zones: zones)
        let shielding =
            input.buildings.isEmpty
            ? Shielding.none
            : Shielding(
                buildings: BuildingTable(input.buildings), lines: input.lines, making: making,
                bands: making.bands(
                    lines: input.lines, railwayLand: input.railwayLand, yards: input.yards, areas: input.lineLand + input.areas),
                zones: zones)
        faults += inspection.doubts(shielding)
        return try report(input, ruleset, reading, shielding, land: land, faults.diagnostics)
    }

    private static func report(
        _ input: ZoningInput, _ ruleset: Ruleset, _ reading: PackContents, _ shielding: Shielding, land: LineLand?,
        _ diagnostics: [Diagnostic]
    ) throws(BuildError) -> ValidationReport {
        let zones: [ZoneArea]
        do { zones = try areas(of: input, ruleset: ruleset, land: land) } catch { throw .geometry(error) }
        let rows = Set(input.lines.lazy.filter { $0.neighbour == nil }.map(\.row))
        // Where lines need not be listed, none is missing.
        let listed = ruleset.annexes.flatMap(\.rows).filter { ruleset.source($0.kind)?.listing == .required }.map(\.key)
        return ValidationReport(
            pack: input.pack.id, layers: reading.counts.map { .init(name: $0.layer.rawValue, features: $0.features, used: $0.used) },
            areas: zones, missingRows: listed.filter { !rows.contains($0) },
            frontages: shielding.isFirstRowAlone ? [] : shielding.frontages.map(\.rounded), diagnostics: diagnostics)
    }

    /// Reading Z8: what the pack publishes, else what the rules do.
    private static func areas(of input: ZoningInput, ruleset: Ruleset, land: LineLand?) throws(GeometryError) -> [ValidationReport.ZoneArea]
    {
        try input.zones.sorted { $0.id < $1.id }.map { (zone) throws(GeometryError) in
            let area = zone.polygons.reduce(0) { $0 + $1.area }
            let taken = try land?.area(within: zone.polygons)
            return ValidationReport.ZoneArea(
                id: zone.id, name: zone.name, measured: area / 1e6, published: zone.publishedArea ?? ruleset.zone(zone.id)?.area,
                withoutLand: taken.map { (area - $0) / 1e6 })
        }
    }
}

extension ValidationReport {
    /// The report for a terminal: areas, layers, rows, then every diagnostic, and one line of counts.
    public func text(_ language: Language) -> ShownText {
        var lines: [ShownText] = ["\(language("pack")) \(pack)", ""]
        func add(_ words: Phrase) { lines.append("\(language(words))") }
        add("areas in km²: measured, published, deviation; without the land of roads and rivers, deviation")
        for area in areas {
            let published = area.published.map { FixedDecimal.text($0, places: 1) } ?? "–"
            let without = area.withoutLand.map { FixedDecimal.text($0, places: 3) } ?? "–"
            lines.append(
                "  \(area.id)  \(FixedDecimal.text(area.measured, places: 3))  \(published)  \(percent(area.deviation))  \(without)  \(percent(area.deviationWithoutLand))  \(area.name)"
            )
        }
        lines.append("")
        add("layers: features, of them usable")
        for layer in layers { lines.append("  \(layer.name)  \(layer.features)  \(layer.used)") }
        if !missingRows.isEmpty {
            add("rows of the annexes that are not in the pack: \(missingRows.joined(separator: " "))")
        }
        if !frontages.isEmpty {
            lines.append("")
            add("frontages with a building in front:")
            for frontage in frontages {
                lines.append(
                    "  \(frontage.id) \(frontage.name)\(language(frontage.words)) · \(language(frontage.outcome.words))"
                )
            }
        }
        lines.append("")
        for diagnostic in diagnostics { add(diagnostic.phrase) }
        add(Diagnostic.count(diagnostics))
        return ShownText(lines: lines)
    }

    private func percent(_ share: Double?) -> String {
        share.map { ($0 < 0 ? "" : "+") + FixedDecimal.text($0 * 100, places: 1) + " %" } ?? ""
    }

    /// The report in the schema `noisezone.validation/1`.
    public func json(_ language: Language) -> String {
        var writer = JSONWriter(.pretty)
        writer.object { writer in
            writer.member("schema", "noisezone.validation/1")
            writer.member("pack", pack)
            writer.key("areas")
            writer.array { writer in for area in areas { writer.area(area) } }
            writer.key("layers")
            writer.array { writer in
                for layer in layers {
                    writer.object(inline: true) { writer in
                        writer.member("name", layer.name)
                        writer.member("features", layer.features)
                        writer.member("used", layer.used)
                    }
                }
            }
            writer.member("missing_rows", missingRows)
            if !frontages.isEmpty {
                writer.key("frontages")
                writer.array { writer in for frontage in frontages { writer.value(frontage.json) } }
            }
            writer.key("diagnostics")
            writer.array { writer in for diagnostic in diagnostics { diagnostic.write(to: &writer, in: language) } }
        }
        writer.newline()
        return writer.text
    }
}

extension JSONWriter {
    fileprivate mutating func area(_ area: ValidationReport.ZoneArea) {
        object(inline: true) { writer in
            writer.member("zone", area.id)
            writer.member("name", area.name)
            writer.member("measured_km2", area.measured, places: 4)
            if let published = area.published { writer.member("published_km2", published, places: 1) }
            if let deviation = area.deviation { writer.member("deviation", deviation, places: 4) }
            if let without = area.withoutLand { writer.member("without_land_km2", without, places: 4) }
            if let deviation = area.deviationWithoutLand { writer.member("deviation_without_land", deviation, places: 4) }
        }
    }
}
