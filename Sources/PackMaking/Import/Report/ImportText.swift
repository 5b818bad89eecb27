import StrictJSON
import Wording

extension ImportReport {
    /// The report for a terminal: how much was found, every row with what was found of it, what is missing.
    package func text(_ language: Language) -> ShownText {
        let whole = rows.filter(\.isWhole).count
        var lines: [ShownText] = [
            "\(language("features read: \(counts.read); ways: \(counts.ways), \(counts.joined) of them from two directions"))",
            "\(language("housing areas: \(counts.residential); buildings: \(counts.buildings); stops: \(counts.stops)"))",
        ]
        for (reason, count) in counts.leftOut.filter({ $0.value > 0 }).sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            lines.append("\(language("left out: \(count), \(reason)"))")
        }
        if let placesCompared { lines.append("\(language("places compared with the base pack: \(placesCompared)"))") }
        lines.append("\(language("rows: \(rows.count); found: \(found.count); whole: \(whole)"))")
        if !missingLayers.isEmpty {
            lines.append(
                "\(language("the pack cannot be built yet: it lacks \(Phrase.list(missingLayers.map(\.rawValue))). Give --base PACK, or files with --as"))"
            )
        }
        lines.append("")
        for row in rows { lines += row.lines(language) }
        return ShownText(lines: lines)
    }
}

extension SortedFeatures.LeftOut: Spoken {
    package var phrase: Phrase {
        switch self {
        case .noGeometry: "without a geometry"
        case .zeroLength: "lines without a length"
        case .otherKind: "of a kind that no pack needs"
        case .otherGeometry: "of another geometry than their kind needs"
        case .repeated: "drawn twice"
        case .outsidePlane: "too far away for the working plane"
        }
    }
}

extension CutRow {
    fileprivate func lines(_ language: Language) -> [ShownText] {
        guard !sections.isEmpty else {
            let near: Phrase = nearestNames.isEmpty ? "" : "; nearest names: \(Phrase.list(nearestNames))"
            return ["  \(row)  \(name)  \(language("not found"))\(language(near))"]
        }
        func metres(_ value: Double) -> Int { Int(value.rounded(), within: 0...40_000_000) }
        var lines: [ShownText] = [
            "  \(row)  \(name)  \(from.name) (\(language(from.finding.phrase))) → \(to.name) (\(language(to.finding.phrase)))  \(metres(length)) m"
        ]
        var notes: [Phrase] = []
        if foundBy != [name], !foundBy.isEmpty { notes.append("found as \(Phrase.list(foundBy))") }
        if !otherNames.isEmpty { notes.append("called \(Phrase.list(otherNames)) in the sources, in part") }
        if missing > 0 { notes.append("\(metres(missing)) m missing") }
        let closed = gaps.filter(\.isClosed)
        if !closed.isEmpty { notes.append("gaps closed: \(closed.count), the widest \(metres(closed.map(\.metres).max() ?? 0)) m") }
        notes += doubts.filter { $0 != .namedOtherwise }.map(\.phrase)
        for note in notes { lines.append("      \(language(note))") }
        return lines
    }
}
