import Wording

/// What lines and areas make of land beyond the table of distances: classes by what lies beneath, exceptions, land of their own.
extension TextBook {
    /// Kinds of line that differ from the plain one, those alike together.
    mutating func particulars() {
        var groups: [(titles: [String], words: String)] = []
        for source in ruleset.sources {
            let words = particulars(of: source).joined(separator: say(";", "; "))
            if words.isEmpty { continue }
            if let same = groups.firstIndex(where: { $0.words == words }) {
                groups[same].titles.append(source.title(language))
            } else {
                groups.append(([source.title(language)], words))
            }
        }
        if groups.isEmpty { return }
        page.heading(say("线路的特别规定", "Particulars of lines"))
        for group in groups {
            page.paragraph(group.titles.joined(separator: say("、", ", ")) + say(":", ": ") + group.words, label: "–", indent: 2)
        }
    }

    private func particulars(of source: SourceRule) -> [String] {
        var words: [String] = []
        if let lanes = source.selector.lanes { words.append(self.lanes(lanes)) }
        if let width = source.selector.width { words.append(self.width(width)) }
        switch source.ownLand {
        case .band: break
        case .zoneClass(let own): words.append(say("用地本身为", "its own land: ") + className(own))
        case .base: words.append(say("用地本身随所在区", "its own land stays as it is"))
        case .unassigned: words.append(say("用地本身不划类", "its own land is of no class"))
        }
        if let effect = source.effect { words += self.words(effect) }
        guard source.effect != nil else { return words }
        switch source.listing {
        case .required: break
        case .optional(nil) where ruleset.annexes.isEmpty: words.append(say("此类线路均适用", "every line of this kind counts"))
        case .optional(nil): words.append(say("不必列入附件", "counts without a row of an annex"))
        case .optional(let from?): words.append(say("\(from) 起开通的不必列入附件", "opened from \(from) on, counts without a row of an annex"))
        }
        return words
    }

    /// What an effect says beyond its class.
    private func words(_ effect: Effect) -> [String] {
        var words: [String] = []
        let byBase = effect.byBase.sorted { $0.key.id < $1.key.id }.map { "\($0.key) → \($0.value)" }.joined(separator: say("、", ", "))
        if !byBase.isEmpty { words.append(say("按所在区:", "by the zone beneath: ") + byBase) }
        if !effect.keeps.isEmpty {
            words.append(say("不改变:", "leaves as it is: ") + effect.keeps.map(className).joined(separator: say("、", ", ")))
        }
        for exception in effect.exceptions {
            words.append("\(exception.landUse): \(className(exception.zoneClass)) \(cited(exception.source, exception.reading))")
        }
        return words
    }

    /// Kinds of area with a class of their own.
    mutating func areas() {
        guard !ruleset.areas.isEmpty else { return }
        page.heading(say("单列区域", "Areas with a class of their own"))
        for area in ruleset.areas {
            var words = area.title(language)
            if let width = area.buffer?.value(on: ruleset.document.inForceFrom) {
                words += say(",周界外 \(self.width(width)) 米", ", and \(self.width(width)) m about it")
            }
            words +=
                ": "
                + ((area.effect.byBase.isEmpty ? [className(area.effect.zoneClass)] : []) + self.words(area.effect)).joined(
                    separator: say(";", "; "))
            if let edge = area.edgeKind { words += " (\(edge))" }
            page.paragraph("\(words) \(cited(area.source, area.reading))", label: area.key, indent: 15)
        }
    }

    func className(_ zoneClass: ZoneClass) -> String { ruleset.rule(of: zoneClass)?.name(language) ?? zoneClass.id }

    /// The width, and the range that the law leaves for it.
    func width(_ width: Width) -> String {
        guard let nominal = width.nominal, let tolerance = width.tolerance else { return number(width.metres) }
        return "\(number(width.metres)) (\(number(nominal)) ± \(number(tolerance)))"
    }

    func lanes(_ lanes: ClosedRange<Int>) -> String {
        let most = lanes.upperBound < 100 ? "\(lanes.lowerBound)–\(lanes.upperBound)" : "≥ \(lanes.lowerBound)"
        return say("\(most) 车道", "\(most) lanes")
    }

    func width(_ width: Range<Double>) -> String {
        let least = width.lowerBound > 0 ? "≥ \(number(width.lowerBound))" : ""
        let below = width.upperBound.isFinite ? "< \(number(width.upperBound))" : ""
        let range = [least, below].filter { !$0.isEmpty }.joined(separator: " ")
        return say("路宽 \(range) 米", "road \(range) m wide")
    }
}
