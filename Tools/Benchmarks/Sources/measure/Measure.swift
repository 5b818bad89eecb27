import FeatureIO
import Glibc
import NoiseZoning
import Regulation

/// What the scripts of this folder ask of the library itself. Figures come as one line of JSON, times in seconds of the processor.
@main
enum Measure {
    private static let usage = """
        usage: measure VERB MAP|PACK [FILE ANSWERS] [COUNT]
          points MAP PLACES ANSWERS ROUNDS     speed of look-ups; the classes go to ANSWERS
          shares MAP PARCELS ANSWERS ROUNDS    speed of shares; the areas go to ANSWERS
          sight PACK SEGMENTS ANSWERS ROUNDS   speed of straight sight past buildings; one byte each to ANSWERS
          build PACK ROUNDS                    speed of building, one worker
          geojson MAP ROUNDS                   speed of writing
          reading FILE ROUNDS                  speed of reading GeoJSON
          near MAP ROUNDS                      one place of a map file, over and over, for counting instructions
          batches|singles MAP PLACES ROUNDS    look-ups alone, for counting instructions
          carried MAP PLACES CRS ROUNDS        places of another reference system to degrees, for counting instructions
          rows MAP TABLE CRS WISH              a table of places (WISH: plain, columns, or metres of accuracy), for counting instructions
          parcels MAP PARCELS ROUNDS           shares alone, for counting instructions
          prove-points MAP COUNT               look-ups in degrees against questions in the plane
          prove-shares MAP COUNT               shares against GEOS
        """
    private static let date = "2026-11-20"

    static func main() async throws {
        let words = Array(CommandLine.arguments.dropFirst())
        if words.first == "rows", words.count == 5 {
            return try await RowSpeed.run(words[1], words[2], in: words[3], wish: words[4], date: try CivilDate(parsing: date))
        }
        guard words.count >= 3, let count = Int(words[words.count - 1]) else { fail() }
        if words[0] == "build" {
            return try await MapSpeed.build(words[1], date: try CivilDate(parsing: date), rounds: count)
        }
        if words[0] == "sight", words.count == 5 {
            return try SightSpeed(packAt: words[1], segments: try Numbers.read(words[2])).run(rounds: count, answersTo: words[3])
        }
        if words[0] == "carried", words.count == 5 {
            return try CarriedSpeed.repeated(try Numbers.read(words[2]), from: words[3], rounds: count)
        }
        if words[0] == "reading", words.count == 3 { return try ReadingSpeed.run(words[1], rounds: count) }
        if words[0] == "near", words.count == 3 { return try NearSpeed.repeated(words[1], rounds: count) }
        let map = try ZoneMap.read(path: words[1])
        let query = PlaceQuery(map: map, ruleset: try Ruleset.bundled(map.meta.ruleset))
        switch (words[0], words.count) {
        case ("points", 5):
            try LookupSpeed(query, places: try Numbers.read(words[2]), rounds: 5).run(rounds: count, answersTo: words[3])
        case ("shares", 5): try ShareSpeed(query, numbers: try Numbers.read(words[2])).run(rounds: count, answersTo: words[3])
        case ("geojson", 3): try MapSpeed.geoJSON(map, rounds: count)
        case ("batches", 4): try LookupSpeed(query, places: try Numbers.read(words[2]), rounds: 0).batches(count)
        case ("singles", 4): try LookupSpeed(query, places: try Numbers.read(words[2]), rounds: 0).singles(count)
        case ("parcels", 4): try ShareSpeed(query, numbers: try Numbers.read(words[2])).repeated(count)
        case ("prove-points", 3): exit(try PointProof(query).run(count) ? 0 : 1)
        case ("prove-shares", 3): exit(try ParcelProof(query, count: count).run() ? 0 : 1)
        default: fail()
        }
    }

    private static func fail() -> Never {
        print(usage)
        exit(64)
    }
}
