import FeatureIO
import Regulation

/// The layers of a map with geometry, in the order of its file, and the columns that this program writes.
enum MapLayer: String, CaseIterable {
    case zones, lines
    case railwayAreas = "railway_areas"
    case facades

    /// As a map of this version names them.
    ///
    /// - Parameter periods: those of the day that the map's limits are for.
    func columns(in schema: MapSchema, _ periods: [DayPeriod]) -> [GeoPackageColumn] {
        switch self {
        case .zones: Self.zoneColumns(schema, periods) + Self.shieldingColumns
        case .lines: Self.lineColumns + Self.ruleColumns + Self.neighbourColumns
        case .railwayAreas: Self.areaColumns + Self.neighbourColumns
        case .facades: Self.facadeColumns(periods)
        }
    }

    private static func limitColumns(_ periods: [DayPeriod]) -> [GeoPackageColumn] { periods.map { .init("\($0)_db", .integer) } }

    static func zoneColumns(_ schema: MapSchema, _ periods: [DayPeriod]) -> [GeoPackageColumn] {
        [.init("id", .text), .init("class", .text), .init("limits_class", .text)] + limitColumns(periods) + [
            .init("zone_id", .text), .init("zone_name", .text), .init(schema.baseClass, .text), .init("kind", .text), .init("rows", .text),
            .init("clauses", .text), .init("area_m2", .real),
        ]
    }

    /// Of the areas of one class.
    static func classColumns(_ periods: [DayPeriod]) -> [GeoPackageColumn] {
        [.init("id", .text), .init("class", .text)] + limitColumns(periods) + unionColumns
    }

    /// Of what pieces are united to.
    static let unionColumns: [GeoPackageColumn] = [
        .init("pieces", .integer), .init("area_m2", .real), .init("area_off_carriageways_m2", .real),
    ]

    /// Only where buildings change the map.
    static let shieldingColumns: [GeoPackageColumn] = [
        .init("sight", .text), .init("frontages", .text), .init("other_class", .text), .init("other_limits_class", .text),
    ]

    /// Only where a rule asks for them.
    static let ruleColumns: [GeoPackageColumn] = [.init("lanes", .integer), .init("eia_approved_on", .text)]

    /// Only where something is from the pack of a neighbour.
    static let neighbourColumns: [GeoPackageColumn] = [.init("neighbour", .text)]

    static let lineColumns: [GeoPackageColumn] = [
        .init("part", .text), .init("layer", .text), .init("row", .text), .init("name", .text), .init("source", .text),
        .init("structure", .text), .init("status", .text), .init("opened_on", .text), .init("edge_kind", .text), .init("left_m", .real),
        .init("right_m", .real), .init("accuracy_m", .real),
    ]

    static let areaColumns: [GeoPackageColumn] = [.init("kind", .text), .init("name", .text), .init("eia_approved_on", .text)]

    private static func facadeColumns(_ periods: [DayPeriod]) -> [GeoPackageColumn] {
        [
            .init("building", .text), .init("segment", .integer), .init("piece", .integer), .init("from_storey", .integer),
            .init("to_storey", .integer), .init("storey_m", .real), .init("class", .text), .init("limits_class", .text),
        ] + limitColumns(periods) + [
            .init("zone_id", .text), .init("row", .text),
            .init("reading", .text), .init("certain", .boolean), .init("other_class", .text), .init("other_limits_class", .text),
        ]
    }
}

/// The versions of a map's schema that are read; the last is written.
///
/// A member that is renamed is renamed here, with a new version: maps of before are read by their own names, and by these alone.
enum MapSchema: Int, CaseIterable {
    case first = 1
    /// `zone_class` became `base_class`.
    case second

    static let current = second
    static let family = "noisezone.map/"

    /// As a map names it: `noisezone.map/2`.
    var name: String { "\(Self.family)\(rawValue)" }

    /// The member of a piece that holds the class of its base zone.
    var baseClass: String {
        switch self {
        case .first: "zone_class"
        case .second: "base_class"
        }
    }

    /// Nil for a name that is of no known version.
    init?(named name: String) {
        guard let schema = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = schema
    }
}
