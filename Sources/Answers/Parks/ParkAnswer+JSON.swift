import FeatureIO
import Geometry
import Regulation
import StrictJSON
import Wording
import ZoneQueries
import ZoningModel

extension ParkAnswer {
    /// The answer as one object, `noisezone.park/1`. Linear in what is told.
    public func json(_ language: Language) -> String {
        var writer = JSONWriter(.pretty)
        writer.beginObject()
        writer.member("schema", "noisezone.park/1")
        writer.member("file", file)
        writer.member("date", date.description)
        writer.member("ruleset", map.meta.ruleset)
        writer.map(map.meta, hash: mapHash)
        writer.member("reach_m", reach, places: 2, trimmed: true)
        writer.key("areas")
        writer.array { writer in
            for entry in entries {
                writer.object { writer in
                    switch entry {
                    case .area(let area, let finding): write(area, finding, language, to: &writer)
                    case .fault(let number, let label, let fault):
                        writer.member("number", number)
                        writer.member("id", label)
                        writer.member("status", "error")
                        writer.key("error")
                        fault.write(to: &writer, in: language)
                    }
                }
            }
        }
        writer.key("between")
        writer.object { writer in
            writer.key("overlaps")
            writer.array { writer in
                for overlap in fit.overlaps {
                    writer.object(inline: true) { writer in
                        writer.key("areas")
                        writer.array(inline: true) { for number in [overlap.first, overlap.second] { $0.int(number) } }
                        writer.member("area_m2", overlap.area, places: 2)
                        writer.place("place", overlap.place)
                    }
                }
            }
            writer.key("gaps")
            writer.array { writer in
                for gap in fit.gaps {
                    writer.object(inline: true) { writer in
                        writer.key("areas")
                        writer.array(inline: true) { for number in gap.between { $0.int(number) } }
                        writer.number("area_m2", gap.area, places: 2)
                        writer.number("width_m", gap.width, places: 3)
                        writer.place("place", gap.place)
                    }
                }
            }
        }
        writer.endObject()
        writer.newline()
        return writer.text
    }

    private func write(_ area: SurveyedArea, _ finding: ParkFinding, _ language: Language, to writer: inout JSONWriter) {
        let periods = map.meta.periods
        writer.member("number", area.number)
        writer.member("id", area.label)
        writer.key("properties")
        writer.value(.object(area.properties))
        writer.member("status", finding.parcel.status.rawValue)
        writer.key("system")
        writer.object(inline: true) { writer in
            writer.member("given", area.crs.identifier)
            writer.member("taken", area.isSystemTaken)
            writer.member("plane", area.plane.identifier)
        }
        writer.key("closure")
        writer.object(inline: true) { writer in
            writer.member("closed", area.gaps.isEmpty)
            writer.number("gap_m", area.crs.isGeographic ? nil : area.gaps.max(), places: 3)
            writer.member("understood_rings", area.understood)
        }
        writer.key("area")
        writer.object(inline: true) { writer in
            writer.member("plane_m2", area.planeArea, places: 3)
            writer.member("ellipsoid_m2", area.ellipsoidArea, places: 3)
            writer.member("difference_m2", area.planeArea - area.ellipsoidArea, places: 3)
            writer.number("declared_m2", area.declaredArea, places: 2)
        }
        writer.member("perimeter_m", area.perimeter, places: 3)
        writer.key("corners")
        writer.array { writer in
            for corner in area.corners {
                writer.object(inline: true) { writer in
                    writer.member("number", corner.name)
                    writer.member("part", corner.part)
                    writer.member("ring", corner.ring)
                    writer.member("x_north_m", corner.place.y, places: 4)
                    writer.member("y_east_m", corner.place.x, places: 4)
                    writer.member("next", NumberedCorner.name(corner.next))
                    writer.member("side_m", corner.length, places: 3)
                }
            }
        }
        writer.key("neighbours")
        writer.object { writer in
            for side in SkySide.allCases {
                writer.key(side.rawValue)
                writer.array { writer in
                    for neighbour in finding.neighbours[side] ?? [] {
                        writer.object(inline: true) { writer in
                            writer.member("kind", neighbour.kind.rawValue)
                            writer.member("id", neighbour.id)
                            writer.member("name", neighbour.name)
                            writer.member("length_m", neighbour.length, places: 2)
                            writer.number("distance_m", neighbour.distance, places: 2)
                        }
                    }
                }
            }
            writer.member("text", ParkWords(self, language).bounds(finding.neighbours))
        }
        writer.key("classes")
        writer.shares(finding.parcel.shares, periods)
        writer.key("strictest")
        writer.limits(finding.parcel.strictest, periods)
        writer.key("sides")
        writer.array { writer in
            for side in finding.sides {
                writer.object { writer in
                    writer.member("from", NumberedCorner.name(side.from))
                    writer.member("to", NumberedCorner.name(side.to))
                    writer.member("facing", side.facing.rawValue)
                    writer.member("length_m", side.length, places: 3)
                    for (name, lands) in [("outside", side.outside), ("inside", side.inside)] {
                        writer.key(name)
                        writer.array { writer in
                            for entry in lands {
                                writer.object(inline: true) { writer in
                                    writer.land(entry.land, periods)
                                    writer.member("length_m", entry.length, places: 2)
                                }
                            }
                        }
                    }
                }
            }
        }
        writer.key("lines")
        writer.array { writer in
            for line in finding.lines {
                writer.object(inline: true) { writer in
                    writer.member("row", line.row)
                    writer.member("name", line.name)
                    writer.member("layer", line.layer)
                    writer.member("side", line.side.rawValue)
                    writer.member("inside", line.isInside)
                    writer.number("boundary_m", line.toBoundary, places: 2)
                    writer.number("centre_m", line.toCentre, places: 2)
                    writer.member("below_ground", line.isBelowGround)
                }
            }
        }
        writer.key("error")
        writer.null()
    }
}

extension JSONWriter {
    fileprivate mutating func number(_ name: String, _ value: Double?, places: Int) {
        if let value {
            member(name, value, places: places)
        } else {
            key(name)
            null()
        }
    }

    /// x east, y north, in metres of the working plane.
    fileprivate mutating func place(_ name: String, _ place: Coordinate) {
        key(name)
        array(inline: true) { writer in
            writer.fixed(place.x, places: 2)
            writer.fixed(place.y, places: 2)
        }
    }
}
