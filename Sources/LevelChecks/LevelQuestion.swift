import Projection
import Regulation
import Wording
import ZoningModel

/// A measured level and what it is to be held against.
public struct LevelQuestion: Sendable {
    /// dB(A), as measured.
    public var level: Decibels
    /// dB(A), measured without the source.
    public var background: Decibels?
    /// What the level is: Leq, or a maximum of one kind.
    public var quantity: MeasuredQuantity
    /// `gb12348` …
    public var standard: String
    /// The class of the land, and how it is known; for a source, that of the land outside its boundary.
    public var land: LandClass
    /// Day or night; it is not checked against ``time``.
    public var period: DayPeriod
    /// Where the meter was: in the open, indoors, or in a room that the noise reaches through the structure.
    public var place: MeasuringPlace
    /// The day of measuring: editions, limits and statutes are those in force on it.
    public var date: CivilDate
    /// The time of measuring, where it is known.
    public var time: Hours.LocalTime?

    /// A question; unless given otherwise, of an equivalent level outdoors, without background and time.
    public init(
        level: Decibels, background: Decibels? = nil, quantity: MeasuredQuantity = .leq, standard: String, land: LandClass,
        period: DayPeriod,
        place: MeasuringPlace = .outdoors, date: CivilDate, time: Hours.LocalTime? = nil
    ) {
        self.level = level
        self.background = background
        self.quantity = quantity
        self.standard = standard
        self.land = land
        self.period = period
        self.place = place
        self.date = date
        self.time = time
    }
}

/// The class of the land that a measured level is held against, and how it is known.
public struct LandClass: Sendable {
    /// A place that was asked for it.
    public struct Place: Sendable {
        /// As typed.
        public let text: String
        /// The system that the coordinates of ``text`` are in.
        public let crs: CoordinateReferenceSystem
        /// Whether nobody named the system.
        package let isSystemTaken: Bool
        /// Whose link the place was taken from; nil for numbers.
        package let link: PlaceLink?
        /// The map's answer for the place: its class, its limits and how sure they are.
        public let finding: Finding
    }

    /// As the rules name it: `3`, `4a`, `existing-railway`; nil where it is not known or there is none.
    public let zoneClass: ZoneClass?
    /// Nil where the class was given, or is not needed.
    public let place: Place?
    /// Every class whose limits may apply, the leading one first; nil stands for land without a class. Never empty.
    let limitsClasses: [ZoneClass?]

    /// What the map has at the place of a level whose class was given; nil where there is no map, or no place.
    package var onMap: ZoneClass?

    /// A class that is known; nil where the standard does not ask for one.
    public init(given zoneClass: ZoneClass?) {
        self.zoneClass = zoneClass
        place = nil
        limitsClasses = [zoneClass]
    }

    /// The class at a place. On a line, or where the place is known to within a distance only, all classes that it may be in.
    public init(text: String, crs: CoordinateReferenceSystem, isSystemTaken: Bool = false, link: PlaceLink? = nil, finding: Finding) {
        zoneClass = finding.zoneClass
        place = Place(text: text, crs: crs, isSystemTaken: isSystemTaken, link: link, finding: finding)
        var classes = [finding.limitsClass]
        // A0: the error of place and data counts where it was asked for.
        for answer in finding.deciding where !classes.contains(answer.limitsClass) { classes.append(answer.limitsClass) }
        limitsClasses = classes
    }

    /// Whose limits lead: housing in class 3 has those of class 1 (四.1, Z1).
    public var limitsClass: ZoneClass? { limitsClasses[0] }
}

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
