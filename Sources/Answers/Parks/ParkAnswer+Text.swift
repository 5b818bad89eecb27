import FeatureIO
import Regulation
import StrictJSON
import Wording
import ZoneQueries
import ZoningModel

extension ParkAnswer {
    /// Nobody reads more corners, sides or lines of one area than this; JSON and the files have all.
    static let mostLines = 200

    /// The areas as a person reads them: a block each, then how they lie to each other. Linear in what is told.
    public func text(_ language: Language) -> ShownText {
        let words = ParkWords(self, language)
        var text: ShownText = ""
        for entry in entries {
            switch entry {
            case .area(let area, let finding): text += block(area, finding, words)
            case .fault(let number, let label, let fault):
                text += "\(head(number, label, words))  \(language("error: \(fault.advice) [\(fault.code)]"))\n\n"
            }
        }
        if entries.count > 1 {
            let faults = fit.overlaps.map(words.overlap) + fit.gaps.map(words.gap)
            text += "\(words(ParkWords.between))\n"
            for fault in faults { text += "  \(words(fault))\n" }
            if faults.isEmpty { text += "  \(words("no overlap and no gap"))\n" }
            text += "\n"
        }
        let answers = AnswerWords(language: language)
        text += "\(answers.label(AnswerWords.date))\(date) · \(map.meta.ruleset)\n"
        text += "\(answers.label(AnswerWords.data))\(answers.status(map.meta))\n"
        return text
    }

    private func head(_ number: Int, _ label: String, _ words: ParkWords) -> String {
        "\(words(ParkWords.area)) \(number)" + (label == "#\(number)" ? "" : " \(label)")
    }

    private func block(_ area: SurveyedArea, _ finding: ParkFinding, _ words: ParkWords) -> ShownText {
        let parcel = finding.parcel
        var text: ShownText = "\(head(area.number, area.label, words))  \(words.land.status(parcel.status))\n"
        func line(_ label: Phrase, _ value: String) { text += "  \(DisplayWidth.padded(words(label), to: 22))\(value)\n" }
        line(ParkWords.inPlane, words.size(area.planeArea))
        line(ParkWords.onEllipsoid, words.size(area.ellipsoidArea))
        line(ParkWords.difference, words.difference(area))
        if let declared = area.declaredArea { line(ParkWords.declared, words.size(declared)) }
        line(ParkWords.perimeter, "\(words.metres(area.perimeter)) m")
        line(ParkWords.closure, words.closure(area))
        line(ParkWords.system, words(words.system(area)))
        line(ParkWords.bounds, words.bounds(finding.neighbours))
        text += "  \(words(ParkWords.classes))\n"
        for share in parcel.shares {
            text +=
                "    \(words.land.percent(share.share))  \(words.land.area(share.area))  \(words.land.land(share.land))\(words.land.offCarriageways(share))\n"
        }
        if let limits = parcel.strictest { text += "    \(words("strictest: \(words.land.limits(limits))"))\n" }
        let corners = area.corners
        list(ParkWords.corners, corners, &text, words) { corner in
            let ring = area.polygons.count > 1 || corner.ring > 0 ? "\(words.land.ring(corner.part, corner.ring))  " : ""
            return
                "\(ring)\(corner.name)  X \(words.metres(corner.place.y, 3))  Y \(words.metres(corner.place.x, 3))  → \(NumberedCorner.name(corner.next)) \(words.metres(corner.length)) m"
        }
        list(ParkWords.sides, finding.sides, &text, words) { side in
            let name = "\(NumberedCorner.name(side.from))–\(NumberedCorner.name(side.to))"
            let facing = words(ParkWords.side(side.facing))
            let outside = words("outside: \(words.lands(side.outside))")
            let inside = words("inside: \(words.lands(side.inside))")
            return "\(name)  \(facing)  \(words.metres(side.length)) m  \(outside)  ·  \(inside)"
        }
        text += "  \(words("lines within \(FixedDecimal.text(reach, places: 1, trimmed: true)) m of the outline"))\n"
        for line in finding.lines { text += "    \(line.row) \(line.name): \(words(words.distance(line)))\n" }
        if finding.lines.isEmpty { text += "    \(words(ParkWords.noLines))\n" }
        return text + "\n"
    }

    private func list<Item>(
        _ title: Phrase, _ items: [Item], _ text: inout ShownText, _ words: ParkWords, _ line: (Item) -> String
    ) {
        text += "  \(words(title))\n"
        for item in items.prefix(Self.mostLines) { text += "    \(line(item))\n" }
        let rest = items.count - Self.mostLines
        if rest > 0 { text += "    \(words("and \(rest) more (--format json lists all)"))\n" }
    }
}

extension ShownText {
    fileprivate static func + (a: ShownText, b: ShownText) -> ShownText {
        var sum = a
        sum += b
        return sum
    }
}
