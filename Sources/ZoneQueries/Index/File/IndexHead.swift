import Regulation
import StrictJSON
import ZoningModel

/// What an index says of itself, in the schema `noisezone.about/1`.
public struct IndexHead: Sendable {
    /// SHA-256 of the map that it was made of: of its file, or of everything that it was built from.
    public let mapHash: String
    /// The identifier of the rules that the map was drawn by: `beijing-etown-2025`.
    public let ruleset: String
    /// The days for which the map holds.
    public let validity: MapMeta.Validity
    /// Whether the map takes planned lines as open (clause 四.2, reading R4).
    public let isAsBuilt: Bool
    /// The periods of the day that the limits of a label are for, in their order.
    public let periods: [DayPeriod]
    /// The notices that the licences of the map's data want kept with it.
    public let attribution: [String]
    /// How many labels there are.
    public let labels: Int

    private static let schema = "noisezone.about/1"

    package init(of meta: MapMeta, mapHash: String, labels: Int) {
        (self.mapHash, self.labels) = (mapHash, labels)
        (ruleset, validity, isAsBuilt) = (meta.ruleset, meta.validity, meta.isAsBuilt)
        (periods, attribution) = (meta.periods, meta.attribution)
    }

    /// One line.
    package func json() -> [UInt8] {
        var writer = JSONWriter(.compact)
        writer.object { writer in
            writer.member("schema", Self.schema)
            writer.member("map", mapHash)
            writer.member("ruleset", ruleset)
            writer.member("valid_from", validity.from.description)
            writer.member("valid_until", validity.until?.description)
            writer.member("as_built", isAsBuilt)
            writer.member("periods", periods.map(\.rawValue))
            writer.member("labels", labels)
            if !attribution.isEmpty { writer.member("attribution", attribution) }
        }
        return writer.bytes
    }

    /// - Parameter file: for messages.
    init(parsing bytes: [UInt8], file: String) throws(JSONError) {
        var object = try JSONDocument(bytes, file: file).object()
        _ = try object.string("schema", oneOf: [Self.schema])
        func day(_ text: String) throws(JSONError) -> CivilDate {
            do throws(RegulationError) { return try CivilDate(parsing: text) } catch { throw object.error(error.phrase) }
        }
        (mapHash, ruleset) = (try object.string("map"), try object.string("ruleset"))
        let from = try day(try object.string("valid_from"))
        validity = MapMeta.Validity(
            from: from, until: try object.optionalString("valid_until").map { (text) throws(JSONError) in try day(text) })
        isAsBuilt = try object.bool("as_built")
        periods = try object.strings("periods").map(DayPeriod.init(rawValue:))
        labels = try object.int("labels")
        attribution = try object.optionalStrings("attribution") ?? []
        try object.finish()
    }
}
