import FeatureIO
import Geometry
import Projection
import Regulation
import Wording

/// Finds a file out that claims one reference system and lies in another: by places whose names a trusted pack knows.
///
/// GCJ-02 lies some 500 m off, BD-09 some 1.3 km, the same way everywhere in a town.
package struct SystemCheck: Sendable {
    /// How many places have a name that both know.
    package let count: Int
    /// Metres by which the places of the file lie off, east and north: the middle one of each.
    package let offset: Coordinate
    /// Metres by which half of them lie off from that.
    package let spread: Double
    /// The system that explains it; nil where none does, or nothing is to be explained.
    package private(set) var likely: CoordinateReferenceSystem?

    /// Fewer places say nothing.
    private static let fewest = 4
    /// Nearer than this the file lies where it should, as far as can be told. Metres.
    private static let doubtful = 150.0

    /// Whether the places lie off, the same way everywhere.
    package var isShifted: Bool { count >= Self.fewest && offset.length > Self.doubtful && spread < offset.length / 2 }

    /// - Parameters:
    ///   - places: of the file, in longitude and latitude on WGS 84.
    ///   - crs: what the file says that it is in.
    init(_ places: NamedPlaces, against known: NamedPlaces, crs: CoordinateReferenceSystem) {
        let names = places.places.keys.filter { known.places[$0] != nil }.sorted()
        let pairs = names.compactMap { name in known.places[name].flatMap { right in places.places[name].map { (found: $0, right: right) } }
        }
        count = pairs.count
        let shifts = pairs.map { Self.metres(from: $0.right, to: $0.found) }
        let middle = Coordinate(x: Self.median(shifts.map(\.x)), y: Self.median(shifts.map(\.y)))
        offset = middle
        spread = Self.median(shifts.map { ($0 - middle).length })
        guard isShifted else { return }
        var best: (system: CoordinateReferenceSystem, off: Double)?
        for system in [CoordinateReferenceSystem.gcj02, .bd09, .wgs84] where system != crs {
            // What the file would mean if its numbers were in that system.
            guard let back = try? Mover(from: .wgs84, to: crs.isShifted ? crs : .wgs84),
                let read = try? Mover(from: system, to: .wgs84)
            else { continue }
            let off = Self.median(
                pairs.map { pair in
                    guard let raw = try? back.moved(pair.found), let place = try? read.moved(raw) else { return .infinity }
                    return Self.metres(from: pair.right, to: place).length
                })
            if off < best?.off ?? .infinity { best = (system, off) }
        }
        if let best, best.off < offset.length / 3 { likely = best.system }
    }

    /// What is to be told; nil where nothing is.
    package func diagnostic(file: String) -> Diagnostic? {
        guard isShifted else { return nil }
        let (east, north) = (
            Int(offset.x.rounded(), within: -10_000_000...10_000_000), Int(offset.y.rounded(), within: -10_000_000...10_000_000)
        )
        let what: Phrase =
            "its \(count) places of known names lie \(east) m to the east and \(north) m to the north of where they are, the same way everywhere"
        guard let likely else {
            return Diagnostic(
                code: MakingFault.sourceShifted, severity: .warning, file: file, what: what,
                fix: "Compare it with a map: it may be in another reference system than it says")
        }
        return Diagnostic(
            code: MakingFault.sourceSystem, file: file, what: "\(what); read as \(likely.identifier) they would fit",
            fix: "Give --crs \(likely.identifier), and take out what the file itself says of its system (.prj, member crs)")
    }

    private static func metres(from a: Coordinate, to b: Coordinate) -> Coordinate {
        let perDegree = 111_195.0
        return Coordinate(x: (b.x - a.x) * perDegree * NetworkGraph.parallelShrink(at: a.y), y: (b.y - a.y) * perDegree)
    }

    private static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
    }
}
