import StrictJSON
import Wording

/// What the files of the standards have in common: dated values that say whether they were read in the standard's own text.
extension Section {
    /// A dated list; each entry has `verified`, and `read` gives nil for one without a value.
    mutating func attested<Value>(
        _ name: String, _ read: (inout Section) throws(JSONError) -> Value?
    ) throws(JSONError) -> Timeline<Attested<Value>> {
        try timeline(name) { (entry) throws(JSONError) -> Attested<Value>? in
            let isVerified = try entry.object.bool("verified")
            return try read(&entry).map { Attested($0, isVerified: isVerified) }
        }
    }

    /// Limits in dB(A); both or none.
    mutating func attestedLimits(_ name: String) throws(JSONError) -> Timeline<Attested<NoiseLimit>> {
        try attested(name) { (entry) throws(JSONError) in try entry.limitPair() }
    }

    /// dB above 0.
    mutating func decibels(_ name: String) throws(JSONError) -> Timeline<Attested<Int>> {
        try attested(name) { (entry) throws(JSONError) -> Int? in
            guard entry.object.has("value") else { return nil }
            let value = try entry.object.int("value")
            if !(1...30).contains(value) { throw entry.error(at: "value", "expected 1 to 30 dB, found \(value)") }
            return value
        }
    }

    /// Whether a rule applies; an entry without `applies` says that it is not known.
    mutating func flags(_ name: String) throws(JSONError) -> Timeline<Attested<Bool>> {
        try attested(name) { (entry) throws(JSONError) in try entry.object.optionalBool("applies") }
    }

    mutating func periods(_ name: String) throws(JSONError) -> [DayPeriod] {
        var periods: [DayPeriod] = []
        for value in try object.array(name) {
            let word = try value.string()
            let period = DayPeriod(rawValue: word)
            guard DayPeriod.ofStandards.contains(period), !periods.contains(period) else {
                throw value.error("\"\(word)\" is not one of day, night, or stands twice")
            }
            periods.append(period)
        }
        if periods.isEmpty { throw error(at: name, "the list is empty") }
        return periods
    }

    /// `verified`, `clause` and `document` of this object.
    mutating func ground() throws(JSONError) -> Ground {
        let isVerified = try object.bool("verified")
        return Ground(source: try citation(), isVerified: isVerified)
    }

    /// `{"text": …, "verified": …, "clause": …, "document": …}`
    mutating func groundedText(_ name: String) throws(JSONError) -> (text: Text, ground: Ground) {
        var section = try section(name)
        let value = (text: try section.text("text"), ground: try section.ground())
        try section.finish()
        return value
    }
}
