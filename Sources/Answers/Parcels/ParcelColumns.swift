import FeatureIO
import Regulation
import StrictJSON
import Wording
import ZoneQueries
import ZoningModel

/// The columns that a parcel gets beside its own, in their fixed order.
struct ParcelColumns {
    /// Of `nz_error`, the one column that is words.
    private let language: Language
    let names: [String]
    private let classes: [ZoneClass]
    private let hasUnassigned: Bool
    private let hasUndecided: Bool
    private let periods: Int

    /// One column of shares for every class of the rules, so that every file of one ruleset has the same.
    init(ruleset: Ruleset, meta: MapMeta, language: Language) {
        self.language = language
        classes = ruleset.classes.map(\.id)
        hasUnassigned = meta.switches.carriageway == .unassigned  // R1
        hasUndecided = meta.frontages.contains { $0.outcome == .undecided }  // B3
        names =
            ["nz_status", "nz_classes", "nz_area_m2"] + classes.map { "nz_share_\($0)" } + ["nz_share_unzoned", "nz_share_outside"]
            + (hasUnassigned ? ["nz_share_unassigned"] : []) + (hasUndecided ? ["nz_share_undecided"] : [])
            + meta.periods.map { "nz_strictest_\($0)" } + ["nz_outside_classes", "nz_error"]
        periods = meta.periods.count
    }

    /// Whether a name is one that a file of answers has under any rules: of an earlier run, it is replaced.
    static func isReplaced(_ name: String, format: ParcelFormat) -> Bool {
        let plain = name.withoutSpaceAround.lowercased()
        switch format {
        case .text, .json, .ndjson: return false
        case .csv: return prefixes.contains(where: plain.hasPrefix) || answers.contains(plain)
        case .geojson:
            guard plain.hasPrefix("nz_") else { return false }
            return prefixes.contains(where: plain.hasPrefix) || answers.contains(plain) || pieces.contains(plain)
                || limitPrefixes.contains { plain.hasPrefix($0) && Ruleset.limitNames.contains(String(plain.dropFirst($0.count))) }
        }
    }

    private static let answers: Set<String> = [
        "nz_status", "nz_classes", "nz_area_m2", "nz_outside_classes", "nz_error",
    ]
    /// What hangs on the rules: a class or a period of the day follows.
    private static let prefixes = ["nz_share_", "nz_strictest_"]
    /// What `ParcelGeoJSONWriter` tells of a piece or a side.
    private static let pieces: Set<String> = [
        "nz_parcel", "nz_part", "nz_kind", "nz_zone", "nz_rows", "nz_clauses", "nz_piece_m2", "nz_length_m", "nz_from_m", "nz_polygon",
        "nz_ring", "nz_class", "nz_land", "nz_outside_class", "nz_outside_land", "nz_inside_class", "nz_inside_land",
    ]
    /// What stands before the name of a limit.
    private static let limitPrefixes = ["nz_outside_", "nz_inside_", "nz_"]

    /// The values under those names: texts and numbers, null where there is nothing to say.
    func values(_ result: Result<ParcelFinding, Diagnostic>) -> [JSONValue] {
        switch result {
        case .failure(let fault):
            return [.string("error")] + Array(repeating: .null, count: names.count - 2) + [.string(fault.short(language))]
        case .success(let finding):
            func share(_ isIt: (Designation) -> Bool) -> JSONValue {
                let sum = finding.shares.filter { isIt($0.land) }.reduce(0) { $0 + $1.share }
                return .number(JSONNumber(fixed: sum, places: 6))
            }
            func limit(_ value: Int?) -> JSONValue { value.map { .number(JSONNumber($0)) } ?? .null }
            let outside = ParcelShares.unique(finding.outsideLengths.compactMap(\.land.zoneClass))
            var values: [JSONValue] = [
                .string(finding.status.rawValue), .string(Self.words(finding.classes)),
                .number(JSONNumber(fixed: finding.area, places: 2)),
            ]
            values += classes.map { id in share { $0.zoneClass == id } }
            values += [share { $0.status == .unzoned }, share { $0.status == .outside }]
            if hasUnassigned { values.append(share { $0.status == .inside && $0.zoneClass == nil }) }
            // Counted under its leading class as well.
            if hasUndecided { values.append(share { $0.otherClass != nil }) }
            return values + (0..<periods).map { limit(finding.strictest?[$0]) } + [.string(Self.words(outside)), .null]
        }
    }

    func members(_ result: Result<ParcelFinding, Diagnostic>) -> [JSONMember] {
        zip(names, values(result)).map { JSONMember(name: $0, value: $1) }
    }

    private static func words(_ classes: [ZoneClass]) -> String { classes.map(\.id).joined(separator: " ") }
}

extension Diagnostic {
    /// The fault without file and feature, which stand in the same row.
    fileprivate func short(_ language: Language) -> String {
        var bare = self
        (bare.file, bare.feature) = (nil, nil)
        return bare.text(in: language)
    }
}

extension JSONValue {
    /// The value as a field of a table: texts as they are, null as nothing, the rest as JSON writes it.
    var field: String {
        switch self {
        case .null: return ""
        case .string(let text): return text
        case .number(let number): return number.literal
        default:
            var writer = JSONWriter()
            writer.value(self)
            return writer.text
        }
    }
}

/// How the answers about parcels are written.
public enum ParcelFormat: String, Sendable, CaseIterable { case text, json, ndjson, csv, geojson }

/// Writes answers about parcels in one format.
protocol ParcelWriter {
    var bytes: [UInt8] { get }
    mutating func begin(_ source: FeatureSource)
    mutating func append(_ row: FeatureRow, _ result: Result<ParcelFinding, Diagnostic>)
    mutating func end()
    /// What has been written since the last time.
    mutating func taken() -> [UInt8]
}
