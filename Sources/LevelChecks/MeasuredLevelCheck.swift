import Regulation
import Wording
import ZoningModel

/// Holds a measured level against the limit of a standard. The steps, in this order:
///
/// 1. the limit: edition by date, table by class, then −10 dB indoors, then the allowance of a maximum;
/// 2. the background, where the standard takes it off (``BackgroundRule``): Δ is exact, its range is looked at first, then it is rounded;
/// 3. the level less the correction, exact, and the same rounded half to even (GB/T 8170);
/// 4. both are compared. The standard's data say which one decides; where the two disagree the answer says so.
///
/// All in whole thousandths of a decibel. O(rows of the standard).
public struct MeasuredLevelCheck: Sendable {
    /// The standards that a question may name, the table of backgrounds and the statutes.
    public let book: StandardsBook
    /// The rules that give a class its limits; cited in the answer.
    public let ruleset: Ruleset

    /// A check by these standards and these rules. O(1).
    public init(book: StandardsBook, ruleset: Ruleset) {
        self.book = book
        self.ruleset = ruleset
    }

    /// The verdict on one level. Where the land may be in several classes it must be the same for all of them, else it is undecided.
    ///
    /// - Precondition: `question.standard` is one of the book.
    public func finding(for question: LevelQuestion) -> LevelFinding {
        guard let standard = book.standard(question.standard) else { preconditionFailure("no standard \(question.standard)") }
        let classes = standard.needsClass ? question.land.limitsClasses : [question.land.limitsClass]
        let findings = classes.map { LevelJudgement(standard: standard, book: book, question: question, zone: $0).finding() }
        var finding = findings[0]
        if findings.contains(where: { $0.verdict != finding.verdict }) {
            let list = zip(classes, findings).map { "\($0?.id ?? "-"): \($1.verdict.rawValue)" }.joined(separator: ", ")
            finding.verdict = .undecided
            finding.notes.append(
                LevelNote(
                    CheckFault.classUncertain, "the place may be in more than one class, and the verdicts differ: \(list)"))
        }
        if let given = question.land.zoneClass, let onMap = question.land.onMap, standard.needsClass,
            LevelJudgement(standard: standard, book: book, question: question, zone: onMap).finding().limit != finding.limit
        {
            finding.notes.append(
                LevelNote(CheckFault.classDiffers, "the class was given as \(given.id), and the map has \(onMap.id) at the place"))
        }
        finding.steps += zoneStep(question) + statuteSteps(question)
        finding.notes += landNotes(standard, question) + unverified(finding)
        return finding
    }

    /// The clause of the rules that gives the class its limits.
    private func zoneStep(_ question: LevelQuestion) -> [LevelFinding.Step] {
        guard ruleset.isInForce(on: question.date), let zoneClass = question.land.limitsClass else { return [] }
        let existing = ruleset.existingRailway.flatMap { $0.limitsClass == zoneClass ? $0.source : nil }
        let source = existing ?? ruleset.rule(of: zoneClass)?.source
        return source.map { [LevelFinding.Step(kind: .zone, ground: Ground(source: $0, isVerified: true))] } ?? []
    }

    private func statuteSteps(_ question: LevelQuestion) -> [LevelFinding.Step] {
        book.statutes(for: question.standard, question.period, on: question.date).map {
            LevelFinding.Step(kind: .statute, ground: $0.ground)
        }
    }

    private func landNotes(_ standard: Standard, _ question: LevelQuestion) -> [LevelNote] {
        guard let place = question.land.place else { return [] }
        var notes: [LevelNote] = []
        if let zoneClass = place.finding.zoneClass, let limits = place.finding.limitsClass, zoneClass != limits {
            let clause = ruleset.clause(of: limits == ruleset.existingRailway?.limitsClass ? .r5 : .z1)
            notes.append(
                LevelNote(
                    CheckFault.limitsClass, "the place is in class \(zoneClass) and has the limits of \(limits) (\(clause))"))
        }
        let status = place.finding.status
        switch status {
        case .inside: break
        case .outside: notes.append(LevelNote(CheckFault.outside, status.words))
        case .unzoned: notes.append(LevelNote(CheckFault.unzoned, status.words))
        }
        if status == .unzoned, let rule = standard.unzoned {
            notes.append(LevelNote(CheckFault.unzonedAuthority, "\(rule.text) — \(rule.ground.source)"))
        }
        if let note = standard.placeNote { notes.append(LevelNote(CheckFault.outsideTheBoundary, note.phrase)) }
        return notes
    }

    private func unverified(_ finding: LevelFinding) -> [LevelNote] {
        var sources: [String] = []
        for step in finding.steps where !step.ground.isVerified && !sources.contains("\(step.ground.source)") {
            sources.append("\(step.ground.source)")
        }
        if sources.isEmpty { return [] }
        let list = sources.joined(separator: "; ")
        return [LevelNote(CheckFault.secondary, "not read in the standard's own text: \(list)")]
    }
}
