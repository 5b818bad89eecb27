import FeatureIO
import Geometry
import PlanarArrangement
import Projection
import Regulation
import ZoningLaw
import ZoningModel

/// The district cut into areas of one label each: every line that the map may show, arranged, and labelled by the zoning function.
package struct Partition {
    package let function: ZoningFunction
    package let input: ZoningInput

    package init(function: ZoningFunction, input: ZoningInput) {
        self.function = function
        self.input = input
    }

    /// - Parameter window: metres; only the tiles that meet it are drawn, and beyond them there is nothing. Nil draws the district.
    package func pieces(
        about window: Envelope? = nil, workers: Int
    ) async throws(CrowdedPlace) -> (pieces: PieceList, labels: [PieceLabel]) {
        let function = function
        return try await Arrangement { function.label(at: $0) }.pieces(of: lines(about: window, workers: workers), workers: workers) {
            function.shielding.buildings.rest()
        }
    }

    /// Lines of zones, land and housing as they are; of every band the lines that hold its border at each width that a class nearby
    /// gives it, and those of the carriageway. Cut to tiles; a tile inside the district without a line of its own stands with an empty set.
    private func lines(about window: Envelope?, workers: Int) async -> TileLines {
        var box = Envelope()
        for polygon in input.district { box.add(Envelope(polygon.exterior)) }
        if let window { box = box.intersection(window) }
        var tiling = Tiling()
        // What enters no tile that is drawn need not be known.
        let cover = window == nil ? nil : tiling.cover(of: box)
        func isNear(_ box: Envelope) -> Bool { cover.map(box.intersects) ?? true }
        let bands = function.bands.all
        let areas = [input.district] + input.zones.map(\.polygons) + input.residential.map(\.polygons) + bands.map(\.land)
        for ring in areas.joined().flatMap(\.rings) where isNear(Envelope(ring)) { tiling.add(Lattice.chain(ring)) }
        // Where buildings cut a row back, each of its stretches ends for itself.
        for band in bands + function.shielding.reaches where isNear(band.envelope) {
            let lines = BandLines(band: band, zones: function.zones, arcTolerance: function.ruleset.tolerances.arcMetres)
            lines.each { tiling.add(Lattice.chain($0)) }
        }
        let shielding = function.shielding
        var stretches = shielding.shielded.lazy.filter { isNear($0.envelope) }.makeIterator()
        await OrderedTasks.run(workers: workers) { () throws(Never) in
            stretches.next()
        } work: { (stretch: ShieldedStretch) throws(Never) in
            stretch.lines(buildings: shielding.buildings)
        } take: { (lines: [(a: Coordinate, b: Coordinate)]) throws(Never) in
            for line in lines { tiling.add(Lattice.chain([line.a, line.b])) }
            shielding.buildings.rest()
        }
        return tiling.segments(within: box)
    }
}

extension CrowdedPlace {
    /// The place in degrees, as the layers most often are.
    package func diagnostic(_ plane: CoordinateReferenceSystem) -> Diagnostic {
        Diagnostic(
            code: ShapeFault.tooManyCrossings, coordinate: (try? Mover(from: plane, to: .wgs84).moved(place)) ?? place,
            what: "lines cross each other more than \(SnapRounding.mostCrossings) times within 1 km",
            fix: "Simplify the lines and areas there: look for one that was drawn over itself, or copied many times")
    }
}
