import Geometry
import Projection
import Scratch

/// Buildings in flat arrays: some 130 bytes each, a quarter of what they take one by one. Those of a city wait on the disk (`ScratchArray`).
public struct BuildingList: RandomAccessCollection, Sendable {
    private struct Corner {
        let x: Double
        let y: Double

        init(_ place: Coordinate) { (x, y) = (place.x, place.y) }
        var place: Coordinate { Coordinate(x: x, y: y) }
    }

    private struct Ring {
        /// Where it ends in `corners`.
        let end: Int32
        /// A courtyard of the part before it.
        let isHole: Bool
    }

    private struct BuildingRow {
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
    private var corners = ScratchArray<Corner>()
    private var rings = ScratchArray<Ring>()
    /// UTF-8.
    private var ids = ScratchArray<UInt8>()
    private var rows = ScratchArray<BuildingRow>()

    /// Buildings that are looked at, one after the other or here and there, before the memory of a city is let go again.
    package static let breath = 512

    /// Lets go of the memory of a city; nothing of it changes. For the end of a piece of work.
    package func rest() {
        corners.rest()
        rings.rest()
        ids.rest()
        rows.rest()
    }

    /// All buildings by number, in their order, with rests between.
    package func forEachNumber(_ body: (Int) throws -> Void) rethrows {
        for number in indices {
            try body(number)
            if number % Self.breath == 0 { rest() }
        }
    }

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
            BuildingRow(
                ringEnd: Int32(rings.count), idEnd: Int32(ids.count), storeys: Int32(building.storeys ?? 0),
                height: building.height ?? .nan,
                base: building.base ?? .nan))
    }

    private mutating func append(_ ring: some Sequence<Coordinate>, isHole: Bool) {
        for place in ring { corners.append(Corner(place)) }
        rings.append(Ring(end: Int32(corners.count), isHole: isHole))
    }

    package func id(of building: Int) -> String {
        String(decoding: idRange(of: building).map { ids[$0] }, as: UTF8.self)
    }

    private func idRange(of building: Int) -> Range<Int> {
        (building == 0 ? 0 : Int(rows[building - 1].idEnd))..<Int(rows[building].idEnd)
    }

    /// Storeys above ground; nil where the data do not say.
    package func storeys(of building: Int) -> Int? { rows[building].storeys == 0 ? nil : Int(rows[building].storeys) }

    package func height(of building: Int) -> Double? { rows[building].height.isNaN ? nil : rows[building].height }

    package func base(of building: Int) -> Double? { rows[building].base.isNaN ? nil : rows[building].base }

    package func envelope(of building: Int) -> Envelope {
        var box = Envelope()
        for corner in cornerRange(of: building) { box.add(corners[corner].place) }
        return box
    }

    package func polygons(of building: Int) -> [Polygon] {
        var polygons: [Polygon] = []
        for ring in rings(of: building) {
            let corners = places(of: ring)
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
            for corner in range.dropLast() { body(corners[corner].place, corners[corner + 1].place, ring - rings.lowerBound) }
        }
    }

    private func rings(of building: Int) -> Range<Int> {
        (building == 0 ? 0 : Int(rows[building - 1].ringEnd))..<Int(rows[building].ringEnd)
    }

    /// How many corners a building has, all rings together.
    package func cornerCount(of building: Int) -> Int { cornerRange(of: building).count }

    private func places(of ring: Int) -> [Coordinate] { range(of: ring).map { corners[$0].place } }

    private func cornerRange(of building: Int) -> Range<Int> {
        let rings = rings(of: building)
        return rings.isEmpty ? 0..<0 : range(of: rings.lowerBound).lowerBound..<range(of: rings.upperBound - 1).upperBound
    }

    private func range(of ring: Int) -> Range<Int> { (ring == 0 ? 0 : Int(rings[ring - 1].end))..<Int(rings[ring].end) }

    /// Corners that are moved at a time.
    private static let moved = 1 << 16

    /// Moves all corners where they stand; a building with a corner that has no place there is left out.
    ///
    /// - Returns: what is wrong with the buildings that are left out, one error each, with their ids.
    package mutating func move(by mover: Mover) -> [(id: String, error: ProjectionError)] {
        var errors: [Int: ProjectionError] = [:]
        for first in stride(from: 0, to: corners.count, by: Self.moved) {
            let part = first..<Swift.min(corners.count, first + Self.moved)
            var places = part.map { corners[$0].place }
            mover.move(&places) { corner, error in if errors[first + corner] == nil { errors[first + corner] = error } }
            for (corner, place) in zip(part, places) { corners[corner] = Corner(place) }
            corners.rest()
        }
        guard !errors.isEmpty else { return [] }
        let all = self
        let lost = indices.map { number in all.cornerRange(of: number).lazy.compactMap { errors[$0] }.first }
        self = BuildingList(indices.lazy.filter { lost[$0] == nil }.map { all[$0] })
        return lost.indices.compactMap { number in lost[number].map { (all.id(of: number), $0) } }
    }

    /// The same buildings with their corners on the lattice of the map, sorted by place, so that the order of a file changes nothing. Rings
    /// thinner than the lattice, and buildings of nothing else, are left out.
    package func onLattice() -> BuildingList {
        var places: [Coordinate] = []
        places.reserveCapacity(count)
        forEachNumber { building in
            places.append(
                rings(of: building).first.flatMap { self.places(of: $0).min { ($0.x, $0.y) < ($1.x, $1.y) } }
                    ?? Coordinate(x: .infinity, y: .infinity))
        }
        var sorted = BuildingList()
        let order = indices.map { Int32($0) }.sorted { a, b in
            let (p, q) = (places[Int(a)], places[Int(b)])
            return p.x != q.x ? p.x < q.x : p.y != q.y ? p.y < q.y : id(of: Int(a)) < id(of: Int(b))
        }
        for (place, building) in order.lazy.map({ Int($0) }).enumerated() {
            if place % Self.breath == 0 { rest() }
            let first = sorted.rings.count
            for ring in rings(of: building) {
                let chain = Lattice.chain(self.places(of: ring))
                if chain.count >= 4 { sorted.append(chain.lazy.map(Lattice.coordinate), isHole: rings[ring].isHole) }
            }
            guard sorted.rings.count > first else { continue }
            let row = rows[building]
            for byte in idRange(of: building) { sorted.ids.append(ids[byte]) }
            sorted.rows.append(
                BuildingRow(
                    ringEnd: Int32(sorted.rings.count), idEnd: Int32(sorted.ids.count), storeys: row.storeys, height: row.height,
                    base: row.base))
        }
        return sorted
    }
}
