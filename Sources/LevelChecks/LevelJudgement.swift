import Regulation
import Wording

/// One level against one class: the steps of ``MeasuredLevelCheck``.
struct LevelJudgement {
    let standard: Standard
    let book: StandardsBook
    let question: LevelQuestion
    let zone: ZoneClass?

    func finding() -> LevelFinding {
        let limit: StandardLimit
        do throws(NoLimit) {
            limit = try standard.limit(
                zone: zone, period: question.period, quantity: question.quantity, place: question.place, on: question.date)
        } catch {
            return LevelFinding(
                question: question, verdict: .undecided, limit: nil, difference: removal.difference, correction: nil, full: nil,
                rounded: nil,
                decides: nil, steps: [], notes: [LevelNote(error.fault, error.text)])
        }
        return compare(limit, removal)
    }

    private var removal: BackgroundRemoval { BackgroundRemoval(standard: standard, rule: book.background, question: question) }

    private func compare(_ limit: StandardLimit, _ removal: BackgroundRemoval) -> LevelFinding {
        let rule = standard.comparison.attested(on: question.date)
        let bound = Decibels(limit.value)
        // Where the correction cannot be told the level stands uncorrected: it can only be lower.
        let value = question.level + Decibels(removal.correction ?? 0)
        let full = comparison(value, bound)
        // Limits are whole numbers, so whole numbers unless the standard says otherwise.
        let rounded = comparison(value.rounded(places: rule?.value.places ?? 0), bound)
        var (verdict, notes) = decide(full, rounded, rule?.value.decides, rule?.ground, limit)
        notes =
            limit.notes.map { LevelNote(CheckFault.limit, $0.phrase) } + removal.notes(for: verdict, limit: bound, book: book.background)
            + notes
        if removal.correction == nil, verdict == .exceeds { verdict = .undecided }
        var steps = limit.grounds.map { LevelFinding.Step(kind: .limit, ground: $0) }
        steps += removal.ground.map { [LevelFinding.Step(kind: .background, ground: $0)] } ?? []
        // What decides between the two matters only where they differ.
        if full.verdict != rounded.verdict, let rule { steps.append(LevelFinding.Step(kind: .comparison, ground: rule.ground)) }
        return LevelFinding(
            question: question, verdict: verdict, limit: limit, difference: removal.difference, correction: removal.correction, full: full,
            rounded: rounded, decides: rule?.value.decides, steps: steps, notes: notes)
    }

    private func comparison(_ value: Decibels, _ limit: Decibels) -> LevelFinding.Comparison {
        LevelFinding.Comparison(value: value, verdict: LevelVerdict(value, limit: limit), margin: limit - value)
    }

    private func decide(
        _ full: LevelFinding.Comparison, _ rounded: LevelFinding.Comparison, _ decides: Standard.Comparison.Decides?, _ ground: Ground?,
        _ limit: StandardLimit
    ) -> (LevelVerdict, [LevelNote]) {
        if full.verdict == rounded.verdict { return (full.verdict, []) }
        let both: Phrase =
            "as it stands, \(full.value) against \(limit.value): \(full.verdict.title); rounded, \(rounded.value) against \(limit.value): \(rounded.verdict.title)"
        guard let decides, let ground else {
            return (
                .undecided,
                [
                    LevelNote(CheckFault.comparisonsDiffer, both),
                    LevelNote(
                        CheckFault.comparisonUnknown, "which of the two decides by \(limit.edition) was not read"),
                ]
            )
        }
        let word: Phrase =
            decides == .full
            ? "the level as it stands decides" : "the rounded one decides"
        let note: Phrase = "\(both); \(word) (\(ground.source))"
        return (decides == .full ? full.verdict : rounded.verdict, [LevelNote(CheckFault.comparisonsDiffer, note)])
    }
}

extension LevelFinding {
    /// The same with what hours are missing: fewer than `least`, and the mean does not stand for the period.
    package func counting(hours found: Int, of whole: Int, least: Int) -> LevelFinding {
        guard found < whole else { return self }
        var finding = self
        let what: Phrase = "levels of \(found) of its \(whole) hours"
        if found < least {
            finding.verdict = .undecided
            finding.notes.insert(LevelNote(CheckFault.hoursMissing, "\(what), and \(least) are needed"), at: 0)
        } else {
            finding.notes.append(LevelNote(CheckFault.hoursMissing, what))
        }
        return finding
    }

    /// The highest level that complies, dB(A), with the decimals of the one that was measured and with the background taken off; nil without a
    /// limit. Where the rounded level decides it may be above the limit, half to even: 65.4 counts as 65, 70.5 as 70.
    package var atMost: Decibels? {
        guard let limit else { return nil }
        let decimals = (corrected ?? question.level).decimals
        guard decides == .rounded, decimals > 0 else { return Decibels(limit.value) }
        let fraction = limit.value.isMultiple(of: 2) ? "5" : "4" + String(repeating: "9", count: decimals - 1)
        return (try? Decibels(parsing: "\(limit.value).\(fraction)")) ?? Decibels(limit.value)
    }
}

extension LevelVerdict {
    package var title: Phrase {
        switch self {
        case .pass: "pass"
        case .exceeds: "exceeds"
        case .undecided: "undecided"
        }
    }
}
