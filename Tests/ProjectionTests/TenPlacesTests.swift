import Foundation
import Geometry
import Projection
import Testing

@Suite("Ten places, written in every way")
struct TenPlacesTests {
    /// A line of `ten-places.tsv`.
    struct Row: Sendable, CustomTestStringConvertible {
        let line: Int
        let crs: String
        let text: String
        /// The place that is meant, WGS84.
        let place: Coordinate
        /// Nil where the text must be understood.
        let refusal: String?

        var testDescription: String { "line \(line): \(crs) \(text)" }
    }

    static let rows: [Row] = {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("ten-places.tsv")
        var (rows, places): ([Row], [Substring: Coordinate]) = ([], [:])
        for (index, line) in ((try? String(contentsOf: file, encoding: .utf8)) ?? "").split(separator: "\n").enumerated() {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            if fields.count == 4, fields[0] == "place", let x = Double(fields[2]), let y = Double(fields[3]) {
                places[fields[1]] = Coordinate(x: x, y: y)
            } else if fields.count == 4, let place = places[fields[0]] {
                rows.append(
                    Row(
                        line: index + 1, crs: String(fields[1]), text: String(fields[2]), place: place,
                        refusal: fields[3] == "here" ? nil : String(fields[3])))
            }
        }
        return rows
    }()

    @Test("lead to the place, or to the cause of the refusal", arguments: rows)
    func written(_ row: Row) throws {
        let crs = try CoordinateReferenceSystem(parsing: row.crs)
        var place: Coordinate?
        do throws(CoordinateError) { place = try WrittenCoordinate.parse(row.text, crs: crs) } catch {
            #expect("\(error.cause)" == row.refusal, "\(error)")
        }
        #expect((place == nil) == (row.refusal != nil))
        guard let place else { return }
        #expect(deviation(try Transformation(from: crs, to: .wgs84).transform(place), row.place) < 3e-7)
    }

    @Test("the table is whole: ten places, each in every system, and more than 120 ways in all")
    func whole() {
        let right = Self.rows.filter { $0.refusal == nil }
        #expect(Set(right.map { "\($0.place)" }).count == 10)
        #expect(right.count >= 80 && Self.rows.count - right.count >= 40)
        for systems in [
            ["wgs84"], ["cgcs2000"], ["gcj02", "amap", "tencent", "google-cn"], ["bd09", "baidu"], ["EPSG:4548"], ["EPSG:4527"],
        ] {
            #expect(Set(right.filter { systems.contains($0.crs) }.map { "\($0.place)" }).count == 10, "\(systems)")
        }
    }
}
