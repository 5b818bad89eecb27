/// What the features of a source are to a pack.
package enum ImportRole: String, Sendable, CaseIterable {
    /// Each by its tags: highway, railway, waterway, landuse, building.
    case auto
    case roads, rail, waterways, stops
    case residential, buildings
    case district, zones
    case roadLand = "road_land"

    /// What a mapping may name, beside what the layer of a pack has.
    package var properties: [String] {
        switch self {
        case .auto: []
        case .roads:
            ["id", "name", "alt_name", "highway", "oneway", "lanes", "width", "bridge", "tunnel", "layer", "embankment", "junction"]
        case .rail: ["id", "name", "alt_name", "railway", "service", "bridge", "tunnel", "layer", "structure"]
        case .waterways: ["id", "name", "alt_name", "waterway"]
        case .stops: ["id", "name", "line"]
        case .residential: ["id", "name", "landuse"]
        case .buildings: ["id", "building", "building:levels", "storeys", "height", "height_m", "base_m", "min_height"]
        case .district: ["name"]
        case .zones: ["id", "name", "class", "published_area_km2", "accuracy_m"]
        case .roadLand: ["row"]
        }
    }
}
