import FeatureIO
import Foundation
import Regulation
import StrictJSON
import Testing

@testable import Geometry
@testable import NoiseZoning
@testable import PackMaking
@testable import PlanarArrangement
@testable import Projection
@testable import ZoningFiles
@testable import ZoningModel

@Suite(
    "E-Town beside what others measured of it",
    .enabled(if: ReferenceFiles.path("osm-edges.geojson") != nil, "\(ReferenceFiles.missing)"))
struct RealDistrictTests {
    private func text(_ feature: Feature, _ name: String) -> String {
        if case .string(let text) = feature.property(name) { text } else { "" }
    }

    /// Metres from some lines, asked every 20 m and in the middle of shorter sides, to the nearest side of others.
    private func distances(from lines: [[Coordinate]], to others: [[Coordinate]]) -> [Double] {
        let sides = others.flatMap { zip($0, $0.dropFirst()).map { ($0, $1) } }
        let places = lines.flatMap { line in
            zip(line, line.dropFirst()).flatMap { a, b in
                let parts = max(1, (a.distance(to: b) / 20).rounded())
                return stride(from: 0.5, to: parts, by: 1).map { a + (b - a) * ($0 / parts) }
            }
        }
        return places.map { place in
            sides.reduce(Double.infinity) { min($0, place.distance(toSegment: $1.0, $1.1)) }
        }.sorted()
    }

    private func courses(_ network: NamedNetwork, _ name: String) throws -> [[Coordinate]] {
        let mover = try Mover(from: .wgs84, to: CoordinateReferenceSystem(parsing: "EPSG:4548"))
        return try network.lines.filter { $0.name == name && $0.accuracy <= 20 && $0.structure?.isBelowGround != true }
            .map { try mover.moved($0.course.map(NamedNetwork.coordinate)) }
    }

    private func read(_ name: String) throws -> [(feature: Feature, course: [Coordinate])] {
        let (collection, faults) = try readFeatures(path: try #require(ReferenceFiles.path(name)))
        #expect(faults == [])
        let mover = try Mover(from: .wgs84, to: CoordinateReferenceSystem(parsing: "EPSG:4548"))
        return try collection.features.flatMap { feature in
            try (feature.shape?.lines ?? []).map { (feature, try mover.moved($0.coordinates)) }
        }
    }

    @Test("streets lie between the carriageways that bear their names")
    func streets() throws {
        let network = try ETown.trace.get().network
        var all: [Double] = []
        let edges = Dictionary(grouping: try read("osm-edges.geojson")) { text($0.feature, "name") }
        for (name, edges) in edges.sorted(by: { $0.key < $1.key }) where !name.isEmpty {
            let lines = try courses(network, name)
            guard !lines.isEmpty else { continue }
            // What goes on where the figures end is not measured.
            all += distances(from: edges.map(\.course), to: lines).filter { $0 < 200 }
        }
        all.sort()
        try #require(all.count > 1000)
        #expect(all[all.count / 2] < 8 && all[all.count * 9 / 10] < 20, "\(all[all.count / 2]) \(all[all.count * 9 / 10])")
    }

    @Test("rail lines lie on their true course", arguments: [("亦庄线", 3.0, 25.0), ("亦庄T1线", 4, 8)])
    func rail(name: String, median: Double, most: Double) throws {
        let network = try ETown.trace.get().network
        let real = try read("rail-lines.geojson").filter { text($0.feature, "name") == name }.map(\.course)
        let found = distances(from: try courses(network, name), to: real)
        #expect(found[found.count / 2] < median && found[found.count * 9 / 10] < most, "\(found)")
    }

    @Test("with the real buildings every piece fits and every wall of the first row has an answer")
    func buildings() async throws {
        var (buildings, faults) = try readFeatures(path: try #require(ReferenceFiles.path("buildings.geojson")))
        #expect(faults == [])
        // Twelve heights are 0, which is no height.
        for number in buildings.features.indices {
            buildings.features[number].properties.removeAll { property in
                if case .number(let value) = property.value {
                    ["height_m", "storeys"].contains(property.name) && value.double < 0.1
                } else {
                    false
                }
            }
        }
        var reading = try PackReader(folder: ETown.folder).read()
        reading.add(buildings, as: .buildings, file: "buildings.geojson")
        let district = try #require(reading.input?.district)
        #expect(!reading.hasErrors)
        let map = try await Zoning.build(reading, scenario: .init(date: CivilDate(parsing: "2026-11-20"))).map
        #expect(map.facades.count > 3000)
        #expect(map.meta.frontages.count > 100)
        let mover = try Mover(from: .wgs84, to: map.meta.workingCRS)
        #expect(Tiling.faults(of: map, district: try district.map { try $0.mapped { try mover.moved($0) } }) == [])
    }
}
