import FeatureIO
import Geometry
import Projection
import ZoningModel

/// The pieces of a map as GeoJSON has them: in degrees (or another system), each of them valid, neighbours with the same vertices.
///
/// Seven decimals are a centimetre, and pieces may be thinner. The vertices of one that would not be valid get nine, in every piece that has
/// them, and its sides are divided so that they stay straight to a hair. What that does to the pieces beside is looked at in turn. Only what is
/// thinner than the ninth decimal (0.1 mm) may lie across its neighbours by as much.
struct WrittenZones {
    private let zones: [FunctionalZone]
    private let densifying: Densifying
    private let written: WrittenShape
    /// What all pieces together ask for.
    private(set) var care = WrittenCare()

    /// The same pieces once more, with what was found when they were drawn for the first time.
    init(
        _ zones: [FunctionalZone], plane: CoordinateReferenceSystem, to target: CoordinateReferenceSystem = .wgs84,
        places: (usual: Int, most: Int) = WrittenShape.places, care: WrittenCare
    ) throws(ProjectionError) {
        self.zones = zones
        self.care = care
        written = WrittenShape(places: places)
        densifying = try Densifying(from: plane, to: target)
    }

    /// Complexity: that of drawing all pieces once, and again for each round in which a piece became finer: two or three, mostly one.
    /// - Parameters:
    ///   - target: the system that is written.
    ///   - places: the decimals of its coordinates, usually and at most.
    init(
        _ zones: [FunctionalZone], plane: CoordinateReferenceSystem, to target: CoordinateReferenceSystem = .wgs84,
        places: (usual: Int, most: Int) = WrittenShape.places
    ) throws(ProjectionError) {
        try self.init(zones, plane: plane, to: target, places: places, care: WrittenCare())
        var isFine = [Bool](repeating: false, count: zones.count)
        var isStraight = isFine
        while true {
            var isSettled = true
            for number in zones.indices {
                let drawn = try drawn(zones[number].polygon)
                if isKept(number, drawn) { continue }
                if !isFine[number] {
                    isFine[number] = true
                    for ring in drawn.rings { care.fine.formUnion(ring) }
                } else if !isStraight[number] {
                    isStraight[number] = true
                    for ring in zones[number].polygon.rings {
                        for (a, b) in zip(ring, ring.dropFirst()) { care.straight.insert(WrittenCare.Side(a, b)) }
                    }
                    for ring in try self.drawn(zones[number].polygon).rings { care.fine.formUnion(ring) }
                } else {
                    continue
                }
                isSettled = false
            }
            if isSettled { return }
        }
    }

    /// The shape of a piece; nil for one that is thinner than what can be written.
    func shape(_ number: Int) throws(ProjectionError) -> Shape? { try shape(of: zones[number].polygon) }

    /// The same for an area that has no other edges than the pieces have.
    func shape(of area: Polygon) throws(ProjectionError) -> Shape? {
        let drawn = try drawn(area)
        let polygon = rounded(drawn)
        return written.isValid(polygon) ? .polygon(polygon) : written.written(.polygon(drawn))
    }

    /// Whether a piece is written as an area on its own side of its edges.
    private func isKept(_ number: Int, _ drawn: Polygon) -> Bool {
        WrittenShape.turns(drawn) == WrittenShape.turns(zones[number].polygon) && WrittenShape.keepsTurns(drawn, places(of:))
            && written.isValid(rounded(drawn))
    }

    private func drawn(_ area: Polygon) throws(ProjectionError) -> Polygon {
        try area.mapped { (ring) throws(ProjectionError) in
            try densifying.densified(ring) { care.straight.isEmpty ? false : care.straight.contains(WrittenCare.Side($0, $1)) }
        }
    }

    private func rounded(_ drawn: Polygon) -> Polygon {
        WrittenShape.rounded(drawn, places(of:))
    }

    private func places(of vertex: Coordinate) -> Int {
        !care.fine.isEmpty && care.fine.contains(vertex) ? written.places.most : written.places.usual
    }
}

/// Where the pieces of a map need more decimals and more vertices than usual: a value that can be kept, where drawing holds handles.
package struct WrittenCare: Sendable {
    /// Vertices in degrees that are written with more decimals.
    fileprivate var fine: Set<Coordinate> = []
    /// Sides in the plane that are divided finely.
    fileprivate var straight: Set<Side> = []

    /// The same for both pieces beside it.
    fileprivate struct Side: Hashable {
        let from: Coordinate
        let to: Coordinate

        init(_ a: Coordinate, _ b: Coordinate) { (from, to) = (a.x, a.y) < (b.x, b.y) ? (a, b) : (b, a) }
    }
}

/// Rings of the working plane written in another system, where a straight edge is not straight any more: vertices are added until
/// every edge stays within the tolerance of the straight edge of the plane.
package struct Densifying {
    let toTarget: KnownPlaces
    let toPlane: Mover
    /// Metres in the plane.
    static let tolerance = 0.005
    /// The same for the sides of a piece that is hardly wider than that.
    static let fineTolerance = 0.000_02
    /// A side of the earth's own size takes no more.
    private static let mostDivisions = 1_000_000

    package init(from plane: CoordinateReferenceSystem, to target: CoordinateReferenceSystem) throws(ProjectionError) {
        toTarget = KnownPlaces(try Mover(from: plane, to: target))
        toPlane = try Mover(from: target, to: plane)
    }

    /// Two neighbours get the same vertices on a shared edge: an edge is always divided from its smaller end.
    ///
    /// Linear in the vertices of the result.
    /// - Parameter isFine: whether a side is to keep within the fine tolerance.
    package func densified(
        _ ring: [Coordinate], isFine: (Coordinate, Coordinate) -> Bool = { _, _ in false }
    ) throws(ProjectionError) -> [Coordinate] {
        let moved = try toTarget.moved(ring)
        guard ring.count > 1 else { return moved }
        var result = [moved[0]]
        for number in 1..<ring.count {
            let (a, b) = (ring[number - 1], ring[number])
            let isForward = (a.x, a.y) < (b.x, b.y)
            let isFine = isFine(a, b)
            let parts =
                try isForward
                ? divisions(a, b, moved[number - 1], moved[number], isFine) : divisions(b, a, moved[number], moved[number - 1], isFine)
            if parts > 1 {
                let (from, to) = isForward ? (a, b) : (b, a)
                let steps = (1..<parts).map { from + (to - from) * (Double($0) / Double(parts)) }
                let between = try toTarget.moved(steps)
                result.append(contentsOf: isForward ? between : between.reversed())
            }
            result.append(moved[number])
        }
        return result
    }

    /// How many equal parts an edge needs: the sagitta falls with the square of the length.
    private func divisions(
        _ a: Coordinate, _ b: Coordinate, _ movedA: Coordinate, _ movedB: Coordinate, _ isFine: Bool
    ) throws(ProjectionError) -> Int {
        // Below 100 m the sagitta between a Gauss-Krüger plane and degrees is under a millimetre, below 10 m under a hundredth of it.
        let length = a.distance(to: b)
        guard length > (isFine ? 10 : 100) else { return 1 }
        let middle = try toPlane.moved([(movedA + movedB) * 0.5])[0]
        let sagitta = middle.distance(toSegment: a, b)
        let parts = (sagitta / ((isFine ? Self.fineTolerance : Self.tolerance) / 2)).squareRoot().rounded(.up)
        return Int(parts, within: 1...Self.mostDivisions)
    }
}

/// Places carried to another system, with a memory: in a map every corner is a corner of two pieces or three, and to carry one takes the
/// better part of a microsecond.
///
/// The memory is a table of fixed size, where a place has one slot and the last one to come keeps it: half a megabyte, however large the map.
final class KnownPlaces {
    private let mover: Mover
    private var froms: [Coordinate]
    private var tos: [Coordinate]

    /// Slots, a power of two.
    private static let size = 1 << 14

    init(_ mover: Mover) {
        self.mover = mover
        let none = Coordinate(x: .nan, y: .nan)
        froms = [Coordinate](repeating: none, count: Self.size)
        tos = froms
    }

    /// What `Mover.moved` gives, to the bit. Linear.
    func moved(_ places: [Coordinate]) throws(ProjectionError) -> [Coordinate] {
        var moved = places
        var unknown: [Coordinate] = []
        var gaps: [Int] = []
        for number in places.indices {
            let slot = Self.slot(of: places[number])
            if froms[slot] == places[number] {
                moved[number] = tos[slot]
            } else {
                unknown.append(places[number])
                gaps.append(number)
            }
        }
        guard !unknown.isEmpty else { return moved }
        let found = try mover.moved(unknown)
        for number in gaps.indices {
            let slot = Self.slot(of: unknown[number])
            moved[gaps[number]] = found[number]
            (froms[slot], tos[slot]) = (unknown[number], found[number])
        }
        return moved
    }

    private static func slot(of place: Coordinate) -> Int {
        let mixed = place.x.bitPattern &* 0x9E37_79B9_7F4A_7C15 ^ (place.y.bitPattern &* 0xC2B2_AE3D_27D4_EB4F)
        return Int(truncatingIfNeeded: ((mixed ^ (mixed >> 29)) &* 0xBF58_476D_1CE4_E5B9) >> 50)
    }
}
