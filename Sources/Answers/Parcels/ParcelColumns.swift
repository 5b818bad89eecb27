import FeatureIO
import Regulation
import StrictJSON
import Wording
import ZoneQueries
import ZoningModel

/// The columns that a parcel gets beside its own, in their fixed order.
struct ParcelColumns: Sendable {
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
            func limit(_ value: Int?) -> JSONValue { value.map { .number(JSONNumber($0)) } ?? .null }
            let strictest = finding.strictest
            var values: [JSONValue] = [
                .string(finding.status.rawValue), .string(Self.words(finding.classes)),
                .number(JSONNumber(fixed: finding.area, places: 2)),
            ]
            for sum in shares(finding) { values.append(.number(sum == 0 ? Self.none : JSONNumber(fixed: sum, places: 6))) }
            for period in 0..<periods { values.append(limit(strictest?[period])) }
            values += [.string(Self.outside(finding)), .null]
            return values
        }
    }

    /// The same values as fields of a table, each behind a separator.
    func append(_ result: Result<ParcelFinding, Diagnostic>, to row: inout CSVWriter) {
        guard case .success(let finding) = result else {
            for value in values(result) { row.append(behind: value.field) }
            return
        }
        row.append(behind: finding.status.rawValue)
        row.append(behind: Self.words(finding.classes))
        row.append(behind: finding.area, places: 2)
        for sum in shares(finding) { row.append(behind: sum, places: 6) }
        let strictest = finding.strictest
        for period in 0..<periods {
            if let level = strictest?[period] { row.append(behind: Double(level), places: 0) } else { row.append(empty: 1) }
        }
        row.append(behind: Self.outside(finding))
        row.append(empty: 1)
    }

    private static let none = JSONNumber(fixed: 0, places: 6)

    /// The sums under the names that begin with `nz_share_`, of the whole.
    private func shares(_ finding: ParcelFinding) -> [Double] {
        var sums = [Double](repeating: 0, count: classes.count + 2 + (hasUnassigned ? 1 : 0) + (hasUndecided ? 1 : 0))
        for share in finding.shares {
            let land = share.land
            if let id = land.zoneClass, let place = classes.firstIndex(of: id) { sums[place] += share.share }
            if land.status == .unzoned { sums[classes.count] += share.share }
            if land.status == .outside { sums[classes.count + 1] += share.share }
            if hasUnassigned, land.status == .inside, land.zoneClass == nil { sums[classes.count + 2] += share.share }
            // Counted under its leading class as well.
            if hasUndecided, land.otherClass != nil { sums[sums.count - 1] += share.share }
        }
        return sums
    }

    private static func outside(_ finding: ParcelFinding) -> String {
        let lengths = finding.outsideLengths
        if lengths.count == 1 { return lengths[0].land.zoneClass?.id ?? "" }
        return words(ParcelShares.unique(lengths.compactMap(\.land.zoneClass)))
    }

    func members(_ result: Result<ParcelFinding, Diagnostic>) -> [JSONMember] {
        zip(names, values(result)).map { JSONMember(name: $0, value: $1) }
    }

    private static func words(_ classes: [ZoneClass]) -> String {
        classes.count == 1 ? classes[0].id : classes.map(\.id).joined(separator: " ")
    }
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
