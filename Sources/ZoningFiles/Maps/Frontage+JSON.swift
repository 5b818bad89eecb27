import StrictJSON
import ZoningModel

extension Frontage {
    /// One element of the member `frontages` of a map's account of itself, and of a validation report.
    package var json: JSONValue {
        func member(_ name: String, _ value: JSONValue) -> JSONMember { JSONMember(name: name, value: value) }
        func number(_ value: Double, _ places: Int) -> JSONValue { .number(JSONNumber(fixed: value, places: places)) }
        return .object([
            member("id", .string(id)), member("row", .string(row)), member("name", .string(name)), member("side", .string(side)),
            member("length_m", number(length, 3)), member("share", number(share.lowerBound, 6)),
            member("share_to", number(share.upperBound, 6)), member("outcome", .string(outcome.rawValue)),
            member("doubtful", .bool(isDoubtful)),
        ])
    }

    /// Reads what `json` wrote.
    init(_ object: inout StrictObject) throws(JSONError) {
        let (low, high) = (try object.double("share"), try object.double("share_to"))
        let outcome = try object.string("outcome", oneOf: Outcome.allCases.map(\.rawValue))
        self.init(
            id: try object.string("id"), row: try object.string("row"), name: try object.string("name"), side: try object.string("side"),
            length: try object.double("length_m"), share: low...max(low, high), outcome: Outcome(rawValue: outcome) ?? .open,
            isDoubtful: try object.bool("doubtful"))
        try object.finish()
    }

    /// The same with the figures that are written: so that a map says the same before and after it is read back.
    package var rounded: Frontage {
        func rounded(_ value: Double, _ places: Int) -> Double { JSONNumber(fixed: value, places: places).double }
        return Frontage(
            id: id, row: row, name: name, side: side, length: rounded(length, 3),
            share: rounded(share.lowerBound, 6)...rounded(share.upperBound, 6), outcome: outcome, isDoubtful: isDoubtful)
    }
}
