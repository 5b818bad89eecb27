import Regulation
import ZoneQueries
import ZoningModel

extension SharedMap {
    /// A map file made ready for many tasks, whatever day it will be asked about. Time: that of reading it whole, and of both indices.
    package static func reading(_ path: String) throws(Failure) -> SharedMap {
        // No day is asked about yet, so no clock has a part in it.
        try Session(mapAt: path, Occasion(clock: Clock(unixSeconds: 0))).shared()
    }

    /// What the labels of ``points`` mean, by label: one line of JSON each.
    package var labelTexts: [[UInt8]] { points.texts(by: query).map { $0.json(query.map.meta.periods) } }

    /// What an index of the map would say of itself.
    package var head: IndexHead { IndexHead(of: query.map.meta, mapHash: hash, labels: points.count) }
}
