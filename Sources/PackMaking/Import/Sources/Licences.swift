import FeatureIO

/// Under which terms a source may be used, where it tells by itself.
enum Licences {
    static let osm = "© OpenStreetMap contributors, ODbL 1.0"

    /// Whether the features carry the marks of OpenStreetMap: its ids or its tags, or the file its ending.
    static func isOSM(_ source: ImportSource) -> Bool {
        let path = source.path.lowercased()
        if path.hasSuffix(".osm") || path.hasSuffix(".pbf") || path.hasSuffix(".osm.gz") { return true }
        return source.features.prefix(50).contains { feature in
            feature.properties.contains { $0.name == "osm_id" || $0.name == "osm_way" || $0.name == "osm_way_id" || $0.name == "@id" }
        }
    }
}
