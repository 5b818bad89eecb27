import Foundation
import Geometry
import PackMaking
import Projection
import Regulation
import ZoningModel

/// A small town to import: its streets in metres east and north of a corner, written as GeoJSON in EPSG:4548, so that every place that must
/// come out can be told by hand. The pack that is trusted has its district from -200 to 2200 and -1200 to 1200.
struct ImportGround {
    static let corner = Coordinate(x: 457_000, y: 4_405_000)
    static let crs = #""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4548"}}"#

    private var features: [String] = []
    private var known: [String] = []

    /// A line through places in local metres.
    mutating func way(_ name: String?, _ places: [(Double, Double)], _ properties: String...) {
        let tags = (name.map { [#""name":"\#($0)""#] } ?? []) + [#""id":"w\#(features.count)""#, #""highway":"primary""#] + properties
        features.append(Self.feature("LineString", "[\(Self.text(places))]", tags))
    }

    /// A feature as it is written, for what is not a street.
    mutating func raw(_ feature: String) { features.append(feature) }

    /// A line of the trusted pack's network.
    mutating func trusted(_ name: String, _ places: [(Double, Double)], kind: String = "road", accuracy: Double = 4, aliases: [String] = [])
    {
        let list = aliases.map { "\"\($0)\"" }.joined(separator: ",")
        known.append(
            Self.feature(
                "LineString", "[\(Self.text(places))]",
                [
                    #""id":"\#(name)\#(known.count)""#, #""name":"\#(name)""#, #""aliases":[\#(list)]"#, #""kind":"\#(kind)""#,
                    #""accuracy_m":\#(accuracy)"#, #""source":"by hand""#,
                ]))
    }

    static func feature(_ type: String, _ coordinates: String, _ members: [String]) -> String {
        #"{"type":"Feature","properties":{\#(members.joined(separator: ","))},"geometry":{"type":"\#(type)","coordinates":\#(coordinates)}}"#
    }

    static func text(_ places: [(Double, Double)]) -> String {
        places.map { "[\(corner.x + $0.0),\(corner.y + $0.1)]" }.joined(separator: ",")
    }

    static func collection(_ features: [String], _ crs: String = crs) -> String {
        #"{"type":"FeatureCollection",\#(crs),"features":[\#(features.joined(separator: ",\n"))]}"#
    }

    /// The files in a folder of their own, handed to `body`.
    func inFolder<Value>(_ body: (_ source: String, _ base: String) throws -> Value) throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appending(path: "noisezone-import-\(UUID())")
        try FileManager.default.createDirectory(at: folder.appending(path: "base"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func write(_ name: String, _ text: String) throws { try Data(text.utf8).write(to: folder.appending(path: name)) }
        let square = "[[\(Self.text([(-200, -1200), (2200, -1200), (2200, 1200), (-200, 1200), (-200, -1200)]))]]"
        try write("source.geojson", Self.collection(features))
        try write("base/district.geojson", Self.collection([Self.feature("Polygon", square, [#""name":"town""#])]))
        try write(
            "base/zones.geojson", Self.collection([Self.feature("Polygon", square, [#""id":"201""#, #""name":"town""#, #""class":"2""#])]))
        try write("base/network.geojson", Self.collection(known))
        try write(
            "base/pack.json",
            """
            {"id": "base", "title": {"zh": "镇", "en": "Town"}, "ruleset": "beijing-etown-2025", "status": "surveyed",
             "positional_accuracy_m": 1, "working_crs": "EPSG:4548",
             "layers": {"district": "district.geojson", "zones": "zones.geojson", "network": "network.geojson"}}
            """)
        return try body(folder.appending(path: "source.geojson").path, folder.appending(path: "base").path)
    }

    /// What import makes of it.
    func imported(
        as role: ImportRole = .auto, source text: String? = nil, _ change: (inout ImportRequest) -> Void = { _ in }
    ) throws -> ImportedPack {
        try inFolder { source, base in
            if let text { try Data(text.utf8).write(to: URL(filePath: source)) }
            var request = ImportRequest(id: "town")
            (request.sources, request.base) = ([(source, role)], base)
            change(&request)
            return try Importing.pack(request)
        }
    }
}

extension ImportedPack {
    func row(_ key: String) -> CutRow? { report.rows.first { $0.row == key } }

    /// The sections of a row in local metres, rounded to a centimetre.
    func courses(_ key: String) -> [[Coordinate]] {
        (row(key)?.sections ?? []).map { section in
            section.course.map { place in
                let local = place - ImportGround.corner
                return Coordinate(x: (local.x * 100).rounded() / 100 + 0, y: (local.y * 100).rounded() / 100 + 0)
            }
        }
    }
}

func at(_ x: Double, _ y: Double) -> Coordinate { Coordinate(x: x, y: y) }
