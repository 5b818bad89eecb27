import Answers
import NoiseZoning

/// A map that is asked for places, levels and tables; nothing of the domain is computed here. All requests share it: each opens its
/// own session over the same map, and no state passes from one to another.
package final class AnswerService: Sendable {
    package let map: SharedMap
    let limits: ServerLimits
    /// The time of asking, read once a request.
    let clock: @Sendable () -> Clock
    let rulesJSON: [UInt8]
    /// Parcels hold a processor for seconds: one request at a time, so that the others go on being answered.
    let parcelTurns = Turns(most: 1)

    package init(_ map: SharedMap, limits: ServerLimits, clock: @escaping @Sendable () -> Clock) {
        self.map = map
        self.limits = limits
        self.clock = clock
        rulesJSON = RuleBook.json(map.ruleset)
    }
}
