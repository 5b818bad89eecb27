import Regulation
import StrictJSON
import ZoningModel

extension JSONWriter {
    /// The members of an object that tell of a kind of land.
    mutating func land(_ land: Designation, _ periods: [DayPeriod]) {
        member("status", land.status.rawValue)
        member("class", land.zoneClass?.id)
        member("limits_class", land.limitsClass?.id)
        key("limits")
        limits(land.limits, periods)
        // B3: storeys that are not known may make it the other class.
        guard let other = land.otherClass else { return }
        member("certain", false)
        member("other_class", other.id)
    }
}
