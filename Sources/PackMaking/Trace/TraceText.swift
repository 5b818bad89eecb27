import FeatureIO
import Geometry
import Regulation
import StrictJSON
import Wording
import ZoningModel

extension Trace {
    /// The report for a terminal: how much resolves, every zone with its area, every row with its length.
    public func text(_ language: Language) -> ShownText {
        var lines: [ShownText] = [
            "\(language("annex 1")): \(roads.count)/\(ruleset.roads.count)",
            "\(language("annex 2")): \(rails.count)/\(ruleset.rails.count)",
            "\(language("zones")): \(zones.count)/\(ruleset.zones.count)", "",
            "\(language("areas in km²: traced, published, deviation"))",
        ]
        for zone in zones {
            let area = areas[zone.entry.id] ?? 0
            let published = zone.entry.area ?? area
            let deviation = (area - published) / published * 100
            lines.append(
                "  \(zone.entry.id)  \(FixedDecimal.text(area, places: 3))  \(FixedDecimal.text(published, places: 1))  \(deviation < 0 ? "" : "+")\(FixedDecimal.text(deviation, places: 1)) %  \(zone.entry.name(language))"
            )
        }
        lines.append("")
        for row in roads + rails {
            lines.append(
                "  \(row.row)  \(row.name)  \(row.from) → \(row.to)  \(Int(row.length.rounded(), within: 0...40_000_000)) m  ±\(Int(row.accuracy, within: 0...1000)) m\(width(of: row, language))"
            )
        }
        return ShownText(lines: lines)
    }

    /// The half-widths of the longest stretch that has figures, as seen along the row.
    private func width(of row: TracedRow, _ language: Language) -> String {
        guard ruleset.road(row.row) != nil else { return "" }
        guard let sides = row.measuredSides else { return "  \(language("width assumed"))" }
        let (left, right) = (FixedDecimal.text(sides.left, places: 1), FixedDecimal.text(sides.right, places: 1))
        return "  \(language("\(left) m left, \(right) m right"))"
    }

    /// The report in the schema `noisezone.trace/1`.
    public func json(_ language: Language) -> String {
        var writer = JSONWriter(.pretty)
        writer.object { writer in
            writer.member("schema", "noisezone.trace/1")
            writer.member("pack", pack.id)
            writer.member("ruleset", ruleset.id)
            writer.member("status", pack.status.rawValue)
            writer.key("resolved")
            writer.object(inline: true) { writer in
                writer.member("annex1", roads.count)
                writer.member("annex1_of", ruleset.roads.count)
                writer.member("annex2", rails.count)
                writer.member("annex2_of", ruleset.rails.count)
                writer.member("zones", zones.count)
                writer.member("zones_of", ruleset.zones.count)
            }
            writer.key("zones")
            writer.array { writer in for zone in zones { writer.zone(zone, area: areas[zone.entry.id] ?? 0) } }
            writer.key("rows")
            writer.array { writer in for row in roads + rails { writer.row(row) } }
            writer.key("diagnostics")
            writer.array { writer in for diagnostic in diagnostics { diagnostic.write(to: &writer, in: language) } }
        }
        writer.newline()
        return writer.text
    }

    /// The traced zones as GeoJSON.
    public func geoJSON() -> String {
        let zones = layers().first { $0.layer == .zones }?.features ?? FeatureCollection()
        return String(decoding: GeoJSONWriter.collection(zones, places: 7), as: UTF8.self)
    }
}

extension TracedRow {
    /// Of its longest section with figures; nil where the widths are assumed.
    var measuredSides: LandSides? {
        sections.filter { $0.sides != nil }.max { $0.length < $1.length }?.sides
    }

    /// About the metres along the line, sections below ground left out.
    package var length: Double {
        sections.filter { $0.structure?.isBelowGround != true }.reduce(0) { $0 + $1.length }
    }
}

extension TracedRow.TracedSection {
    /// About the metres along it.
    var length: Double { zip(course, course.dropFirst()).reduce(0) { $0 + NetworkGraph.metres($1.0, $1.1) } }
}

extension JSONWriter {
    fileprivate mutating func zone(_ zone: TracedZone, area: Double) {
        object(inline: true) { writer in
            writer.member("id", zone.entry.id)
            writer.member("name", zone.entry.name.own)
            writer.member("class", zone.entry.zoneClass.id)
            writer.member("area_km2", area, places: 4)
            if let area = zone.entry.area { writer.member("published_area_km2", area, places: 1) }
            writer.member("accuracy_m", zone.accuracy, places: 1, trimmed: true)
            writer.member("boundary", zone.names)
        }
    }

    fileprivate mutating func row(_ row: TracedRow) {
        object(inline: true) { writer in
            writer.member("row", row.row)
            writer.member("name", row.name)
            writer.member("from", row.from)
            writer.member("to", row.to)
            writer.member("length_m", row.length, places: 1)
            writer.member("accuracy_m", row.accuracy, places: 1, trimmed: true)
            if let sides = row.measuredSides {
                writer.member("left_m", sides.left, places: 1, trimmed: true)
                writer.member("right_m", sides.right, places: 1, trimmed: true)
            }
        }
    }
}
