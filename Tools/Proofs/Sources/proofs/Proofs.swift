import Glibc
import NoiseZoning
import Regulation

/// `proofs points [COUNT]`: look-ups in degrees against questions in the plane, COUNT of them. `proofs speed`: how fast they are.
/// `proofs parcels [COUNT]`: shares against GEOS. `proofs parcel-speed`: how fast they are.
@main
enum Proofs {
    static func main() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        let date = try CivilDate(parsing: "2026-11-20")
        let folder = unsafe getenv("PACK").map { unsafe String(cString: $0) } ?? "GeoData/beijing-etown"
        let map = try await NoiseZoning.build(packAt: folder, scenario: .init(date: date)).map
        let query = PlaceQuery(map: map, ruleset: try Ruleset.bundled(map.meta.ruleset))
        let count = arguments.dropFirst().first.flatMap { Int($0) }
        switch arguments.first {
        case "points": exit(try PointProof(query).run(count ?? 10_000_000) ? 0 : 1)
        case "speed": try PointSpeed(query).run()
        case "batch": try PointSpeed(query).batch(count ?? 100)
        case "parcels": exit(try ParcelProof(query, count: count ?? 100_000).run() ? 0 : 1)
        case "parcel-speed": try ParcelProof(query, count: count ?? 100_000).speed(rounds: 5)
        default:
            print(
                "usage: proofs points [COUNT] | speed | batch [ROUNDS] | parcels [COUNT] | parcel-speed [COUNT]; PACK names another pack than GeoData/beijing-etown"
            )
            exit(64)
        }
    }
}
