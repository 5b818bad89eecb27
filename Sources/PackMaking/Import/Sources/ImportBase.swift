import FeatureIO
import Geometry
import Projection
import Regulation
import StrictJSON
import ZoningFiles
import ZoningModel

/// A pack that is trusted, for what no network of roads has: district and zones, borders and rivers, stops, the names of lines and where
/// they are.
package struct ImportBase: Sendable {
    package let pack: PackManifest
    package let ruleset: Ruleset
    /// In longitude and latitude, with the properties of the layers of a pack.
    package var district: [Feature] = []
    package var zones: [Feature] = []
    /// The first and the last place of each row, in longitude and latitude, and its accuracy.
    package var ends: [String: (first: Coordinate, last: Coordinate, accuracy: Double)] = [:]
    /// With a vertex in both lines wherever two of them meet; empty where the pack has no layer network.
    var network = NamedNetwork()

    /// Reads the pack in `folder`; what is wrong with it is thrown.
    package static func read(_ folder: String) throws(BuildError) -> ImportBase {
        let reading: PackContents
        do throws(FileError) { reading = try PackReader(folder: folder).read(layers: [.district, .zones, .roads, .rail]) } catch {
            throw .file(error)
        }
        // What lacks here may come with the sources.
        let faults = reading.diagnostics.filter { $0.severity == .error && $0.code != PackFault.layerMissing.code }
        guard let input = reading.input, let ruleset = reading.ruleset, faults.isEmpty else { throw .data(reading.diagnostics) }
        var base = ImportBase(pack: input.pack, ruleset: ruleset)
        do throws(ProjectionError) {
            let common = input.pack.positionalAccuracy
            if let crs = input.crs[.district] {
                let mover = try Mover(from: crs, to: .wgs84)
                let accuracy = input.accuracies.layers[PackManifest.Layer.district.rawValue] ?? common
                for polygon in input.district {
                    base.district.append(
                        Feature(
                            shape: .polygon(try mover.moved(polygon)),
                            properties: [.text("name", input.pack.title.own), .number("accuracy_m", accuracy)]))
                }
            }
            if let crs = input.crs[.zones] {
                let mover = try Mover(from: crs, to: .wgs84)
                for zone in input.zones {
                    let polygons = try mover.moved(zone.polygons)
                    var properties: [JSONMember] = [.text("id", zone.id), .text("name", zone.name), .text("class", zone.zoneClass.id)]
                    if let area = zone.publishedArea { properties.append(.number("published_area_km2", area)) }
                    properties.append(.number("accuracy_m", input.accuracies.zones[zone.id] ?? common))
                    base.zones.append(
                        Feature(
                            shape: polygons.count == 1 ? .polygon(polygons[0]) : .multiPolygon(MultiPolygon(polygons)),
                            properties: properties))
                }
            }
            for (layer, lines) in [(PackManifest.Layer.roads, TransportLine.LineLayer.roads), (.rail, .rail)] {
                guard let crs = input.crs[layer] else { continue }
                let mover = try Mover(from: crs, to: .wgs84)
                for line in input.lines where line.layer == lines {
                    guard let first = line.course.first, let last = line.course.last else { continue }
                    let known = base.ends[line.row]
                    let places = try mover.moved([first, last])
                    base.ends[line.row] = (
                        known?.first ?? places[0], places[1], max(known?.accuracy ?? 0, line.accuracy ?? common)
                    )
                }
            }
        } catch { throw .data([.projection(error, file: folder)]) }
        guard input.pack.layers[.network] != nil else { return base }
        let file = input.pack.file(of: .network, in: folder)
        do {
            let (collection, faults) = try Trace.network(file, crs: input.pack.layerCRS)
            let (network, misread) = NamedNetwork.read(collection, file: file)
            guard (faults + misread).isEmpty else { throw BuildError.data(faults + misread) }
            base.network = network.noded()
        } catch let error as FileError { throw .file(error) } catch let error as BuildError { throw error } catch { throw .data([]) }
        return base
    }

    private init(pack: PackManifest, ruleset: Ruleset) { (self.pack, self.ruleset) = (pack, ruleset) }

    /// Other names of the lines of the network, each with the names that the rules use.
    var aliases: [String: [String]] {
        var aliases: [String: [String]] = [:]
        for line in network.lines {
            for alias in line.aliases where alias != line.name && !(aliases[alias]?.contains(line.name) ?? false) {
                aliases[NameForm.normalised(alias), default: []].append(ruleset.canonicalName(line.name))
            }
        }
        return aliases
    }
}

extension JSONMember {
    static func text(_ name: String, _ value: String) -> JSONMember { JSONMember(name: name, value: .string(value)) }

    static func number(_ name: String, _ value: Double) -> JSONMember {
        JSONMember(name: name, value: .number(JSONNumber(fixed: value, places: 3, trimmed: true)))
    }
}
