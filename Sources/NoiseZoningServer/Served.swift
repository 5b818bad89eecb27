import NoiseZoning

/// What is served now: swapped as a whole. A request keeps the one that it began with, and none has a part of another's.
package final class Served: Sendable {
    package let map: SharedMap
    let answers: AnswerService
    let features: FeatureService
    let tiles: TileService
    let page: PageService

    package init(
        _ map: SharedMap, limits: ServerLimits, page settings: PageSettings = PageSettings(),
        clock: @escaping @Sendable () -> Clock = { .ofMachine }
    ) throws(Failure) {
        self.map = map
        answers = AnswerService(map, limits: limits, clock: clock)
        features = FeatureService(map)
        tiles = TileService(map, bytes: limits.tileBytes)
        page = try PageService(map, settings)
    }

    /// Every address that there is, by the part of the server that answers it.
    package static let endpoints: [Endpoint<Served>] =
        AnswerEndpoints.all.map { $0.asking(\.answers) } + FeatureService.endpoints.map { $0.asking(\.features) }
        + TileEndpoints.all.map { $0.asking(\.tiles) } + PageService.endpoints.map { $0.asking(\.page) }
}
