import FeatureIO
import Geometry
import Projection
import Regulation
import StrictJSON
import Wording
import ZoneQueries
import ZoningFiles
import ZoningModel

extension MapDifference {
    /// The table for a terminal: every change with its area, and below it what is behind it.
    public func text(_ language: Language) -> ShownText {
        var lines: [ShownText] = heading(language).map { "\($0)" }
        lines.append("")
        if changes.isEmpty { lines.append("\(language("no class and no limit has changed"))") }
        for row in table {
            let pieces: Phrase = row.pieces == 1 ? "1 piece" : "\(row.pieces) pieces"
            lines.append("  \(titles(row.from, row.to, language))  \(Self.hectares(row.area)) ha  \(language(pieces))")
            // R1: every area is told with carriageways and without.
            if row.area - row.areaOffCarriageways > Self.told {
                lines.append("      \(language("\(Self.hectares(row.areaOffCarriageways)) ha of it without carriageways [R1]"))")
            }
            for (number, (cause, area)) in row.causes.enumerated() where number == 0 || area > Self.told {
                lines.append("      \(cause.told(language))  \(Self.hectares(area)) ha")
            }
        }
        lines += facadeLines(language) + peopleLines(language)
        if !zoneChanges.isEmpty {
            lines += ["", "\(language("in another zone, with the same class and limits:"))"]
            for change in zoneChanges {
                lines.append(
                    "  \(change.from ?? "–") → \(change.to ?? "–")  \(Self.hectares(change.area)) ha")
            }
        }
        return ShownText(lines: lines)
    }

    func titles(_ from: Designation, _ to: Designation, _ language: Language) -> String {
        let titles = DifferenceTitles(from, to)
        return "\(language(titles.from)) → \(language(titles.to))"
    }

    /// Both sides, and that they were drawn by different rules.
    func heading(_ language: Language) -> [String] {
        let (from, to) = (distinction(before, from: after), distinction(after, from: before))
        var lines = [
            language(before.isAsBuilt ? "from \(before.id) \(before.date) as built" : "from \(before.id) \(before.date)") + from,
            language(after.isAsBuilt ? "to   \(after.id) \(after.date) as built" : "to   \(after.id) \(after.date)") + to,
        ]
        if hasOtherRules {
            lines.append(
                language(
                    "the maps are drawn by different rules, \(before.ruleset) and \(after.ruleset): classes of one name need not mean the same"
                ))
        }
        return lines
    }

    private func facadeLines(_ language: Language) -> [ShownText] {
        guard facades.isCompared else { return [] }
        var lines: [ShownText] = []
        for row in facades.table {
            let words: Phrase =
                "buildings: \(row.buildings), storeys: \(row.storeys), wall: \(Self.metres(row.length)) m, each storey counted"
            lines.append("  \(titles(row.from, row.to, language))  \(language(words))")
        }
        if !facades.onlyBefore.isEmpty {
            lines.append("  \(language("buildings on the first map alone: \(Phrase.list(facades.onlyBefore))"))")
        }
        if !facades.onlyAfter.isEmpty {
            lines.append("  \(language("buildings on the second map alone: \(Phrase.list(facades.onlyAfter))"))")
        }
        return lines.isEmpty ? [] : ["", "\(language("façades:"))"] + lines
    }

    private func peopleLines(_ language: Language) -> [ShownText] {
        guard let people else { return [] }
        var lines: [ShownText] = ["", "\(language("counted in the layer: \(Self.count(people.people)), at \(people.places) places"))"]
        for row in people.rows {
            lines.append("  \(titles(row.from, row.to, language))  \(Self.count(row.people))  \(language("places: \(row.places)"))")
        }
        if people.rows.isEmpty { lines.append("  \(language("none of them on changed land"))") }
        if people.placesOutside > 0 { lines.append("  \(language("places outside both maps: \(people.placesOutside)"))") }
        return lines
    }

    /// What else tells one side from the other: readings that are not the same; where nothing is but the data, the hash of their files.
    private func distinction(_ meta: MapMeta, from other: MapMeta) -> String {
        let readings = zip(meta.switches.named, other.switches.named).filter { $0.value != $1.value }.map { " \($0.0.name)=\($0.0.value)" }
        let isTold =
            !readings.isEmpty || meta.id != other.id || meta.date != other.date || meta.isAsBuilt != other.isAsBuilt
            || meta.sourceHash == other.sourceHash
        return readings.joined() + (isTold ? "" : " sha256 \(meta.sourceHash.prefix(12))")
    }
}
