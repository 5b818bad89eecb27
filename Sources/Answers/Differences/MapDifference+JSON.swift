import Regulation
import StrictJSON
import ZoneQueries
import ZoningModel

extension MapDifference {
    /// The table in the schema `noisezone.diff/1`.
    public func json() -> String {
        var writer = JSONWriter(.pretty)
        writer.object { writer in
            writer.member("schema", "noisezone.diff/1")
            for (name, meta) in [("from", before), ("to", after)] {
                writer.key(name)
                writer.object(inline: true) { writer in
                    writer.member("id", meta.id)
                    writer.member("date", meta.date.description)
                    writer.member("as_built", meta.isAsBuilt)
                    writer.member("status", meta.status.rawValue)
                    writer.key("readings")
                    writer.object(inline: true) { writer in
                        for reading in meta.switches.named { writer.member(reading.name, reading.value) }
                    }
                    writer.member("sources_sha256", meta.sourceHash)
                    writer.member("ruleset", meta.ruleset)
                    if !meta.attribution.isEmpty { writer.member("attribution", meta.attribution) }
                }
            }
            writer.member("other_rules", hasOtherRules)
            writer.key("changes")
            writer.array { writer in for row in table { write(row, to: &writer) } }
            writer.key("zone_changes")
            writer.array { writer in
                for change in zoneChanges {
                    writer.object(inline: true) { writer in
                        writer.member("from", change.from)
                        writer.member("to", change.to)
                        writer.member("area_m2", change.area, places: 2)
                        writer.member("pieces", change.pieces)
                    }
                }
            }
            writer.key("facades")
            if facades.isCompared { writeFacades(to: &writer) } else { writer.null() }
            if let people { write(people, to: &writer) }
        }
        writer.newline()
        return writer.text
    }

    private func write(_ row: Row, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("from", row.from.words)
            writer.member("to", row.to.words)
            writer.member("area_m2", row.area, places: 2)
            writer.member("pieces", row.pieces)
            writer.member("area_off_carriageways_m2", row.areaOffCarriageways, places: 2)
            writer.member("differs", differing(row.from, row.to))
            limits(row.from, row.to, &writer)
            writer.key("causes")
            writer.array { writer in
                for (cause, area) in row.causes {
                    writer.object(inline: true) { writer in
                        cause.write(to: &writer)
                        writer.member("area_m2", area, places: 2)
                    }
                }
            }
        }
    }

    private func limits(_ from: Designation, _ to: Designation, _ writer: inout JSONWriter) {
        writer.key("from_limits")
        writer.limits(from.limits, before.periods)
        writer.key("to_limits")
        writer.limits(to.limits, after.periods)
    }

    private func writeFacades(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.key("changes")
            writer.array { writer in
                for row in facades.table {
                    writer.object(inline: true) { writer in
                        writer.member("from", row.from.words)
                        writer.member("to", row.to.words)
                        writer.member("buildings", row.buildings)
                        writer.member("storeys", row.storeys)
                        writer.member("wall_m", row.length, places: 2)
                    }
                }
            }
            writer.key("walls")
            writer.array { writer in
                for change in facades.changes {
                    writer.object(inline: true) { writer in
                        writer.member("building", change.building)
                        if let storeys = change.storeys {
                            writer.member("lowest_storey", storeys.lowerBound)
                            writer.member("highest_storey", storeys.upperBound)
                        }
                        writer.member("from", change.from.words)
                        writer.member("to", change.to.words)
                        writer.member("length_m", change.length, places: 2)
                        if let row = change.row { writer.member("row", row) }
                        writer.member("readings", change.readings.map(\.rawValue))
                    }
                }
            }
            writer.member("only_before", facades.onlyBefore)
            writer.member("only_after", facades.onlyAfter)
        }
    }

    private func write(_ people: PeopleDifference, to writer: inout JSONWriter) {
        writer.key("people")
        writer.object { writer in
            writer.member("count", people.people, places: 2, trimmed: true)
            writer.member("places", people.places)
            writer.member("places_outside", people.placesOutside)
            writer.key("changes")
            writer.array { writer in
                for row in people.rows {
                    writer.object(inline: true) { writer in
                        writer.member("from", row.from.words)
                        writer.member("to", row.to.words)
                        writer.member("count", row.people, places: 2, trimmed: true)
                        writer.member("places", row.places)
                        limits(row.from, row.to, &writer)
                    }
                }
            }
        }
    }
}
