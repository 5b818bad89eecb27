import Geometry
import Wording

/// Metres written where degrees belong: which system they are likely in, by their size, and what helps then.
enum ForeignMetres {
    /// Metres of China in a Mercator projection of the whole world, generously: Web Mercator, and Baidu's and Amap's own.
    static let mercator = Domain(x: 8_000_000...15_500_000, y: 300_000...7_500_000)

    static func refusal(of place: Coordinate, _ crs: CoordinateReferenceSystem) -> Refusal {
        func refusal(_ what: Phrase, _ fix: Phrase) -> Refusal { Refusal(.wrongCRS, what, fix) }
        let isWorld = mercator.contains(place)
        switch crs {
        case .bd09:
            // No code of EPSG is Baidu's Mercator: as EPSG:3857 the place would lie some 20 km off.
            return refusal(
                "these look like metres of Baidu's map, and bd09 has longitude and latitude in degrees",
                "Name bd09mc if they come from Baidu; EPSG:3857 is another system")
        case .gcj02:
            return refusal(
                "these look like metres, and gcj02 has longitude and latitude in degrees",
                "Take the longitude and latitude of the place from that map; as EPSG:3857 the shift of GCJ-02 would stay in the numbers")
        default: break
        }
        if isWorld {
            return refusal(
                "these look like metres of a web map, not degrees",
                "Name EPSG:3857 if they are Web Mercator on WGS 84, bd09mc if they come from Baidu; metres of Amap are another system: take the degrees from its map"
            )
        }
        // Eastings with the highest zone number, 45, are below 46 million.
        for (easting, northing) in [(place.x, place.y), (place.y, place.x)]
        where GaussKrugerReader.northings.contains(northing) && (0..<46_000_000).contains(easting) {
            let zone = Int(easting / 1_000_000)
            if let grid = GaussKruger(prefix: zone) {
                return refusal(
                    "these look like metres with the zone number \(zone), not degrees",
                    "Name EPSG:\(grid.epsg) (\(grid.name)) if they are CGCS2000")
            }
            if zone == 0 {
                return refusal(
                    "these look like metres of a Gauss-Krüger grid, not degrees",
                    "Name the grid by its central meridian; for CGCS2000 and 117°E it is EPSG:4548, for 114°E EPSG:4547, for 120°E EPSG:4549"
                )
            }
        }
        return refusal(
            "these look like metres of a projected system, not degrees",
            "Name the system that they are in with its EPSG code or its .prj file")
    }
}
