import Geometry
import Projection
import Wording
import ZoningFiles

/// In which reference system a layer would lie where the district is, if it lies elsewhere in its own: told as a guess, never taken.
struct SystemGuess {
    private let own: CoordinateReferenceSystem
    private let plane: CoordinateReferenceSystem
    private let box: Envelope

    /// - Parameter box: about the district, in the plane.
    init(of own: CoordinateReferenceSystem, plane: CoordinateReferenceSystem, box: Envelope) {
        (self.own, self.plane, self.box) = (own, plane, box)
    }

    /// The grids of China in use (EPSG): Gauss-Krüger by central meridian, in 3° and in 6°, the same with the number of the zone, UTM; or
    /// the systems in degrees.
    private var candidates: [CoordinateReferenceSystem] {
        let codes = Array(4534...4554) + Array(4502...4512) + Array(4513...4533) + Array(4491...4501) + Array(32643...32653) + [3857]
        let projected = [plane] + codes.compactMap { try? CoordinateReferenceSystem(parsing: "EPSG:\($0)") }
        return (own.isGeographic ? [.wgs84, .gcj02, .bd09] : projected).filter { $0 != own }
    }

    /// Nil where no system fits most of the places. Some hundred transformations of a hundred places: only where something is wrong.
    func system(for places: [Coordinate]) -> Phrase? {
        let step = max(1, places.count / 100)
        let sample = stride(from: 0, to: places.count, by: step).map { places[$0] }
        guard let back = try? Mover(from: plane, to: own) else { return nil }
        let written = sample.compactMap { try? back.moved($0) }
        guard 2 * written.count > sample.count else { return nil }
        func share(_ places: [Coordinate], in system: CoordinateReferenceSystem) -> Int {
            guard let mover = try? Mover(from: system, to: plane) else { return 0 }
            return places.count { place in (try? mover.moved(place)).map(box.contains) ?? false }
        }
        if 2 * share(written.map { Coordinate(x: $0.y, y: $0.x) }, in: own) > written.count {
            return "With x and y exchanged most would lie inside"
        }
        var best: (system: CoordinateReferenceSystem, count: Int)?
        for system in candidates {
            let count = share(written, in: system)
            if 2 * count > written.count, count > best?.count ?? 0 { best = (system, count) }
        }
        return best.map { "In \($0.system.identifier) most would lie inside" }
    }
}
