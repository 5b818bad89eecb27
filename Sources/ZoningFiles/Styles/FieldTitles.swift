import FeatureIO
import Regulation
import Wording
import ZoningModel

/// What people call the columns of everything that is written, and the values in them: the one list, which the article Fields.md says in full.
package struct FieldTitles: Sendable {
    private let ruleset: Ruleset?
    /// In which they are.
    package let language: Language

    /// - Parameter ruleset: that of the map; nil where this program does not have it.
    package init(_ ruleset: Ruleset?, _ language: Language) { (self.ruleset, self.language) = (ruleset, language) }

    /// The columns with their titles and, where their values are a list, what each is called.
    package func titled(_ columns: [GeoPackageColumn]) -> [GeoPackageColumn] {
        columns.map { column in
            var titled = column
            titled.title = title(column.name) ?? column.title
            titled.constraint = choices(column.name) ?? column.constraint
            return titled
        }
    }

    /// Nil for a column that is not ours.
    package func title(_ column: String) -> String? {
        if let plain = Self.plain[column] { return language(plain) }
        let name = column.hasPrefix("nz_") ? String(column.dropFirst(3)) : column
        if let share = Self.rest(name, "share_") { return language(Self.shares[share] ?? "share of \(className(share))") }
        if let period = Self.rest(name, "strictest_") ?? Self.rest(name, "lim_"), let period = self.period(period) {
            return language("strictest limit, \(period), dB(A)")
        }
        for (start, words) in [("from_", "before" as Phrase), ("to_", "after"), ("outside_", "outside"), ("inside_", "inside")] {
            guard let rest = Self.rest(name, start) else { continue }
            guard let inner = title(rest) ?? title("nz_\(rest)") else { continue }
            return language("\(words): \(Phrase(verbatim: inner))")
        }
        let bare = name.hasSuffix("_db") ? String(name.dropLast(3)) : name
        if let period = period(bare) { return language("limit, \(period), dB(A)") }
        for set in ruleset?.limitSets.dropFirst() ?? [] {
            if let rest = Self.rest(bare, "\(set.id)_"), let period = period(rest) {
                return language("\(Phrase(verbatim: set.title(language))): limit, \(period), dB(A)")
            }
        }
        return nil
    }

    private static func rest(_ name: String, _ start: String) -> String? {
        name.hasPrefix(start) ? String(name.dropFirst(start.count)) : nil
    }

    private func period(_ name: String) -> Phrase? {
        ruleset?.hours.period(DayPeriod(rawValue: name)).map { Phrase(verbatim: $0.name(language)) }
    }

    private func className(_ id: String) -> Phrase {
        Phrase(verbatim: ruleset?.classes.first { $0.id.id == id }?.name(language) ?? id)
    }

    private static let shares: [String: Phrase] = [
        "unzoned": "share in no zone", "outside": "share outside the district", "unassigned": "share without a class",
        "undecided": "share with two outcomes",
    ]

    private static let plain: [String: Phrase] = [
        "id": "identifier", "class": "class of the zone", "limits_class": "class whose limits apply", "zone_id": "number of the base zone",
        "zone_name": "name of the base zone", "base_class": "class of the base zone", "kind": "what makes the area",
        "rows": "rows of the annexes",
        "clauses": "deciding clauses", "area_m2": "area, m²", "area_off_carriageways_m2": "area without carriageways, m²",
        "sight": "what buildings do", "frontages": "deciding frontages",
        "other_class": "class under the other rule", "other_limits_class": "limits under the other rule", "pieces": "number of pieces",
        "part": "part of the line", "layer": "layer of the line", "row": "row of the annex", "name": "name of it", "source": "kind of line",
        "structure": "structure of the line", "status": "open or planned", "opened_on": "opened on", "edge_kind": "kind of boundary line",
        "left_m": "left to the boundary line, m", "right_m": "right to the boundary line, m", "accuracy_m": "accuracy, m",
        "lanes": "lanes for motor traffic", "neighbour": "neighbour that it is from", "eia_approved_on": "assessment approved on",
        "building": "number of the building",
        "segment": "number of the wall", "piece": "piece of the wall", "from_storey": "lowest storey", "to_storey": "highest storey",
        "storey_m": "height of a storey, m", "reading": "deciding reading", "certain": "whether it is certain",
        "from_status": "before: inside or not", "to_status": "after: inside or not",
        "on_carriageway": "whether it is carriageway", "causes": "kinds of cause", "readings": "readings behind the change",
        "why": "what is behind the change",
        "nz_parcel": "number of the parcel", "nz_part": "piece of the land, or side of the outline", "nz_status": "inside or not",
        "nz_classes": "classes met",
        "nz_area_m2": "area of the parcel, m²",
        "nz_outside_classes": "classes along the outline", "nz_error": "why there is no answer", "nz_class": "class of the zone",
        "nz_land": "land in words", "nz_kind": "what makes the area", "nz_zone": "number of the base zone",
        "nz_rows": "rows of the annexes",
        "nz_clauses": "deciding clauses", "nz_piece_m2": "area of the piece, m²", "nz_length_m": "length of the side, m",
        "nz_from_m": "beginning on the outline, m", "nz_polygon": "polygon of the parcel", "nz_ring": "ring of the polygon",
        "nz_on_boundary": "on a boundary", "nz_distance_m": "distance to another class, m", "nz_certain": "whether it is certain",
        "nz_candidates": "possible classes", "nz_because": "reasons and clauses", "nz_limit": "limit, dB(A)",
        "nz_corrected": "corrected level, dB(A)", "nz_verdict": "verdict on the level", "nz_margin": "margin to the limit, dB",
        "nz_clause": "clauses of the standard", "nz_note": "notes on the level",
        "number": "running number", "plane_m2": "area in the plane, m²", "ellips_m2": "area on the ellipsoid, m²",
        "perim_m": "perimeter, m", "corners": "number of corners", "bounded": "what it ends at, by side", "ruleset": "rules",
        "date": "day of the rules", "area": "running number of the area", "corner": "corner", "polygon": "polygon of the area",
        "ring": "ring of the polygon", "x_north": "X, north, m", "y_east": "Y, east, m", "next": "next corner",
        "side_m": "length to the next corner, m", "length_m": "length of the side, m", "facing": "where it faces",
        "outside": "land outside", "inside": "land inside",
    ]

    // MARK: - Values

    /// What the values of a column are called; nil where they are free.
    private func choices(_ column: String) -> GeoPackageConstraint? {
        switch column {
        case "class", "limits_class", "base_class", "other_class", "other_limits_class", "from_class", "from_limits_class", "to_class",
            "to_limits_class", "nz_class", "nz_outside_class", "nz_inside_class":
            guard let ruleset else { return nil }
            return .choices(ruleset.classes.map { .init($0.id.id, $0.name(language)) })
        case "source":
            guard let ruleset else { return nil }
            return .choices(ruleset.sources.map { .init($0.kind.id, $0.title(language)) })
        case "structure": return words(column, TransportLine.Structure.allCases.map(\.rawValue))
        case "status": return words(column, TransportLine.LineStatus.allCases.map(\.rawValue))
        default: return Self.values[column].map { .choices($0.map { .init($0.value, language($0.title)) }) }
        }
    }

    private func words(_ column: String, _ values: [String]) -> GeoPackageConstraint {
        .choices(values.map { .init($0, PackWords.shared.entry($0, of: column)?.title(language) ?? $0) })
    }

    private static let kinds: [(value: String, title: Phrase)] = [
        (FunctionalZone.Kind.base.rawValue, "the zone itself"), (FunctionalZone.Kind.band.rawValue, "band beside a line"),
        (FunctionalZone.Kind.carriageway.rawValue, "land between boundary lines"), (FunctionalZone.Kind.yard.rawValue, "yard of a railway"),
        (FunctionalZone.Kind.area.rawValue, "area with a class of its own"),
        (FunctionalZone.Kind.residential.rawValue, "housing with the limits of another class"),
    ]
    private static let land: [(value: String, title: Phrase)] = [
        ("inside", "inside the district"), ("unzoned", "in no zone"), ("outside", "outside the district"),
    ]
    private static let values: [String: [(value: String, title: Phrase)]] = [
        "facing": [("north", "north"), ("east", "east"), ("south", "south"), ("west", "west")],
        "nz_kind": kinds, "from_status": land, "to_status": land,
        "sight": [
            (FunctionalZone.Sight.front.rawValue, "before the first row"), (FunctionalZone.Sight.direct.rawValue, "in direct sight"),
            (FunctionalZone.Sight.shielded.rawValue, "behind buildings"), (FunctionalZone.Sight.footprint.rawValue, "under a building"),
        ],
        "part": [
            ("centre", "centre line"), ("boundary", "boundary lines"), ("left", "surveyed left boundary line"),
            ("right", "surveyed right boundary line"), ("left_opening", "opening in the left boundary line"),
            ("right_opening", "opening in the right boundary line"),
        ],
        "nz_verdict": [
            ("pass", "within the limit"), ("exceeds", "above the limit"), ("undecided", "not decidable"), ("error", "not read"),
        ],
    ]
}

extension FieldTitles {
    /// Those of the layer `zones`, where `kind` is what makes a piece; in other layers it is a word of the data.
    package func titledPieces(_ columns: [GeoPackageColumn]) -> [GeoPackageColumn] {
        titled(columns).map { column in
            var titled = column
            if column.name == "kind" { titled.constraint = .choices(Self.kinds.map { .init($0.value, language($0.title)) }) }
            return titled
        }
    }
}
