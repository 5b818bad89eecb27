import Regulation
import Wording

/// What the background takes off a level: how much, by which rule, and what to know with it.
struct BackgroundRemoval {
    private enum Why {
        case noRule, notGiven
        case asMeasured(Ground)
        case byTable(Ground)
        case tooNear(Ground)
        case notRead(Citation)
    }

    /// dB(A), as measured.
    private let level: Decibels
    /// Measured less background, dB.
    let difference: Decibels?
    /// dB, 0 or below; nil where it cannot be told.
    let correction: Int?
    private let why: Why
    private let other: BackgroundRule.Outcome?

    init(standard: Standard, rule: BackgroundRule, question: LevelQuestion) {
        level = question.level
        difference = question.background.map { question.level - $0 }
        let entry = standard.background?.entry(on: question.date)
        var outcome: BackgroundRule.Outcome?
        if let difference, let applies = entry?.value, applies.value { outcome = rule.outcome(difference: difference) }
        if question.quantity.isMaximum, let asMeasured = standard.maximaAsMeasured?.attested(on: question.date), asMeasured.value {
            // 最大声级直接评价: no background is taken off a maximum.
            (correction, why, other) = (0, .asMeasured(asMeasured.ground), nil)
        } else if let entry, entry.value == nil {
            (correction, why, other) = (difference == nil ? 0 : nil, .notRead(entry.source), nil)
        } else if difference == nil {
            (correction, why, other) = (0, entry?.value?.value == true ? .notGiven : .noRule, nil)
        } else if let entry, let applies = entry.value, let outcome, let difference {
            let ground = Ground(source: entry.source, isVerified: applies.isVerified)
            let first = rule.outcomeRoundingFirst(difference: difference)
            other = first == outcome ? nil : first
            switch outcome {
            case .none: (correction, why) = (0, .byTable(ground))
            case .correction(let decibels): (correction, why) = (decibels, .byTable(ground))
            case .tooNear: (correction, why) = (nil, .tooNear(ground))
            }
        } else {
            (correction, why, other) = (0, .noRule, nil)
        }
    }

    /// Where it stands; nil where nothing was applied.
    var ground: Ground? {
        switch why {
        case .asMeasured(let ground) where difference != nil: ground
        case .byTable(let ground), .tooNear(let ground): ground
        case .noRule, .notGiven, .asMeasured, .notRead: nil
        }
    }

    /// What to know, once the level (uncorrected where the correction cannot be told) was compared with the limit.
    func notes(for verdict: LevelVerdict, limit: Decibels, book: BackgroundRule) -> [LevelNote] {
        switch why {
        case .noRule where difference != nil:
            return [
                LevelNote(
                    CheckFault.backgroundNotUsed,
                    "this standard takes the level with its background in it: the background given was not used")
            ]
        case .asMeasured(let ground) where difference != nil:
            return [
                LevelNote(
                    CheckFault.backgroundNotUsed, "maxima are taken as measured: the background given was not used (\(ground.source))")
            ]
        case .noRule, .asMeasured: return []
        case .notGiven: return notGiven(verdict, isBelow: level < limit, book)
        case .notRead where verdict == .pass && difference == nil: return []
        case .notRead(let source):
            return [
                LevelNote(
                    CheckFault.backgroundNotRead, "how \(source.document) takes the background off was not read: nothing was taken off")
            ]
        case .byTable: return order(book)
        case .tooNear: return tooNear(verdict, book) + order(book)
        }
    }

    private func notGiven(_ verdict: LevelVerdict, isBelow: Bool, _ book: BackgroundRule) -> [LevelNote] {
        if isBelow { return [LevelNote(CheckFault.backgroundSkipped, "\(book.maySkip.text) — \(book.maySkip.ground.source)")] }
        // At the limit, or rounded down to it: a background could only lower the level.
        if verdict == .pass { return [] }
        let most = book.table.map(\.correction).min() ?? 0
        return [
            LevelNote(
                CheckFault.backgroundMissing,
                "no background was given: the level was taken as it is; a background can take up to \(-most) dB(A) off (\(book.ground.source))"
            )
        ]
    }

    private func tooNear(_ verdict: LevelVerdict, _ book: BackgroundRule) -> [LevelNote] {
        var notes: [LevelNote] = []
        if let difference, difference < Decibels(0) {
            notes.append(LevelNote(CheckFault.backgroundAbove, "the background is above the level: look at the figures"))
        }
        if verdict == .pass {
            notes.append(
                LevelNote(
                    CheckFault.uncorrectedMeets,
                    "less than \(book.tableFrom) dB(A) above the background, so not corrected; the level meets the limit even so"))
        } else {
            notes.append(LevelNote(CheckFault.backgroundTooNear, "\(book.tooNear.text) — \(book.tooNear.ground.source)"))
        }
        return notes
    }

    /// Δ is looked at before it is rounded; where it matters the other order is told.
    private func order(_ book: BackgroundRule) -> [LevelNote] {
        guard let other, let difference else { return [] }
        let words: Phrase =
            switch other {
            case .none: "nothing would be taken off"
            case .correction(let decibels): "\(-decibels) dB(A) would be taken off"
            case .tooNear: "it could not be corrected"
            }
        return [
            LevelNote(
                CheckFault.differenceOrder,
                "Δ \(difference) was held against the ranges before it was rounded; rounded first, to \(difference.rounded()), \(words)")
        ]
    }
}
