import Geometry
import Projection
import Regulation
import StrictJSON
import ZoneQueries
import ZoningModel

extension Answer {
    /// One JSON object, on many lines or on one, and a line break.
    public func json(pretty: Bool) -> String {
        var writer = JSONWriter(pretty ? .pretty : .compact)
        write(to: &writer)
        writer.newline()
        return writer.text
    }

    /// Whether the limits are those of a day and a night, once: then the schema is the one that scripts have known from the beginning.
    private var isInTwoPeriods: Bool { meta.periods == DayPeriod.ofStandards && ruleset.limitSets.count == 1 }

    /// The answer in the schema `noisezone.finding/1`, or `/2` where the rules know other periods or more sets of limits.
    package func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("schema", isInTwoPeriods ? "noisezone.finding/1" : "noisezone.finding/2")
            writer.key("input")
            writer.object(inline: true) { writer in
                writer.member("text", text)
                writer.member("crs", crs.identifier)
                writer.link(link)
            }
            if let place {
                writer.key("place")
                writer.object(inline: true) { writer in
                    writer.member("lon", place.x, places: 7)
                    writer.member("lat", place.y, places: 7)
                }
            }
            if let facade = finding.facade {
                writer.key("facade")
                facade.write(to: &writer)
            }
            writer.member("status", finding.status.rawValue)
            writer.member("class", finding.zoneClass?.id)
            writer.key("limits")
            writer.limits(finding.limits, meta.periods)
            writer.member("limits_class", finding.limitsClass?.id)
            if let limitsClass = finding.limitsClass, !ruleset.isVerified(limitsOf: limitsClass, on: date) {
                writer.member("limits_verified", false)
            }
            if ruleset.limitSets.count > 1 {
                writer.key("limit_sets")
                writer.object { writer in
                    for set in ruleset.limitSets {
                        writer.key(set.id)
                        writer.limits(
                            finding.limitsClass.flatMap { ruleset.limits(of: $0, on: date, set: set.id) }, meta.periods)
                    }
                }
            }
            writer.key("zone")
            if let zone = finding.zones.first { writer.zone(zone) } else { writer.null() }
            if finding.zones.count > 1 {
                writer.key("zones")
                writer.array { writer in for zone in finding.zones { writer.zone(zone) } }
            }
            writer.member("on_boundary", finding.isOnBoundary)
            writer.member("on_carriageway", finding.isOnCarriageway)
            writer.member("certain", finding.isCertain)
            writer.member("candidates", finding.candidates)
            if finding.possibilities.count > 1 {
                writer.key("possibilities")
                writer.array { writer in for answer in finding.possibilities { writer.possibility(answer, meta.periods) } }
            }
            if let uncertainty = finding.uncertainty {
                writer.key("uncertainty")
                uncertainty.write(to: &writer)
            }
            writer.key("boundary")
            writer.change(finding.change)
            if let toDistrict { writer.member("district_m", toDistrict, places: 2) }
            if let nearestLine { writer.nearest(nearestLine) }
            writer.key("because")
            writer.array { writer in for reason in finding.because { writer.reason(reason) } }
            if let whyNot {
                writer.key("why_not")
                whyNot.write(to: &writer)
            }
            writer.member("date", date.description)
            writer.member("period", period.rawValue)
            if let now {
                writer.key("now")
                now.write(to: &writer)
            }
            writer.member("ruleset", meta.ruleset)
            writer.map(meta, hash: mapHash)
        }
    }
}

extension JSONWriter {
    /// `"nearest_line": {"row": …, "name": …, "layer": "roads", "boundary_m": 12.34, "centre_m": 28.34}`
    mutating func nearest(_ line: NearestLine) {
        key("nearest_line")
        object(inline: true) { writer in
            writer.member("row", line.row)
            writer.member("name", line.name)
            writer.member("layer", line.layer)
            writer.key("boundary_m")
            if let metres = line.toBoundary { writer.fixed(metres, places: 2) } else { writer.null() }
            writer.member("centre_m", line.toCentre, places: 2)
        }
    }

    /// The member `map` of every answer: which map, and how far its data may be trusted.
    mutating func map(_ meta: MapMeta, hash: String?) {
        key("map")
        object(inline: true) { writer in
            writer.member("id", meta.id)
            writer.member("status", meta.status.rawValue)
            writer.member("positional_accuracy_m", meta.positionalAccuracy, places: 3, trimmed: true)
            writer.member("sha256", hash)
            if !meta.attribution.isEmpty { writer.member("attribution", meta.attribution) }
        }
    }

    /// `"link": {"service": "amap", "part": "mark"}`; nothing for numbers.
    mutating func link(_ link: PlaceLink?) {
        guard let link else { return }
        key("link")
        object(inline: true) { writer in
            writer.member("service", link.service.rawValue)
            writer.member("part", link.isView ? "view" : "mark")
        }
    }

    /// `{"day": 70, "night": 55}`, by the periods of the map; null for a period without a limit, and as a whole where there is none.
    mutating func limits(_ limits: NoiseLimit?, _ periods: [DayPeriod]) {
        guard let limits else { return null() }
        object(inline: true) { writer in
            for (number, period) in periods.enumerated() {
                writer.key(period.rawValue)
                if let level = limits[number] { writer.int(level) } else { writer.null() }
            }
        }
    }

    fileprivate mutating func possibility(_ answer: Designation, _ periods: [DayPeriod]) {
        object(inline: true) { writer in
            writer.member("status", answer.status.rawValue)
            writer.member("class", answer.zoneClass?.id)
            writer.member("limits_class", answer.limitsClass?.id)
            writer.key("limits")
            writer.limits(answer.limits, periods)
        }
    }

    fileprivate mutating func zone(_ zone: Finding.Zone) {
        object(inline: true) { writer in
            writer.member("id", zone.id)
            writer.member("name", zone.name)
            writer.member("class", zone.zoneClass?.id)
        }
    }

    fileprivate mutating func change(_ change: Finding.Change?) {
        guard let change else { return null() }
        object(inline: true) { writer in
            writer.member("distance_m", change.distance, places: 2)
            if let accuracy = change.accuracy { writer.member("accuracy_m", accuracy, places: 2, trimmed: true) }
            writer.member("beyond", change.zoneClass?.id ?? change.status.rawValue)
            if let limits = change.limitsClass, limits != change.zoneClass { writer.member("beyond_limits_class", limits.id) }
        }
    }

    fileprivate mutating func reason(_ reason: Reason) {
        object(inline: true) { writer in
            writer.member("reading", reason.reading.rawValue)
            writer.member("clause", reason.clause)
            if !reason.feature.isEmpty { writer.member("feature", reason.feature) }
            if let measured = reason.measured { writer.member("measured_m", measured, places: 2) }
            if let limit = reason.limit { writer.member("limit_m", limit, places: 2, trimmed: true) }
            if let neighbour = reason.neighbour { writer.member("neighbour", neighbour) }
            if let edge = reason.edgeKind { writer.member("edge_kind", edge.rawValue) }
            if let frontage = reason.frontage {
                writer.member("side", frontage.side)
                writer.member("share", frontage.share.lowerBound, places: 4)
                if frontage.share.upperBound > frontage.share.lowerBound { writer.member("share_to", frontage.share.upperBound, places: 4) }
                writer.member("doubtful", frontage.isDoubtful)
            }
            if let sight = reason.sight { writer.member("sight", sight.rawValue) }
            if let accuracy = reason.accuracy { writer.member("accuracy_m", accuracy, places: 2, trimmed: true) }
        }
    }
}
