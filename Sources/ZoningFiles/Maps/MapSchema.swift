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
