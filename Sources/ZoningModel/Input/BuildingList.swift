import Geometry
import Projection

/// Buildings in flat arrays: some 130 bytes each, a quarter of what they take one by one. A city of a million stands in memory.
public struct BuildingList: RandomAccessCollection, Sendable {
    private struct Ring {
        /// Where it ends in `corners`.
        let end: Int32
        /// A courtyard of the part before it.
        let isHole: Bool
    }

    private struct Row {
        /// Where the building ends in `rings` and in `ids`.
        let ringEnd: Int32
        let idEnd: Int32
        /// 0: not known (reading B3).
        let storeys: Int32
        /// NaN: not known.
        let height: Double
        let base: Double
    }

    /// Ring after ring, each closed.
    private var corners: [Coordinate] = []
    private var rings: [Ring] = []
    /// UTF-8.
    private var ids: [UInt8] = []
    private var rows: [Row] = []

    /// An empty list: a pack without the layer `buildings`.
    package init() {}

    /// The buildings in the order given. Linear in their corners.
    public init(_ buildings: some Sequence<Building>) {
        for building in buildings { append(building) }
    }

    /// Always 0.
    public var startIndex: Int { 0 }
    /// The number of buildings.
    public var endIndex: Int { rows.count }

    /// The building put together from the arrays. Linear in its corners. Precondition: 0 ≤ `position` < `endIndex`.
    public subscript(position: Int) -> Building {
        Building(
            id: id(of: position), storeys: storeys(of: position), height: height(of: position), base: base(of: position),
            polygons: polygons(of: position))
    }

    /// Adds a building at the end. Linear in its corners.
    package mutating func append(_ building: Building) {
        for polygon in building.polygons {
            for (number, ring) in polygon.rings.enumerated() { append(ring, isHole: number > 0) }
        }
        ids.append(contentsOf: building.id.utf8)
        rows.append(
            Row(
                ringEnd: Int32(rings.count), idEnd: Int32(ids.count), storeys: Int32(building.storeys ?? 0),
                height: building.height ?? .nan,
                base: building.base ?? .nan))
    }

    private mutating func append(_ ring: some Sequence<Coordinate>, isHole: Bool) {
        corners.append(contentsOf: ring)
        rings.append(Ring(end: Int32(corners.count), isHole: isHole))
    }

    package func id(of building: Int) -> String {
        String(decoding: ids[(building == 0 ? 0 : Int(rows[building - 1].idEnd))..<Int(rows[building].idEnd)], as: UTF8.self)
    }

    /// Storeys above ground; nil where the data do not say.
    package func storeys(of building: Int) -> Int? { rows[building].storeys == 0 ? nil : Int(rows[building].storeys) }

    package func height(of building: Int) -> Double? { rows[building].height.isNaN ? nil : rows[building].height }

    package func base(of building: Int) -> Double? { rows[building].base.isNaN ? nil : rows[building].base }

    package func envelope(of building: Int) -> Envelope { Envelope(corners(of: building)) }

    package func polygons(of building: Int) -> [Polygon] {
        var polygons: [Polygon] = []
        for ring in rings(of: building) {
            let corners = Array(corners[range(of: ring)])
            if rings[ring].isHole, let last = polygons.popLast() {
                polygons.append(Polygon(exterior: last.exterior, holes: last.holes + [corners]))
            } else {
                polygons.append(Polygon(exterior: corners))
            }
        }
        return polygons
    }

    /// Every side of every ring, with the number of the ring in its building.
    package func forEachSide(of building: Int, _ body: (Coordinate, Coordinate, Int) -> Void) {
        let rings = rings(of: building)
        for ring in rings {
            let range = range(of: ring)
            for corner in range.dropLast() { body(corners[corner], corners[corner + 1], ring - rings.lowerBound) }
        }
    }

    private func rings(of building: Int) -> Range<Int> {
        (building == 0 ? 0 : Int(rows[building - 1].ringEnd))..<Int(rows[building].ringEnd)
    }

    /// Every corner of a building, ring after ring.
    package func corners(of building: Int) -> ArraySlice<Coordinate> { corners[cornerRange(of: building)] }

    private func cornerRange(of building: Int) -> Range<Int> {
        let rings = rings(of: building)
        return rings.isEmpty ? 0..<0 : range(of: rings.lowerBound).lowerBound..<range(of: rings.upperBound - 1).upperBound
    }

    private func range(of ring: Int) -> Range<Int> { (ring == 0 ? 0 : Int(rings[ring - 1].end))..<Int(rings[ring].end) }

    /// Moves all corners where they stand; a building with a corner that has no place there is left out.
    ///
    /// - Returns: what is wrong with the buildings that are left out, one error each, with their ids.
    package mutating func move(by mover: Mover) -> [(id: String, error: ProjectionError)] {
        var errors: [Int: ProjectionError] = [:]
        mover.move(&corners) { corner, error in if errors[corner] == nil { errors[corner] = error } }
        guard !errors.isEmpty else { return [] }
        let all = self
        let lost = indices.map { number in all.cornerRange(of: number).lazy.compactMap { errors[$0] }.first }
        self = BuildingList(indices.lazy.filter { lost[$0] == nil }.map { all[$0] })
        return lost.indices.compactMap { number in lost[number].map { (all.id(of: number), $0) } }
    }

    /// The same buildings with their corners on the lattice of the map, sorted by place, so that the order of a file changes nothing. Rings
    /// thinner than the lattice, and buildings of nothing else, are left out.
    package func onLattice() -> BuildingList {
        let places = indices.map { building in
            rings(of: building).first.flatMap { corners[range(of: $0)].min { ($0.x, $0.y) < ($1.x, $1.y) } }
                ?? Coordinate(x: .infinity, y: .infinity)
        }
        var sorted = BuildingList()
        sorted.corners.reserveCapacity(corners.count)
        sorted.rings.reserveCapacity(rings.count)
        sorted.ids.reserveCapacity(ids.count)
        sorted.rows.reserveCapacity(rows.count)
        let order = indices.sorted { a, b in
            let (p, q) = (places[a], places[b])
            return p.x != q.x ? p.x < q.x : p.y != q.y ? p.y < q.y : id(of: a) < id(of: b)
        }
        for building in order {
            let first = sorted.rings.count
            for ring in rings(of: building) {
                let chain = Lattice.chain(corners[range(of: ring)])
                if chain.count >= 4 { sorted.append(chain.lazy.map(Lattice.coordinate), isHole: rings[ring].isHole) }
            }
            guard sorted.rings.count > first else { continue }
            let row = rows[building]
            sorted.ids += ids[(building == 0 ? 0 : Int(rows[building - 1].idEnd))..<Int(row.idEnd)]
            sorted.rows.append(
                Row(
                    ringEnd: Int32(sorted.rings.count), idEnd: Int32(sorted.ids.count), storeys: row.storeys, height: row.height,
                    base: row.base))
        }
        return sorted
    }
}
