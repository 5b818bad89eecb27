import Geometry
import ZoningModel

/// All buildings of a district by place, their footprints on the lattice of the map: some 180 bytes a building.
///
/// Sorted, so that the order of the input changes nothing. Found by place through a grid.
package struct BuildingTable: Sendable {
    private let buildings: BuildingList
    private let boxes: [Envelope]
    private let cells: CellIndex
    /// Of buildings with many sides.
    private let locators: [Int: AreaLocator]

    /// Metres: the side of a cell, about that of a block of buildings.
    private static let cell = 50.0
    /// Sides that are not asked one by one whether a place is inside.
    private static let manySides = 100

    /// - Parameter buildings: in metres of the working plane.
    package init(_ buildings: BuildingList) {
        self.buildings = buildings.onLattice()
        boxes = self.buildings.indices.map { [buildings = self.buildings] number in
            var box = Envelope()
            buildings.forEachSide(of: number) { corner, _, _ in box.add(corner) }
            return box
        }
        cells = CellIndex(boxes, cell: Self.cell)
        var locators: [Int: AreaLocator] = [:]
        for number in boxes.indices where self.buildings.corners(of: number).count > Self.manySides {
            locators[number] = AreaLocator(self.buildings.polygons(of: number))
        }
        self.locators = locators
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

    package func box(of building: Int) -> Envelope { boxes[building] }

    /// Buildings whose boxes may meet a window, by number.
    package func candidates(in window: Envelope) -> [Int] {
        cells.candidates(in: window).lazy.map { Int($0) }.filter { boxes[$0].intersects(window) }
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
            boxes[Int(number)].contains(place) && isInside(Int(number), place)
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

/// Which buildings count for a stretch: those with any part within the table distance (reading B2).
struct NearBuildings {
    let buildings: BuildingTable
    let zones: ZoneLocator

    /// By number. Linear in the buildings of the box about the band, times the parts of the stretch that are near each.
    func near(_ stretch: Stretch) -> [Int] {
        var found: Set<Int> = []
        for part in stretch.reach.parts {
            for building in buildings.candidates(in: part.shape.envelope(width: part.widths.widest)) where !found.contains(building) {
                if hasPart(building, in: part) { found.insert(building) }
            }
        }
        return found.sorted()
    }

    private func hasPart(_ building: Int, in part: Band.Part) -> Bool {
        var isNear = false
        buildings.forEachEdge(of: building) { a, b in
            if !isNear { isNear = isWithin(a, b, part) }
        }
        if isNear { return true }
        // A building about the whole part has no wall in it.
        let middle = part.shape.envelope(width: 0).centre
        return isWithin(middle, part) && buildings.isInside(building, middle)
    }

    /// The places of a wall that may be nearest: its ends, where it enters the part, where it is nearest to the centre of an arc, and on both
    /// sides of every zone line.
    private func isWithin(_ a: Coordinate, _ b: Coordinate, _ part: Band.Part) -> Bool {
        guard let inside = part.shape.convex(width: part.widths.widest + Tolerance.limit)?.interval(of: a, b) else {
            return isWithin(a, part) || isWithin(b, part)
        }
        let along = b - a
        let length = along.length
        var places = [inside.lowerBound, inside.upperBound, (inside.lowerBound + inside.upperBound) / 2]
        if case .sector(let centre, _, _, _, _) = part.shape, length > 0 {
            places.append(Coordinate.dot(centre - a, along) / (length * length))
        }
        for line in zones.edges(in: Envelope(a, b)) {
            guard let place = Crossing.of(a, b, line.a, line.b), length > 0 else { continue }
            let at = Coordinate.dot(place - a, along) / (length * length)
            places += [at - Tolerance.rounding / length, at + Tolerance.rounding / length]
        }
        return places.contains { $0 >= 0 && $0 <= 1 && isWithin(a + along * $0, part) }
    }

    private func isWithin(_ place: Coordinate, _ part: Band.Part) -> Bool {
        let ordinal = zones.zone(at: place).flatMap { zones.ordinals[$0] }
        return part.shape.distance(to: place).flatMap { part.widths.limit(in: ordinal, holding: $0) } != nil  // W4
    }
}
