import FeatureIO
import Regulation
import StrictJSON
import Wording
import ZoneQueries
import ZoningModel

/// Parcels as JSON: one object with an array of them (`noisezone.parcels/1`), or one object a line (`noisezone.parcel/1`).
struct ParcelJSONWriter: ParcelWriter {
    private let meta: MapMeta
    private let date: CivilDate
    private let mapHash: String
    private let isArray: Bool
    private let language: Language
    private var writer: JSONWriter

    init(meta: MapMeta, date: CivilDate, mapHash: String, isArray: Bool, language: Language) {
        self.meta = meta
        self.date = date
        self.mapHash = mapHash
        self.isArray = isArray
        self.language = language
        writer = JSONWriter(isArray ? .pretty : .compact)
    }

    var bytes: [UInt8] { writer.bytes }

    mutating func begin(_ source: FeatureSource) {
        guard isArray else { return }
        writer.beginObject()
        writer.member("schema", "noisezone.parcels/1")
        origin()
        writer.key("parcels")
        writer.beginArray()
    }

    var betweenRows: Int { isArray ? 1 : 0 }

    mutating func goOn() {
        // Behind an element, as the rows of others are.
        if isArray { writer.null() }
        writer.drain { _ in }
    }

    mutating func append(_ row: FeatureRow, _ result: Result<ParcelFinding, Diagnostic>) {
        writer.beginObject()
        if !isArray { writer.member("schema", "noisezone.parcel/1") }
        writer.member("number", row.feature.ordinal)
        writer.member("id", row.feature.id)
        writer.key("properties")
        writer.value(.object(row.feature.properties))
        switch result {
        case .success(let finding): writer.finding(finding, meta.periods)
        case .failure(let fault): writer.failure(fault, language)
        }
        if !isArray { origin() }
        writer.endObject()
        if !isArray { writer.newline() }
    }

    mutating func end() {
        guard isArray else { return }
        writer.endArray()
        writer.endObject()
        writer.newline()
    }

    mutating func taken() -> [UInt8] {
        let bytes = writer.bytes
        writer.drain { _ in }
        return bytes
    }

    private mutating func origin() {
        writer.member("date", date.description)
        writer.member("ruleset", meta.ruleset)
        writer.map(meta, hash: mapHash)
    }
}

extension JSONWriter {
    fileprivate mutating func finding(_ finding: ParcelFinding, _ periods: [DayPeriod]) {
        member("status", finding.status.rawValue)
        member("area_m2", finding.area, places: 2)
        key("classes")
        shares(finding.shares, periods)
        key("strictest")
        limits(finding.strictest, periods)
        key("outline")
        array { writer in
            for stretch in finding.outline {
                writer.object(inline: true) { writer in
                    writer.member("part", stretch.part)
                    writer.member("ring", stretch.ring)
                    writer.member("from_m", stretch.from, places: 2)
                    writer.member("to_m", stretch.to, places: 2)
                    writer.member("length_m", stretch.length, places: 2)
                    for (name, land) in [("outside", stretch.outside), ("inside", stretch.inside)] {
                        writer.key(name)
                        writer.object(inline: true) { $0.land(land, periods) }
                    }
                }
            }
        }
        key("error")
        null()
    }

    /// The same members as an answer has, so that a script finds every name.
    fileprivate mutating func failure(_ fault: Diagnostic, _ language: Language) {
        member("status", "error")
        for name in ["area_m2", "classes", "strictest", "outline"] {
            key(name)
            null()
        }
        key("error")
        fault.write(to: &self, in: language)
    }
}
