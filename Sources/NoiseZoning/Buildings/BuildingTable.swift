import Geometry

/// All buildings of a district in flat arrays, their footprints on the lattice of the map: some 100 bytes a building.
///
/// Sorted by place, so that the order of the input changes nothing. Found by place through a grid.
struct BuildingTable: Sendable {
    /// Ring after ring, each closed.
    private var corners: [Coordinate] = []
    /// Where each ring begins in `corners`; one more at the end.
    private var rings: [Int32] = [0]
    /// Where each building begins in `rings`; one more at the end.
    private var firstRings: [Int32] = [0]
    /// 0: not known (reading B3).
    private var storeyCounts: [UInt16] = []
    private var boxes: [Envelope] = []
    /// The number of each building in the input.
    private var sources: [Int32] = []
    private var cells = CellIndex([], cell: 1)

    /// Metres: the side of a cell, about that of a block of buildings.
    private static let cell = 50.0

    init(_ buildings: [Building]) {
        let places = buildings.map { building in building.polygons.first?.exterior.min { ($0.x, $0.y) < ($1.x, $1.y) } }
        let order = buildings.indices.sorted { a, b in
            guard let p = places[a], let q = places[b] else { return places[a] == nil && places[b] != nil }
            return (p.x, p.y, buildings[a].id) < (q.x, q.y, buildings[b].id)
        }
        for number in order {
            var box = Envelope()
            for ring in buildings[number].polygons.lazy.flatMap(\.rings) {
                let chain = Lattice.chain(ring).map(Lattice.coordinate)
                // A ring thinner than the lattice is nothing.
                guard chain.count >= 4 else { continue }
                corners.append(contentsOf: chain)
                rings.append(Int32(corners.count))
                for corner in chain { box.add(corner) }
            }
            guard !box.isEmpty else { continue }
            firstRings.append(Int32(rings.count - 1))
            storeyCounts.append(UInt16(buildings[number].storeys ?? 0))
            boxes.append(box)
            sources.append(Int32(number))
        }
        cells = CellIndex(boxes, cell: Self.cell)
    }

    var count: Int { boxes.count }
    var isEmpty: Bool { boxes.isEmpty }

    /// Storeys above ground; nil where the data do not say.
    func storeys(of building: Int) -> Int? { storeyCounts[building] == 0 ? nil : Int(storeyCounts[building]) }

    /// The number that the building has in the input.
    func source(of building: Int) -> Int { Int(sources[building]) }

    func box(of building: Int) -> Envelope { boxes[building] }

    /// Buildings whose boxes may meet a window, by number.
    func candidates(in window: Envelope) -> [Int] {
        cells.candidates(in: window).lazy.map { Int($0) }.filter { boxes[$0].meets(window) }
    }

    func forEachEdge(of building: Int, _ body: (Coordinate, Coordinate) -> Void) { forEachWall(of: building) { a, b, _ in body(a, b) } }

    /// The same with the number of the ring, from 0 on.
    func forEachWall(of building: Int, _ body: (Coordinate, Coordinate, Int) -> Void) {
        let first = Int(firstRings[building])
        for ring in first..<Int(firstRings[building + 1]) {
            for corner in Int(rings[ring])..<Int(rings[ring + 1]) - 1 { body(corners[corner], corners[corner + 1], ring - first) }
        }
    }

    func edges(of building: Int) -> [(a: Coordinate, b: Coordinate)] {
        var edges: [(a: Coordinate, b: Coordinate)] = []
        forEachEdge(of: building) { edges.append(($0, $1)) }
        return edges
    }

    /// Whether `place` lies on the footprint of a building; courtyards are not footprint.
    func contains(_ place: Coordinate) -> Bool {
        cells.candidates(at: place).contains { number in
            boxes[Int(number)].contains(place) && isInside(Int(number), place)
        }
    }

    /// Parity of the edges to the east.
    func isInside(_ building: Int, _ place: Coordinate) -> Bool {
        var inside = false
        forEachEdge(of: building) { a, b in
            guard (a.y > place.y) != (b.y > place.y) else { return }
            let cross = Coordinate.cross(b - a, place - a)
            if (cross > 0) == (b.y > a.y) { inside.toggle() }
        }
        return inside
    }
}
