import FeatureIO
import Regulation
import StrictJSON
import Wording
import ZoningFiles
import ZoningModel

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
            add("frontages (二(四)2 and 3):")
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
