import Regulation

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
                    "background-not-used", zh: "本标准按测量值评价,不扣除背景噪声:所给背景值未使用",
                    en: "this standard takes the level with its background in it: the background given was not used")
            ]
        case .asMeasured(let ground) where difference != nil:
            return [
                LevelNote(
                    "background-not-used", zh: "最大声级直接评价,不作背景修正(\(ground.source))",
                    en: "maxima are taken as measured: the background given was not used (\(ground.source))")
            ]
        case .noRule, .asMeasured: return []
        case .notGiven: return notGiven(verdict, isBelow: level < limit, book)
        case .notRead where verdict == .pass && difference == nil: return []
        case .notRead(let source):
            return [
                LevelNote(
                    "background-not-read", zh: "\(source.document) 的背景修正未核对:没有扣除",
                    en: "how \(source.document) takes the background off was not read: nothing was taken off")
            ]
        case .byTable: return order(book)
        case .tooNear: return tooNear(verdict, book) + order(book)
        }
    }

    private func notGiven(_ verdict: LevelVerdict, isBelow: Bool, _ book: BackgroundRule) -> [LevelNote] {
        if isBelow { return [LevelNote("background-skipped", book.maySkip.text.adding(" — \(book.maySkip.ground.source)"))] }
        // At the limit, or rounded down to it: a background could only lower the level.
        if verdict == .pass { return [] }
        let most = book.table.map(\.correction).min() ?? 0
        return [
            LevelNote(
                "background-missing", zh: "未给背景值:按测量值评价;背景修正最多为 \(most) dB(A)(\(book.ground.source))",
                en:
                    "no background was given: the level was taken as it is; a background can take up to \(-most) dB(A) off (\(book.ground.source))"
            )
        ]
    }

    private func tooNear(_ verdict: LevelVerdict, _ book: BackgroundRule) -> [LevelNote] {
        var notes: [LevelNote] = []
        if let difference, difference < Decibels(0) {
            notes.append(LevelNote("background-above", zh: "背景值高于测量值:请核对", en: "the background is above the level: look at the figures"))
        }
        if verdict == .pass {
            notes.append(
                LevelNote(
                    "uncorrected-meets", zh: "与背景值相差不足 \(book.tableFrom) dB(A),未作修正;未修正的测量值已达标",
                    en: "less than \(book.tableFrom) dB(A) above the background, so not corrected; the level meets the limit even so"))
        } else {
            notes.append(LevelNote("background-too-near", book.tooNear.text.adding(" — \(book.tooNear.ground.source)")))
        }
        return notes
    }

    /// Δ is looked at before it is rounded; where it matters the other order is told.
    private func order(_ book: BackgroundRule) -> [LevelNote] {
        guard let other, let difference else { return [] }
        let words =
            switch other {
            case .none: Text(zh: "不修正", en: "nothing would be taken off")
            case .correction(let decibels): Text(zh: "修正 \(decibels) dB(A)", en: "\(-decibels) dB(A) would be taken off")
            case .tooNear: Text(zh: "无法修正", en: "it could not be corrected")
            }
        return [
            LevelNote(
                "difference-order", zh: "差值 \(difference) 先判范围后取整;若先取整为 \(difference.rounded()),则\(words.zh)",
                en:
                    "Δ \(difference) was held against the ranges before it was rounded; rounded first, to \(difference.rounded()), \(words.en)"
            )
        ]
    }
}
