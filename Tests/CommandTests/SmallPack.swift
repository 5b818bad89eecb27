/// A data pack of two zones and one road, small enough to read: west of 116.51 class 2, east of it class 3, the road from west to east
/// along 39.795 with its boundary lines 16 m on either side.
struct SmallPack: Sendable {
    /// One change of one file: the first `old` becomes `new`.
    struct Change: Sendable {
        let file: String
        let old: String
        let new: String

        init(_ file: String, _ old: String, _ new: String) {
            (self.file, self.old, self.new) = (file, old, new)
        }
    }

    /// By name; the folder is called `small`.
    private(set) var files = [
        "pack.json": pack, "district.geojson": district, "zones.geojson": zones, "roads.geojson": roads,
    ]

    /// - Precondition: every `old` is there, so that no case tests the sound pack by mistake.
    mutating func apply(_ change: Change) {
        guard let text = files[change.file] else { preconditionFailure("the small pack has no file \(change.file)") }
        let changed = text.replacing(change.old, with: change.new, maxReplacements: 1)
        precondition(changed != text, "\(change.file) does not hold \(change.old)")
        files[change.file] = changed
    }

    func write(into folder: TemporaryFolder) throws {
        for (name, text) in files { try folder.write("small/\(name)", text) }
    }

    /// The pack is no district of the rules: two of their zones, small, and with other names; and its layers may lie beside it.
    private static let doubts = ["zone-area", "zone-other-name", "zones-missing", "layer-outside", "pack-doubts"]

    /// What the program says beside the doubts that the small pack gives by itself.
    static func withoutDoubts(_ err: String) -> String {
        err.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
            !line.contains("small") || !doubts.contains { line.hasSuffix("[\($0)]") || line.contains("\"code\":\"\($0)\"") }
        }.joined(separator: "\n")
    }

    private static let pack = """
        {
          "id": "small",
          "title": {"zh": "小区", "en": "Small"},
          "ruleset": "beijing-etown-2025",
          "status": "surveyed",
          "positional_accuracy_m": 0.5,
          "working_crs": "EPSG:4548",
          "layers": {"district": "district.geojson", "zones": "zones.geojson", "roads": "roads.geojson"}
        }

        """

    private static let district = """
        {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"name": "Small"}, "geometry": {"type": "Polygon", "coordinates":
          [[[116.50, 39.79], [116.51, 39.79], [116.52, 39.79], [116.52, 39.80], [116.51, 39.80], [116.50, 39.80], [116.50, 39.79]]]}}
        ]}

        """

    private static let zones = """
        {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"id": "201", "name": "West", "class": "2"}, "geometry": {"type": "Polygon", "coordinates":
          [[[116.50, 39.79], [116.51, 39.79], [116.51, 39.80], [116.50, 39.80], [116.50, 39.79]]]}},
        {"type": "Feature", "properties": {"id": "301", "name": "East", "class": "3"}, "geometry": {"type": "Polygon", "coordinates":
          [[[116.51, 39.79], [116.52, 39.79], [116.52, 39.80], [116.51, 39.80], [116.51, 39.79]]]}}
        ]}

        """

    private static let roads = """
        {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"row": "annex1-16", "name": "荣华南路", "grade": "arterial", "left_m": 16, "right_m": 16,
          "edge_kind": "lane_edge", "structure": "surface", "status": "open"},
          "geometry": {"type": "LineString", "coordinates": [[116.50, 39.795], [116.52, 39.795]]}}
        ]}

        """
}

extension SmallPack.Change {
    /// Adds a layer of one polygon, 116.512 to 116.518 east of the zone line and north of the road.
    static func layer(_ name: String) -> SmallPack.Change {
        SmallPack.Change("pack.json", "\"roads.geojson\"}", "\"roads.geojson\", \"\(name)\": \"../\(name).geojson\"}")
    }

    /// The file that goes with `layer`, beside the pack.
    static func polygon(properties: String) -> String {
        """
        {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": \(properties), "geometry": {"type": "Polygon", "coordinates":
          [[[116.512, 39.796], [116.518, 39.796], [116.518, 39.798], [116.512, 39.798], [116.512, 39.796]]]}}
        ]}

        """
    }
}
