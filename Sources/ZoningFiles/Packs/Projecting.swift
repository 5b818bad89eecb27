import FeatureIO
import Geometry
import Projection
import ZoningModel

extension ZoningInput {
    /// The same input in metres of the working plane: vertices moved by PROJ, joined by straight edges there.
    ///
    /// What has no place in the plane is a diagnostic, and its feature is left out.
    /// Linear in the vertices; one transformation a layer. An input that is given away is changed where it stands: a city is in memory once.
    /// - Parameter folder: of the pack, for messages.
    public consuming func projected(in folder: String = "") -> (input: ZoningInput, diagnostics: [Diagnostic]) {
        var moved = consume self
        var diagnostics: [Diagnostic] = []
        let (pack, systems) = (moved.pack, moved.crs)
        let packFile = folder.isEmpty ? "pack.json" : "\(folder)/pack.json"
        // A plane that does not hold there is one fault of the pack, and not one of every feature.
        let plane = WorkingPlane(pack.workingCRS)
        let planeFault = moved.district.first?.exterior.first.flatMap { corner in
            systems[.district].flatMap { plane.fault(at: corner, in: $0) }
        }
        if let planeFault { diagnostics.append(.projection(planeFault, file: packFile)) }
        func fault(_ error: ProjectionError, _ layer: PackManifest.Layer, _ feature: String? = nil) {
            if planeFault != nil { return }
            diagnostics.append(.projection(error, file: pack.file(of: layer, in: folder), feature: feature))
        }
        func noLabel(_: Polygon) -> String? { nil }
        func mover(_ layer: PackManifest.Layer) -> Mover? {
            guard let crs = systems[layer] else { return nil }
            do throws(ProjectionError) { return try crs == .wgs84 ? plane.way.get() : Mover(from: crs, to: pack.workingCRS) } catch {
                fault(error, layer)
                return nil
            }
        }
        func move<Noun>(
            _ nouns: inout [Noun], in layer: PackManifest.Layer, label: (Noun) -> String?,
            _ body: (inout Noun, Mover) throws(ProjectionError) -> Void
        ) {
            guard !nouns.isEmpty, let mover = mover(layer) else { return }
            var misplaced: Set<Int> = []
            for number in nouns.indices {
                do throws(ProjectionError) { try body(&nouns[number], mover) } catch {
                    fault(error, layer, label(nouns[number]))
                    misplaced.insert(number)
                }
            }
            if misplaced.isEmpty { return }
            nouns = nouns.indices.filter { !misplaced.contains($0) }.map { nouns[$0] }
        }
        move(&moved.district, in: .district, label: noLabel) { (polygon, mover) throws(ProjectionError) in
            polygon = try mover.moved(polygon)
        }
        move(&moved.zones, in: .zones, label: \.id) { (zone, mover) throws(ProjectionError) in
            zone.polygons = try mover.moved(zone.polygons)
        }
        var (roads, rail) = (moved.lines.filter { $0.layer == .roads }, moved.lines.filter { $0.layer == .rail })
        move(&roads, in: .roads, label: \.row) { (line, mover) throws(ProjectionError) in line.course = try mover.moved(line.course) }
        move(&rail, in: .rail, label: \.row) { (line, mover) throws(ProjectionError) in line.course = try mover.moved(line.course) }
        var waterways = moved.lines.filter { $0.layer == .waterways }
        move(&waterways, in: .waterways, label: \.row) { (line, mover) throws(ProjectionError) in
            line.course = try mover.moved(line.course)
        }
        moved.lines = roads + rail + waterways
        move(&moved.lineLand, in: .roadLand, label: \.name) { (area, mover) throws(ProjectionError) in
            area.polygons = try mover.moved(area.polygons)
        }
        move(&moved.areas, in: .areas, label: \.name) { (area, mover) throws(ProjectionError) in
            area.polygons = try mover.moved(area.polygons)
        }
        move(&moved.roadLand, in: .roadLand, label: \.label) { (land, mover) throws(ProjectionError) in
            land.polygons = try mover.moved(land.polygons)
        }
        move(&moved.roadEdges, in: .roadEdges, label: \.label) { (edge, mover) throws(ProjectionError) in
            edge.course = try mover.moved(edge.course)
        }
        move(&moved.railwayLand, in: .railwayLand, label: \.name) { (area, mover) throws(ProjectionError) in
            area.polygons = try mover.moved(area.polygons)
        }
        move(&moved.yards, in: .yards, label: \.name) { (area, mover) throws(ProjectionError) in
            area.polygons = try mover.moved(area.polygons)
        }
        move(&moved.residential, in: .residential, label: \.id) { (area, mover) throws(ProjectionError) in
            area.polygons = try mover.moved(area.polygons)
        }
        if !moved.buildings.isEmpty, let mover = mover(.buildings) {
            for (id, error) in moved.buildings.move(by: mover) { fault(error, .buildings, id) }
        }
        for number in moved.neighbours.indices {
            let (input, faults) = moved.neighbours[number].input.projected(in: moved.neighbours[number].folder)
            moved.neighbours[number].input = input
            // What lies nowhere in our plane is not near us.
            diagnostics += faults.map { fault in
                var fault = fault
                fault.severity = .warning
                return fault
            }
        }
        for layer in moved.crs.keys { moved.crs[layer] = pack.workingCRS }
        let district = Envelope(moved.district.lazy.flatMap(\.exterior))
        // A district that could not be moved says nothing of the plane.
        if !diagnostics.contains(where: { $0.severity == .error }),
            let doubt = plane.doubt(over: district, file: packFile)
        {
            diagnostics.append(doubt)
        }
        return (moved, diagnostics)
    }
}
