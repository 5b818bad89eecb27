/// Which ways of OpenStreetMap that end where they begin are areas, and not lines that run round: by their tags, as editors and
/// map makers take them.
enum OSMAreas {
    /// Keys of what has an extent, whatever their value.
    private static let keys: Set = [
        "aeroway", "amenity", "area:highway", "boundary", "building", "building:part", "craft", "historic", "landuse", "leisure",
        "military",
        "office", "place", "shop", "tourism", "water",
    ]
    /// Values of other keys that have an extent.
    private static let values: [String: Set<String>] = [
        "highway": ["platform", "rest_area", "services"], "railway": ["platform", "station"], "public_transport": ["platform", "station"],
        "waterway": ["riverbank", "dock", "boatyard", "dam"], "man_made": ["bridge", "pier", "wastewater_plant", "water_works", "works"],
        "power": ["plant", "substation", "generator"],
    ]
    /// Values that are lines all the same.
    private static let lines: [String: Set<String>] = [
        "natural": ["coastline", "cliff", "ridge", "arete", "tree_row"], "leisure": ["track", "slipway"], "aeroway": ["runway", "taxiway"],
    ]

    static func isArea(_ tags: [(key: String, value: String)]) -> Bool {
        if let said = tags.first(where: { $0.key == "area" })?.value { return said != "no" }
        // A road along the edge of something is a road.
        if let road = tags.first(where: { $0.key == "highway" || $0.key == "barrier" }), values[road.key]?.contains(road.value) != true {
            return false
        }
        return tags.contains { key, value in
            if value == "no" || lines[key]?.contains(value) == true { return false }
            return keys.contains(key) || key == "natural" || values[key]?.contains(value) == true
        }
    }
}
