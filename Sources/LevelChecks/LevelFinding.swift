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
        public let verdict: LevelVerdict
        /// What is left up to the limit, dB; below zero where it is exceeded.
        public let margin: Decibels
    }

    /// One step of the grounds: what it is for.
    public struct Step: Sendable, Hashable {
        public enum Kind: String, Sendable { case limit, background, comparison, statute, zone }

        public let kind: Kind
        public let ground: Ground
    }

    public let question: LevelQuestion
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
    public internal(set) var steps: [Step]
    public internal(set) var notes: [LevelNote]

    /// The comparison that decides: of the rounded level unless the standard says otherwise.
    public var deciding: Comparison? { decides == .full ? full : rounded }

    /// The level with the background taken off, dB(A); nil where that cannot be told.
    public var corrected: Decibels? { correction.map { question.level + Decibels($0) } }

    /// Whether all that the verdict rests on was read in the standards' own texts.
    public var isVerified: Bool { steps.allSatisfy(\.ground.isVerified) }
}

/// Something to know with a verdict; `code` never changes with language.
public struct LevelNote: Sendable, Hashable {
    public let code: String
    public let text: Phrase

    init(_ code: String, _ text: Phrase) {
        self.code = code
        self.text = text
    }
}
