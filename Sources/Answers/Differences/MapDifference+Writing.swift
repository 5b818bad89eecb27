import FeatureIO
import Geometry
import Projection
import Regulation
import StrictJSON
import Wording
import ZoneQueries
import ZoningFiles
import ZoningModel

extension MapDifference {
    /// The table for a terminal.
    public func text(_ language: Language) -> ShownText {
        let (from, to) = (distinction(before, from: after), distinction(after, from: before))
        var lines: [ShownText] = [
            "\(language(before.isAsBuilt ? "from \(before.id) \(before.date) as built" : "from \(before.id) \(before.date)"))\(from)",
            "\(language(after.isAsBuilt ? "to   \(after.id) \(after.date) as built" : "to   \(after.id) \(after.date)"))\(to)", "",
        ]
        if changes.isEmpty { lines.append("\(language("no class and no limit has changed"))") }
        for row in table {
            let hectares = FixedDecimal.text(row.area / 10_000, places: 2)
            let pieces: Phrase = row.pieces == 1 ? "1 piece" : "\(row.pieces) pieces"
            lines.append("  \(language(row.from.title)) → \(language(row.to.title))  \(hectares) ha  \(language(pieces))")
        }
        return ShownText(lines: lines)
    }

    /// What else tells one side from the other: readings that are not the same; where nothing is but the data, the hash of their files.
    private func distinction(_ meta: MapMeta, from other: MapMeta) -> String {
        let readings = zip(meta.switches.named, other.switches.named).filter { $0.value != $1.value }.map { " \($0.0.name)=\($0.0.value)" }
        let isTold =
            !readings.isEmpty || meta.id != other.id || meta.date != other.date || meta.isAsBuilt != other.isAsBuilt
            || meta.sourceHash == other.sourceHash
        return readings.joined() + (isTold ? "" : " sha256 \(meta.sourceHash.prefix(12))")
    }

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
                    if !meta.attribution.isEmpty { writer.member("attribution", meta.attribution) }
                }
            }
            writer.key("changes")
            writer.array { writer in
                for row in table {
                    writer.object(inline: true) { writer in
                        writer.member("from", row.from.words)
                        writer.member("to", row.to.words)
                        writer.member("area_m2", row.area, places: 2)
                        writer.member("pieces", row.pieces)
                    }
                }
            }
        }
        writer.newline()
        return writer.text
    }

    /// Every changed area as a feature in WGS 84.
    public func geoJSON() throws(ProjectionError) -> [UInt8] {
        let written = WrittenShape()
        let densifying = try Densifying(from: before.workingCRS, to: .wgs84)
        var features: [Feature] = []
        for (number, change) in changes.enumerated() {
            let polygon = try change.polygon.mapped { (ring) throws(ProjectionError) in try densifying.densified(ring) }
            features.append(
                Feature(
                    shape: written.written(.polygon(polygon)),
                    properties: change.from.properties("from") + change.to.properties("to") + [
                        JSONMember(name: "area_m2", value: .number(JSONNumber(fixed: change.area, places: 2)))
                    ], ordinal: number + 1))
        }
        return GeoJSONWriter.collection(
            FeatureCollection(features: features), places: WrittenShape.places.usual, mostPlaces: WrittenShape.places.most)
    }
}

extension Designation {
    fileprivate func properties(_ prefix: String) -> [JSONMember] {
        [
            JSONMember(name: "\(prefix)_status", value: .string(status.rawValue)),
            JSONMember(name: "\(prefix)_class", value: zoneClass.map { .string($0.id) } ?? .null),
            JSONMember(name: "\(prefix)_limits_class", value: limitsClass.map { .string($0.id) } ?? .null),
            JSONMember(name: "\(prefix)_day_db", value: limits.map { .number(JSONNumber($0.day)) } ?? .null),
            JSONMember(name: "\(prefix)_night_db", value: limits.map { .number(JSONNumber($0.night)) } ?? .null),
        ]
    }
}
