import FeatureIO
import Geometry
import StrictJSON
import ZoningFiles
import ZoningModel

/// The lines of a district by name: the ground that the law's lists walk on.
///
/// Places are whole units of 1e-7 degree, longitude first, so that "they meet here" is equality.
package struct NamedNetwork: Sendable {
    /// The property `kind` of a feature: a stop is a point, all others are lines.
    package enum Kind: String, Sendable, CaseIterable { case road, river, rail, border, stop }

    /// A named line, one feature of the layer `network`.
    package struct Line: Sendable {
        /// The property `id`, else the name.
        package let id: String
        /// The name that the lists use; several lines may share it.
        package let name: String
        /// Other names of the line that lists may use.
        package let aliases: [String]
        /// What sort of line it is; never `stop`.
        package let kind: Kind
        /// The accuracy of the course in metres, the property `accuracy_m`.
        package let accuracy: Double
        /// Where the course is from, in words: the property `source`.
        package let source: String
        /// Rail only.
        package let structure: TransportLine.Structure?
        /// The land of the road or river, the properties `left_m` and `right_m`; nil where nobody measured it.
        package let sides: LandSides?
        var course: [LatticePoint]

        func answers(to wanted: String) -> Bool { name == wanted || aliases.contains(wanted) }
    }

    /// A stop of a rail line, at which a row of the annex may end.
    package struct Stop: Sendable {
        /// The name that the lists use.
        package let name: String
        /// Other names of the stop that lists may use.
        package let aliases: [String]
        /// The name of its rail line; nil for a stop of any line.
        package let line: String?
        let place: LatticePoint
    }

    /// The lines, in the order of the layer.
    package internal(set) var lines: [Line] = []
    /// The stops, in the order of the layer.
    package internal(set) var stops: [Stop] = []

    /// Every name that a list may use, lines and stops.
    package var gazetteer: [String] {
        var names: Set<String> = []
        for line in lines { names.formUnion([line.name] + line.aliases) }
        for stop in stops { names.formUnion([stop.name] + stop.aliases) }
        return names.sorted()
    }

    func lines(named name: String) -> [Int] { lines.indices.filter { lines[$0].answers(to: name) } }
}

extension NamedNetwork {
    static let unitsPerDegree = 1e7

    static func node(_ place: Coordinate) -> LatticePoint {
        LatticePoint(x: Int64((place.x * unitsPerDegree).rounded()), y: Int64((place.y * unitsPerDegree).rounded()))
    }

    static func isOnEarth(_ place: Coordinate) -> Bool { abs(place.x) <= 360 && abs(place.y) <= 90 }

    static func coordinate(_ node: LatticePoint) -> Coordinate {
        Coordinate(x: Double(node.x) / unitsPerDegree, y: Double(node.y) / unitsPerDegree)
    }

    /// Reads the layer `network`: one feature a named line or stop.
    static func read(_ collection: FeatureCollection, file: String) -> (NamedNetwork, [Diagnostic]) {
        var network = NamedNetwork()
        var diagnostics: [Diagnostic] = []
        for feature in collection.features {
            var reader = PropertyReader(feature, file: file)
            let (name, kind) = (reader.text("name"), reader.choice("kind", Kind.self))
            let (accuracy, source) = (reader.metres("accuracy_m"), reader.text("source"))
            let structure: TransportLine.Structure? =
                kind == .rail
                ? reader.choice("structure", oneOf: ["at_grade", "elevated", "underground"]).flatMap { .init(rawValue: $0) } : nil
            let aliases = reader.texts("aliases")
            let sides = LandSides(
                left: reader.optionalMetres("left_m", from: 0, to: 1000), right: reader.optionalMetres("right_m", from: 0, to: 1000))
            if let far = feature.shape?.coordinates.first(where: { !isOnEarth($0) }) {
                reader.fault(
                    MapFault.farVertex, "this vertex has no longitude and latitude", fix: "Check the vertex; a network is in degrees",
                    at: far)
                diagnostics.append(contentsOf: reader.diagnostics)
                continue
            }
            if let name, let kind, let accuracy, let source {
                switch (kind, feature.shape) {
                case (.stop, .point(let place)?):
                    network.stops.append(Stop(name: name, aliases: aliases, line: reader.optionalText("line"), place: node(place)))
                case (.stop, _): reader.fault(PackFault.geometryKind, "a stop is a Point", fix: "Draw it as one point")
                case (_, .lineString(let line)?):
                    let id = reader.optionalText("id") ?? name
                    network.lines.append(
                        Line(
                            id: id, name: name, aliases: aliases, kind: kind, accuracy: accuracy, source: source, structure: structure,
                            sides: sides, course: line.coordinates.map(node)))
                default:
                    reader.fault(PackFault.geometryKind, "a named line is a LineString", fix: "Draw it as one line, one feature a line")
                }
            }
            diagnostics.append(contentsOf: reader.diagnostics)
        }
        return (network, diagnostics)
    }
}
