import FeatureIO
import Geometry
import Projection
import StrictJSON
import Wording
import ZoningFiles
import ZoningModel

extension ImportReport {
    /// The report in the schema `noisezone.import/1`; places in longitude and latitude.
    package func json(_ language: Language) -> String {
        let mover = try? Mover(from: workingCRS, to: .wgs84)
        var writer = JSONWriter(.pretty)
        writer.object { writer in
            writer.member("schema", "noisezone.import/1")
            writer.member("pack", pack)
            writer.member("ruleset", ruleset)
            writer.key("counts")
            writer.object { writer in
                writer.member("features", counts.read)
                writer.member("ways", counts.ways)
                writer.member("joined", counts.joined)
                writer.member("residential", counts.residential)
                writer.member("buildings", counts.buildings)
                writer.member("stops", counts.stops)
                writer.key("left_out")
                writer.object(inline: true) { writer in
                    for reason in SortedFeatures.LeftOut.allCases { writer.member(reason.rawValue, counts.leftOut[reason] ?? 0) }
                }
            }
            if let placesCompared { writer.member("places_compared", placesCompared) }
            writer.key("resolved")
            writer.object(inline: true) { writer in
                writer.member("rows", rows.count)
                writer.member("found", found.count)
                writer.member("whole", rows.filter(\.isWhole).count)
            }
            writer.member("missing_layers", missingLayers.map(\.rawValue))
            writer.key("rows")
            writer.array { writer in for row in rows { writer.row(row, mover) } }
            writer.key("diagnostics")
            writer.array { writer in for diagnostic in diagnostics { diagnostic.write(to: &writer, in: language) } }
        }
        writer.newline()
        return writer.text
    }

    /// The report to look at: a line for each section, a point for each end and gap, with what was found of it.
    package func geoJSON() -> [UInt8] {
        guard let mover = try? Mover(from: workingCRS, to: .wgs84) else { return GeoJSONWriter.collection(FeatureCollection(), places: 7) }
        var features: [Feature] = []
        func add(_ shape: Shape, _ properties: [JSONMember]) {
            guard let moved = try? shape.mapped({ (places) throws(ProjectionError) in try mover.moved(places) }) else { return }
            features.append(Feature(shape: moved, properties: properties, ordinal: features.count + 1))
        }
        for row in rows {
            let common: [JSONMember] = [.text("row", row.row), .text("name", row.name)]
            for section in row.sections {
                add(
                    .lineString(LineString(section.course)),
                    common + [
                        .text("what", "section"), .text("name_src", section.naming.rawValue), .number("accuracy_m", section.accuracy),
                        .text("doubts", row.doubts.map(\.rawValue).joined(separator: " ")),
                    ])
            }
            for (what, end) in [("from", row.from), ("to", row.to)] {
                guard let place = end.place else { continue }
                add(.point(place), common + [.text("what", what), .text("with", end.name), .text("found", end.finding.rawValue)])
            }
            for gap in row.gaps {
                add(.point(gap.place), common + [.text("what", gap.isClosed ? "gap-closed" : "gap"), .number("metres", gap.metres)])
            }
        }
        return GeoJSONWriter.collection(FeatureCollection(features: features), places: 7)
    }
}

extension JSONWriter {
    fileprivate mutating func row(_ row: CutRow, _ mover: Mover?) {
        object { writer in
            writer.member("row", row.row)
            writer.member("name", row.name)
            writer.member("found_by", row.foundBy)
            if !row.otherNames.isEmpty { writer.member("called_otherwise", row.otherNames) }
            writer.key("from")
            writer.end(row.from, mover)
            writer.key("to")
            writer.end(row.to, mover)
            writer.member("length_m", row.length, places: 1)
            writer.member("missing_m", row.missing, places: 1)
            writer.key("names_m")
            writer.object(inline: true) { writer in
                for naming in Way.Naming.allCases { writer.member(naming.rawValue, row.metres[naming] ?? 0, places: 1) }
            }
            writer.key("gaps")
            writer.array { writer in
                for gap in row.gaps {
                    writer.object(inline: true) { writer in
                        writer.member("metres", gap.metres, places: 1)
                        writer.member("closed", gap.isClosed)
                        writer.place(gap.place, mover)
                    }
                }
            }
            writer.member("grade", row.grade)
            writer.key("source_classes_m")
            writer.object(inline: true) { writer in
                for roadClass in RoadClass.allCases where row.classes[roadClass] != nil {
                    writer.member(roadClass.rawValue, row.classes[roadClass] ?? 0, places: 1)
                }
            }
            writer.member("doubts", row.doubts.map(\.rawValue))
            if !row.nearestNames.isEmpty { writer.member("nearest_names", row.nearestNames) }
            writer.member("surveyed_edges_m", row.edges.reduce(0) { $0 + Course.length($1.course) }, places: 1)
            writer.member("sources", Set(row.sections.flatMap(\.sources)).count)
        }
    }

    private mutating func end(_ end: CutRow.End, _ mover: Mover?) {
        object(inline: true) { writer in
            writer.member("name", end.name)
            writer.member("found", end.finding.rawValue)
            if let distance = end.distance { writer.member("distance_m", distance, places: 1) }
            if let place = end.place { writer.place(place, mover) }
        }
    }

    private mutating func place(_ place: Coordinate, _ mover: Mover?) {
        guard let degrees = try? mover?.moved(place) else { return }
        key("at")
        array(inline: true) { writer in
            writer.fixed(degrees.x, places: 7)
            writer.fixed(degrees.y, places: 7)
        }
    }
}
