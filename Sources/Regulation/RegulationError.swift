import StrictJSON
import Wording

/// What can go wrong in this module: a call that cannot be answered, or a ruleset that is not sound.
public enum RegulationError: Error, Hashable {
    /// Not a day of the calendar in the form YYYY-MM-DD.
    case invalidDate(String)
    /// Not a time of the clock, or a day with such a time.
    case invalidTime(String)
    /// Not a sound level: a decimal number from 0 to below 200 with at most three decimals.
    case invalidLevel(String)
    /// No ruleset of this name ships with the program.
    case unknownRuleset(String, known: [String])
    /// A fault in a ruleset file, with line, column and path.
    case malformed(JSONError)
    /// A boundary list that the gazetteer does not resolve.
    case unresolvedBoundary(UnresolvedBoundary)
}

extension RegulationError: Spoken {
    /// What is wrong, and for a call how to mend it; of a file with its line, column and path. Without a full stop.
    public var phrase: Phrase {
        switch self {
        case .invalidDate(let text): "\"\(text)\" is not a date; write it as YYYY-MM-DD, e.g. 2025-04-29"
        case .invalidTime(let text): "\"\(text)\" is not a time; write it as HH:MM or YYYY-MM-DDTHH:MM, e.g. 23:10 or 2026-11-20T23:10"
        case .invalidLevel(let text):
            "\"\(text)\" is not a sound level; write it in dB(A) with a point and at most three decimals, e.g. 56.3 (0 to below 200)"
        case .unknownRuleset(let id, let known): "there is no ruleset \"\(id)\"; known: \(Phrase.list(known))"
        case .malformed(let error): error.phrase
        case .unresolvedBoundary(let boundary): boundary.phrase
        }
    }
}
