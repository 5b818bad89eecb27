import ArgumentParser
import CommandParts
import NoiseZoning
import ZoneQueries

/// Asking about a façade instead of the ground.
struct FacadeOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Ask about the façade nearest to the place, on this storey (1 is the lowest).", valueName: "storey"))
    var floor: Int?

    @Option(help: ArgumentHelp("The same, at this height above the foot of the building.", valueName: "metres"))
    var height: String?

    func validate() throws {
        if floor != nil, height != nil { throw Failure.usage("Give --floor or --height, not both.") }
        if let floor, PlaceQuery.FacadeLevel(storey: floor) == nil { throw Failure.usage("--floor: give a storey from 1 to 200.") }
        if let height, PlaceQuery.FacadeLevel(metres: height) == nil { throw Failure.usage("--height: give metres from 0 to 1000.") }
    }

    var level: PlaceQuery.FacadeLevel? { floor.flatMap { .init(storey: $0) } ?? height.flatMap { .init(metres: $0) } }
}
