import FeatureIO
import Foundation
import Geometry
import Projection
import Regulation
import StrictJSON
import Testing

@testable import NoiseZoning
@testable import ZoneQueries
@testable import ZoningFiles
@testable import ZoningModel

/// One file of Cases/RULESET/: a picture that opens in QGIS, with inputs, expected areas, probe points, and where the expectation comes from.
struct CaseFile: Sendable, CustomTestStringConvertible {
    /// `表1-class1-55m`
    let name: String
    /// The folder that it lies in: the rules that it is a case of.
    let rulesetID: String
    let clauses: [String]
    let readings: [String]
    let date: CivilDate
    /// Metres within which areas and distances must agree.
    let tolerance: Double
    let origin: String
    let isAsBuilt: Bool
    let switches: [(name: String, value: String)]
    let expectsNoRuleset: Bool
    let metresPerStorey: Double?
    let features: [Feature]

    var testDescription: String { "\(rulesetID)/\(name)" }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")

    static let all: [CaseFile] = {
        Ruleset.bundledIDs.flatMap { id -> [CaseFile] in
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: id).path)) ?? []
            return names.filter { $0.hasSuffix(".geojson") }.sorted().map { name in
                do { return try CaseFile(name: name, of: id) } catch { fatalError("\(id)/\(name): \(error)") }
            }
        }
    }()

    init(name: String, of rulesetID: String) throws {
        let path = Self.folder.appending(path: rulesetID).appending(path: name).path
        self.rulesetID = rulesetID
        let (collection, faults) = try readFeatures(path: path)
        guard faults.isEmpty else { throw faults[0] }
        var writer = JSONWriter()
        writer.value(collection.members.first { $0.name == "case" }?.value ?? .null)
        var head = try JSONDocument(writer.bytes, file: name).object()
        self.name = String(name.dropLast(".geojson".count))
        clauses = try head.strings("clauses")
        readings = try head.strings("readings")
        date = try CivilDate(parsing: try head.string("date"))
        tolerance = try head.double("tolerance_m")
        origin = try head.string("origin")
        isAsBuilt = try head.optionalBool("as_built") ?? false
        expectsNoRuleset = try head.optionalBool("no_ruleset") ?? false
        metresPerStorey = try head.optionalDouble("metres_per_storey")
        var pairs: [(name: String, value: String)] = []
        if var object = try head.optionalObject("switches") {
            for name in object.names { pairs.append((name, try object.string(name))) }
        }
        switches = pairs
        try head.finish()
        features = collection.features
    }

    func features(in layer: String) -> [Feature] { features.filter { $0.property("layer") == .string(layer) } }

    /// The case as a data pack that was read.
    func reading() throws -> PackContents {
        var ruleset = try Ruleset.bundled(rulesetID)
        for (name, value) in switches {
            guard let readings = ruleset.setting(name, to: value) else { throw CaseFault.unknownSwitch(name) }
            ruleset.switches = readings
        }
        var manifest = PackManifest.forCases
        manifest.metresPerStorey = metresPerStorey
        var reading = PackContents(manifest: manifest, ruleset: ruleset)
        for layer in PackManifest.Layer.allCases {
            let features = features(in: layer.rawValue)
            if !features.isEmpty { reading.add(FeatureCollection(crs: "EPSG:4548", features: features), as: layer, file: name) }
        }
        return reading
    }

    func map(workers: Int = 1) async throws -> ZoneMap {
        try await Zoning.build(reading(), scenario: .init(date: date, isAsBuilt: isAsBuilt, workers: workers)).map
    }

    func query(_ map: ZoneMap) throws -> PlaceQuery { PlaceQuery(map: map, ruleset: try #require(reading().ruleset)) }
}

enum CaseFault: Error {
    case unknownSwitch(String)
    case noStorey
}

extension PackManifest {
    /// What the packs of cases have in common.
    static let forCases: PackManifest = {
        let text = #"""
            {"id": "case", "title": {"zh": "算例", "en": "case"}, "ruleset": "beijing-etown-2025", "status": "surveyed",
             "positional_accuracy_m": 0, "working_crs": "EPSG:4548", "layers": {"road_land": "case", "road_edges": "case"}}
            """#
        guard let manifest = PackManifest.read(Array(text.utf8), file: "case").0 else { fatalError("the manifest of the cases") }
        return manifest
    }()
}
