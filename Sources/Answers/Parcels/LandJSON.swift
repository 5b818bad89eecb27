import Regulation
import StrictJSON
import ZoneQueries
import ZoningModel

extension JSONWriter {
    /// How much of a parcel lies in which land: an array, a kind of land each.
    mutating func shares(_ shares: [ParcelFinding.Share], _ periods: [DayPeriod]) {
        array { writer in
            for share in shares {
                writer.object(inline: true) { writer in
                    writer.land(share.land, periods)
                    writer.member("area_m2", share.area, places: 2)
                    // R1
                    if let off = share.areaOffCarriageways { writer.member("area_off_carriageways_m2", off, places: 2) }
                    writer.member("share", share.share, places: 6)
                }
            }
        }
    }

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
