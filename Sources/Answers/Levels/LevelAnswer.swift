import LevelChecks
import Regulation
import ZoningModel

/// A finding with what a person or a program must know around it: everything that the answer to one `check` says.
public struct LevelAnswer: Sendable {
    /// The verdict, and the figures and clauses it rests on.
    public let finding: LevelFinding
    /// The check that made the finding, with its standards and rules.
    package let check: MeasuredLevelCheck
    /// The map that was asked for the class, with its hash (for JSON, which names it); nil where the class was given.
    package let map: (meta: MapMeta, hash: String?)?
    /// The limit at the time of measuring and the next one; nil where only the period is known.
    package let now: Now?

    /// Derives `now` from the time of the question, where it has one.
    package init(finding: LevelFinding, check: MeasuredLevelCheck, map: (meta: MapMeta, hash: String?)? = nil) {
        self.finding = finding
        self.check = check
        self.map = map
        let question = finding.question
        now = question.time.map { time in
            Now(time, hours: check.ruleset.hours) { period, date in
                try? check.book.limit(
                    question.standard, zone: question.land.limitsClass, period: period, quantity: question.quantity, place: question.place,
                    on: date)?.value
            }
        }
    }
}
