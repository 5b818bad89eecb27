import Regulation
import Wording

/// What can be said of a measured level.
public enum LevelVerdict: String, Sendable, Hashable {
    case pass
    case exceeds
    /// Not decidable from these figures.
    case undecided

    init(_ value: Decibels, limit: Decibels) { self = value <= limit ? .pass : .exceeds }
}

/// The answer for one measured level: the verdict, the figures it rests on, and where they stand.
public struct LevelFinding: Sendable {
    /// A level held against the limit.
    public struct Comparison: Sendable, Hashable {
        /// dB(A)
        public let value: Decibels
        /// ``LevelVerdict/pass`` up to and including the limit, else ``LevelVerdict/exceeds``; never undecided.
        public let verdict: LevelVerdict
        /// What is left up to the limit, dB; below zero where it is exceeded.
        public let margin: Decibels
    }

    /// One step of the grounds: what it is for.
    public struct Step: Sendable, Hashable {
        /// What a ground is for; `zone` is the clause of the rules that gives the class its limits.
        public enum Kind: String, Sendable { case limit, background, comparison, statute, zone }

        /// The part of the answer that rests on the ground.
        public let kind: Kind
        /// The clause, and whether it was read there.
        public let ground: Ground
    }

    /// The question as asked.
    public let question: LevelQuestion
    /// Undecided without a limit, and where the background, the way of comparing or the class leaves it open.
    public internal(set) var verdict: LevelVerdict
    /// Nil where the standard sets none, or none that is known.
    public let limit: StandardLimit?
    /// Measured less background, dB.
    public let difference: Decibels?
    /// What is added for the background, dB: 0 or below; nil where it cannot be told.
    public let correction: Int?
    /// The level as it stands (corrected where it can be); nil without a limit.
    public let full: Comparison?
    /// The same rounded.
    public let rounded: Comparison?
    /// Which of the two decides; nil where that is not known.
    public let decides: Standard.Comparison.Decides?
    /// The limit first, then background, comparison, zone and statutes; a part that played no role is left out.
    public internal(set) var steps: [Step]
    /// What to know with the verdict, in fixed order; without a limit the first says why there is none.
    public internal(set) var notes: [LevelNote]

    /// The comparison that decides: of the rounded level unless the standard says otherwise.
    public var deciding: Comparison? { decides == .full ? full : rounded }

    /// The level with the background taken off, dB(A); nil where that cannot be told.
    public var corrected: Decibels? { correction.map { question.level + Decibels($0) } }

    /// Whether all that the verdict rests on was read in the standards' own texts.
    public var isVerified: Bool { steps.allSatisfy(\.ground.isVerified) }
}

/// Something to know with a verdict; its code never changes with language.
public struct LevelNote: Sendable, Hashable {
    /// Which note it is: a case of its room's list.
    public let fault: AnyFaultCode
    /// The stable name, for scripts: `background-missing`, `class-uncertain` ….
    public var code: String { fault.code }
    /// The note in words, without a full stop.
    public let text: Phrase

    init(_ code: some FaultCode, _ text: Phrase) {
        fault = AnyFaultCode(code)
        self.text = text
    }
}
