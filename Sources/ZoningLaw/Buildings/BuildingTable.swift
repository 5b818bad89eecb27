import Geometry
import Scratch
import ZoningModel

/// All buildings of a district by place, their footprints on the lattice of the map: some 180 bytes a building, of which 12 stand in memory
/// where they are many.
///
/// Sorted, so that the order of the input changes nothing. Found by place through a grid.
package struct BuildingTable: Sendable {
    private let buildings: BuildingList
    private let boxes: ScratchArray<BuildingBox>
    private let cells: CellIndex
    /// Of buildings with many sides.
    private let locators: [Int: AreaLocator]

    /// Metres: the side of a cell, about that of a block of buildings.
    private static let cell = 50.0
    /// Sides that are not asked one by one whether a place is inside.
    private static let manySides = 100

    private struct BuildingBox {
        let (minX, minY, maxX, maxY): (Double, Double, Double, Double)

        init(_ box: Envelope) { (minX, minY, maxX, maxY) = (box.minX, box.minY, box.maxX, box.maxY) }
        var envelope: Envelope { Envelope(minX: minX, minY: minY, maxX: maxX, maxY: maxY) }
    }

    /// - Parameter buildings: in metres of the working plane.
    package init(_ buildings: BuildingList) {
        let sorted = buildings.onLattice()
        var envelopes: [Envelope] = []
        envelopes.reserveCapacity(sorted.count)
        var locators: [Int: AreaLocator] = [:]
        sorted.forEachNumber { number in
            envelopes.append(sorted.envelope(of: number))
            if sorted.cornerCount(of: number) > Self.manySides { locators[number] = AreaLocator(sorted.polygons(of: number)) }
        }
        self.buildings = sorted
        self.locators = locators
        cells = CellIndex(envelopes, cell: Self.cell)
        boxes = ScratchArray(envelopes.lazy.map { BuildingBox($0) })
    }

    /// Lets go of the memory of a city; nothing of it changes. For the end of a piece of work.
    package func rest() {
        buildings.rest()
        boxes.rest()
    }

    package var count: Int { boxes.count }
    package var isEmpty: Bool { boxes.isEmpty }

    package func id(of building: Int) -> String { buildings.id(of: building) }

    /// Storeys above ground; nil where the data do not say.
    package func storeys(of building: Int) -> Int? { buildings.storeys(of: building) }

    /// Metres from the foot of the building to its top, and of its foot above the road, where the data say so.
    func height(of building: Int) -> Double? { buildings.height(of: building) }
    func base(of building: Int) -> Double? { buildings.base(of: building) }

    package func polygons(of building: Int) -> [Polygon] { buildings.polygons(of: building) }

    package func box(of building: Int) -> Envelope { boxes[building].envelope }

    /// Buildings whose boxes may meet a window, by number.
    package func candidates(in window: Envelope) -> [Int] {
        cells.candidates(in: window).lazy.map { Int($0) }.filter { boxes[$0].envelope.intersects(window) }
    }

    package func forEachEdge(of building: Int, _ body: (Coordinate, Coordinate) -> Void) {
        forEachWall(of: building) { a, b, _ in body(a, b) }
    }

    /// The same with the number of the ring, from 0 on.
    package func forEachWall(of building: Int, _ body: (Coordinate, Coordinate, Int) -> Void) { buildings.forEachSide(of: building, body) }

    package func edges(of building: Int) -> [(a: Coordinate, b: Coordinate)] {
        var edges: [(a: Coordinate, b: Coordinate)] = []
        forEachEdge(of: building) { edges.append(($0, $1)) }
        return edges
    }

    /// Whether `place` lies on the footprint of a building; courtyards are not footprint.
    package func contains(_ place: Coordinate) -> Bool {
        cells.candidates(at: place).contains { number in
            boxes[Int(number)].envelope.contains(place) && isInside(Int(number), place)
        }
    }

    /// Parity of the edges to the east.
    package func isInside(_ building: Int, _ place: Coordinate) -> Bool {
        if let locator = locators[building] { return locator.contains(place) }
        var inside = false
        forEachEdge(of: building) { a, b in
            if RayCasting.isCrossed(a, b, from: place) { inside.toggle() }
        }
        return inside
    }
}
