import Regulation

/// How large a road is by its source, in the order of importance.
package enum RoadClass: String, Sendable, CaseIterable {
    case motorway, trunk, primary, secondary, tertiary, minor
    /// A source that does not say.
    case unknown
    /// A slip road, between two others.
    case link
    case service

    /// A value of OpenStreetMap's `highway`; nil for what carries no cars, or is not built.
    init?(highway: String) {
        let stem = highway.hasSuffix("_link") ? String(highway.dropLast("_link".count)) : highway
        switch stem {
        case "motorway", "trunk", "primary", "secondary", "tertiary":
            self = stem == highway ? RoadClass(rawValue: stem) ?? .unknown : .link
        case "residential", "unclassified", "living_street", "road": self = .minor
        case "service", "busway", "bus_guideway": self = .service
        default: return nil
        }
    }

    /// Cost of a metre beside a metre of a main road: a street of one name rather runs on its main road than on what lies beside it.
    var reluctance: Double {
        switch self {
        case .motorway, .trunk, .primary, .secondary, .tertiary, .unknown: 1
        case .minor: 1.2
        case .link, .service: 2
        }
    }

    /// About where the class stands beside the grades of the law, the largest first; nil where the source does not say.
    var rank: Int? {
        switch self {
        case .motorway: 0
        case .trunk: 1
        case .primary: 2
        case .secondary: 3
        case .tertiary: 4
        case .minor: 5
        case .unknown, .link, .service: nil
        }
    }
}
