import FeatureIO
import Geometry
import PlanarArrangement
import Projection
import Regulation
import ZoningFiles
import ZoningModel

/// What the rules' lists come to on a named network: the rows of the annexes, the rings of the zones, the district as their union.
public struct Trace: Sendable {
    /// The manifest of the pack that holds the network.
    package let pack: PackManifest
    /// The rules whose lists are walked.
    package let ruleset: Ruleset
    /// The network, with a vertex in both lines wherever two meet.
    package let network: NamedNetwork
    /// The rows of annex 1 that resolve, in its order.
    package internal(set) var roads: [TracedRow] = []
    /// The rows of annex 2 that resolve, in its order.
    package internal(set) var rails: [TracedRow] = []
    /// The zones whose boundary lists resolve, in the order of the rules.
    package internal(set) var zones: [TracedZone] = []
    /// The outline of all zones together; closed rings, exteriors counter-clockwise, holes clockwise.
    var district: [LatticePiece] = []
    /// What does not resolve, and doubts about the working plane.
    public internal(set) var diagnostics: [Diagnostic] = []

    /// Square kilometres of every traced zone in the working plane, by zone id.
    package internal(set) var areas: [String: Double] = [:]

    /// Whether any diagnostic is an error. Linear in the diagnostics.
    public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

extension Trace {
    /// Reads the network of the pack in `folder` and walks every list of the ruleset on it.
    ///
    /// What does not resolve is a diagnostic with row, name and the nearest candidates; the rest is traced all the same.
    /// - Parameter crs: the reference system of a network that names none.
    public static func of(packAt folder: String, crs: CoordinateReferenceSystem? = nil) throws(BuildError) -> Trace {
        let reading: PackContents
        do { reading = try PackReader(folder: folder, crs: crs).read(layers: []) } catch { throw .file(error) }
        guard let input = reading.input, let ruleset = reading.ruleset, !reading.hasErrors else { throw .data(reading.diagnostics) }
        guard input.pack.layers[.network] != nil else {
            throw .data([
                Diagnostic(
                    code: PackFault.layerMissing, file: "\(folder)/pack.json",
                    what: "there is no layer network, so there are no named lines to trace",
                    fix: "Name a file of named lines under \"layers\", \"network\"")
            ])
        }
        guard ruleset.zones.contains(where: { $0.boundary != nil }) || (ruleset.roads + ruleset.rails).contains(where: { $0.from != nil })
        else {
            throw .data([
                Diagnostic(
                    code: MakingFault.nothingListed, file: "\(folder)/pack.json",
                    what: "the rules \(ruleset.id) list no boundaries and no lines from street to street, so there is nothing to trace",
                    fix: "Draw the layers, or take them from a source with import")
            ])
        }
        let file = input.pack.file(of: .network, in: folder)
        do {
            let (network, faults) = try NamedNetwork.read(file: file, crs: crs ?? input.pack.layerCRS)
            guard faults.isEmpty else { throw BuildError.data(faults) }
            var trace = Trace(pack: input.pack, ruleset: ruleset, network: network.noded(), file: file)
            trace.checkPlane(file: "\(folder)/pack.json")
            return trace
        } catch let error as FileError { throw .file(error) } catch let error as BuildError { throw error } catch { throw .data([]) }
    }

    /// The layer in longitude and latitude on WGS 84, whatever it is drawn in.
    static func network(
        _ file: String, crs assumed: CoordinateReferenceSystem?
    ) throws(FileError) -> (FeatureCollection, [Diagnostic]) {
        var rows = FeatureRows(path: file)
        rows.assumedCRS = assumed?.definitionText
        rows.isGeographic = ReferenceSystems.isGeographic
        var collection = FeatureCollection()
        var diagnostics: [Diagnostic] = []
        var mover: Mover?
        diagnostics += try rows.forEach { (source) throws(FileError) in
            var reading = PackContents()
            let crs = reading.referenceSystem(source, file: file)
            diagnostics += source.diagnostics + reading.diagnostics
            guard let crs, !crs.isSame(as: .wgs84) else { return }
            do throws(ProjectionError) { mover = try Mover(from: crs, to: .wgs84) } catch {
                diagnostics.append(.projection(error, file: file))
            }
        } body: { (row) throws(FileError) in
            var feature = row.feature
            diagnostics += row.diagnostics
            do throws(ProjectionError) {
                if let mover {
                    feature.shape = try feature.shape?.mapped { (places) throws(ProjectionError) in try mover.moved(places) }
                }
                collection.features.append(feature)
            } catch { diagnostics.append(.projection(error, file: file, feature: feature.label)) }
        }
        return (collection, diagnostics)
    }

    init(pack: PackManifest, ruleset: Ruleset, network: NamedNetwork, file: String) {
        self.pack = pack
        self.ruleset = ruleset
        self.network = network

        var rows = RowTracing(names: NameLookup(network, file: file))
        func traced(_ listed: AnnexRow) -> TracedRow? {
            guard let from = listed.from, let to = listed.to else { return nil }
            return rows.row(listed.key, name: listed.name, from: from.name, to: to.name, goesUnderground: to.kind == .portal)
        }
        roads = ruleset.roads.compactMap(traced)
        rails = ruleset.rails.compactMap(traced)
        diagnostics += rows.names.diagnostics

        var rings = ZoneTracing(names: NameLookup(network, file: file))
        let gazetteer = network.gazetteer
        for entry in ruleset.zones {
            do throws(RegulationError) {
                guard let boundary = entry.boundary else { continue }
                let names = try boundary.tokens(gazetteer: gazetteer)
                if let zone = rings.zone(entry, along: names) { zones.append(zone) }
            } catch {
                diagnostics.append(.unresolved(entry.id, "\(error)", candidates: [], file: file))
            }
        }
        diagnostics += rings.names.diagnostics
        uniteZones(file: file)
        measure(file: file)
    }

    /// The district is the union of its zones: edges that two zones share vanish, the others are its outline.
    private mutating func uniteZones(file: String) {
        var sides: [EdgeSide] = []
        var taken: [LineSide: String] = [:]
        for (number, zone) in zones.enumerated() {
            for (a, b) in zip(zone.ring, zone.ring.dropFirst()) {
                // A ring that runs clockwise has its zone on the right.
                let side = EdgeSide(segment: LatticeSegment(a, b), isForward: b < a, label: number)
                if let other = taken.updateValue(zone.entry.id, forKey: LineSide(segment: side.segment, isForward: side.isForward)) {
                    diagnostics.append(
                        Diagnostic(
                            code: MakingFault.zonesOverlap, file: file, feature: zone.entry.id, coordinate: NamedNetwork.coordinate(a),
                            what: "the zone lies on the same side of a line as zone \(other)", fix: "Check the lines of both lists there"))
                    return
                }
                sides.append(side)
            }
        }
        district = RingTracing.pieces(
            of: EdgePairs(sides).boundaryEdges().filter { $0.left == nil || $0.right == nil }.map {
                BoundaryEdge(segment: $0.segment, left: $0.left.map { _ in 0 }, right: $0.right.map { _ in 0 })
            })
    }

    private struct LineSide: Hashable {
        let segment: LatticeSegment
        let isForward: Bool
    }

    /// Areas are measured in the working plane, and the layers are drawn for it.
    private mutating func checkPlane(file: String) {
        do throws(ProjectionError) {
            let mover = try Mover(from: .wgs84, to: pack.workingCRS)
            var box = Envelope()
            for zone in zones { box.add(Envelope(try mover.moved(zone.ring.map(NamedNetwork.coordinate)))) }
            if let doubt = WorkingPlane(pack.workingCRS).doubt(over: box, file: file) { diagnostics.append(doubt) }
        } catch {
            // Told by ``measure(file:)``.
        }
    }

    private mutating func measure(file: String) {
        do throws(ProjectionError) {
            let mover = try Mover(from: .wgs84, to: pack.workingCRS)
            for zone in zones {
                let ring = try mover.moved(zone.ring.map(NamedNetwork.coordinate))
                areas[zone.entry.id] = abs(Polygon.signedArea(ring)) / 1e6
            }
        } catch { diagnostics.append(.projection(error, file: file)) }
    }
}
