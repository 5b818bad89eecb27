import Regulation
import StrictJSON
import ZoneQueries
import ZoningModel

extension PointIndexFile {
    /// What a label means, in the schema `noisezone.label/1`: members of `noisezone.finding/1`, as far as a brief answer has them.
    func json(of label: UInt32, _ finding: Finding) -> [UInt8] {
        var writer = JSONWriter(.compact)
        writer.object { writer in
            writer.member("schema", "noisezone.label/1")
            writer.member("label", Int(label))
            writer.member("status", finding.status.rawValue)
            writer.member("class", finding.zoneClass?.id)
            writer.key("limits")
            if let limits = finding.limits {
                writer.object { writer in
                    for (number, period) in periods.enumerated() {
                        writer.key(period.rawValue)
                        if let level = limits[number] { writer.int(level) } else { writer.null() }
                    }
                }
            } else {
                writer.null()
            }
            writer.member("limits_class", finding.limitsClass?.id)
            writer.key("zone")
            if let zone = finding.zones.first {
                writer.object { writer in
                    writer.member("id", zone.id)
                    writer.member("name", zone.name)
                    writer.member("class", zone.zoneClass?.id)
                }
            } else {
                writer.null()
            }
            writer.member("on_boundary", finding.isOnBoundary)
            writer.member("on_carriageway", finding.isOnCarriageway)
            writer.member("candidates", finding.candidates)
        }
        return writer.bytes
    }

    /// What the index was made of, in the schema `noisezone.about/1`.
    func aboutJSON() -> [UInt8] {
        var writer = JSONWriter(.compact)
        writer.object { writer in
            writer.member("schema", "noisezone.about/1")
            writer.member("map", mapHash)
            writer.member("ruleset", ruleset)
            writer.member("valid_from", validity.from.description)
            writer.member("valid_until", validity.until?.description)
            writer.member("as_built", isAsBuilt)
            writer.member("periods", periods.map(\.rawValue))
            writer.member("labels", index.count)
            if !attribution.isEmpty { writer.member("attribution", attribution) }
        }
        return writer.bytes
    }
}
