import FeatureIO
import NoiseZoning
import Regulation

/// From a pack that was read to its map, with one worker; and a map as bytes of GeoJSON.
enum MapSpeed {
    static func build(_ folder: String, date: CivilDate, rounds: Int) async throws {
        let reading = try PackReader(folder: folder).read()
        var scenario = Scenario(date: date)
        scenario.workers = 1
        var (building, areas) = ([Double](), [Double](repeating: 0, count: Classes.all.count))
        var pieces = 0
        for round in 0..<rounds {
            let start = processorSeconds
            let map = try await Zoning.build(reading, scenario: scenario).map
            building.append(processorSeconds - start)
            pieces = map.zones.count
            guard round == 0 else { continue }
            for zone in map.zones { areas[Classes.number(zone.zoneClass?.id ?? "unzoned")] += zone.area }
        }
        print("{\"build\":\(building),\"areas\":\(areas),\"pieces\":\(pieces)}")
    }

    static func geoJSON(_ map: ZoneMap, rounds: Int) throws {
        let (features, _) = try readGeoJSON(map.geoJSON(), file: "map.geojson")
        var bytes = 0
        let writing = times(rounds) { bytes = GeoJSONWriter.collection(features, places: 7, mostPlaces: 9).count }
        let making = try times(min(rounds, 3)) { _ = try map.geoJSON() }
        print("{\"writing\":\(writing),\"features\":\(making),\"bytes\":\(bytes)}")
    }
}
