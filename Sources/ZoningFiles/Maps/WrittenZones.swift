import FeatureIO
import Geometry
import Projection
import ZoningModel

/// The pieces of a map as GeoJSON has them: in degrees, each of them valid, neighbours with the same vertices.
///
/// Seven decimals are a centimetre, and pieces may be thinner. The vertices of one that would not be valid get nine, in every piece that has
/// them, and its sides are divided so that they stay straight to a hair. What that does to the pieces beside is looked at in turn. Only what is
/// thinner than the ninth decimal (0.1 mm) may lie across its neighbours by as much.
struct WrittenZones {
    private let zones: [FunctionalZone]
    private let densifying: Densifying
    private let written = WrittenShape()
    /// Vertices in degrees that are written with more decimals.
    private var fine: Set<Coordinate> = []
    /// Sides in the plane that are divided finely.
    private var straight: Set<Side> = []

    /// Complexity: that of drawing all pieces once, and again for each round in which a piece became finer: two or three, mostly one.
    init(_ zones: [FunctionalZone], plane: CoordinateReferenceSystem) throws(ProjectionError) {
        self.zones = zones
        densifying = try Densifying(from: plane, to: .wgs84)
        var isFine = [Bool](repeating: false, count: zones.count)
        var isStraight = isFine
        while true {
            var isSettled = true
            for number in zones.indices {
                let drawn = try drawn(number)
                if isKept(number, drawn) { continue }
                if !isFine[number] {
                    isFine[number] = true
                    for ring in drawn.rings { fine.formUnion(ring) }
                } else if !isStraight[number] {
                    isStraight[number] = true
                    for ring in zones[number].polygon.rings {
                        for (a, b) in zip(ring, ring.dropFirst()) { straight.insert(Side(a, b)) }
                    }
                    for ring in try self.drawn(number).rings { fine.formUnion(ring) }
                } else {
                    continue
                }
                isSettled = false
            }
            if isSettled { return }
        }
    }

    /// The shape of a piece; nil for one that is thinner than what can be written.
    func shape(_ number: Int) throws(ProjectionError) -> Shape? {
        let drawn = try drawn(number)
        let polygon = rounded(drawn)
        return written.isValid(polygon) ? .polygon(polygon) : written.written(.polygon(drawn))
    }

    /// Whether a piece is written as an area on its own side of its edges.
    private func isKept(_ number: Int, _ drawn: Polygon) -> Bool {
        WrittenShape.turns(drawn) == WrittenShape.turns(zones[number].polygon) && WrittenShape.keepsTurns(drawn, places(of:))
            && written.isValid(rounded(drawn))
    }

    private func drawn(_ number: Int) throws(ProjectionError) -> Polygon {
        try zones[number].polygon.mapped { (ring) throws(ProjectionError) in
            try densifying.densified(ring) { straight.isEmpty ? false : straight.contains(Side($0, $1)) }
        }
    }

    private func rounded(_ drawn: Polygon) -> Polygon {
        WrittenShape.rounded(drawn, places(of:))
    }

    private func places(of vertex: Coordinate) -> Int {
        !fine.isEmpty && fine.contains(vertex) ? WrittenShape.places.most : WrittenShape.places.usual
    }

    /// The same for both pieces beside it.
    private struct Side: Hashable {
        let from: Coordinate
        let to: Coordinate

        init(_ a: Coordinate, _ b: Coordinate) { (from, to) = (a.x, a.y) < (b.x, b.y) ? (a, b) : (b, a) }
    }
}
