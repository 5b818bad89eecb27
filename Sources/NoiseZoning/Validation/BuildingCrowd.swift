import FeatureIO
import Geometry

/// Buildings as no city has them, which nothing could be measured of in time: a layer copied many times over, or an outline of dots.
enum BuildingCrowd {
    /// Metres: side of a cell in which walls are counted.
    private static let cell = 50.0
    /// Walls in one cell. Old quarters, drawn finely, have some hundred.
    private static let mostWalls = 4000
    /// Pairs of buildings whose boxes have something in common, beside two for each building.
    private static let mostPairs = 50_000

    /// - Parameter place: a place of the plane as it is written.
    static func diagnostics(_ buildings: BuildingList, file: String, place: (Coordinate) -> Coordinate) -> [Diagnostic] {
        crowd(buildings, file, place) ?? pairs(buildings, file, place) ?? []
    }

    private static func crowd(_ buildings: BuildingList, _ file: String, _ place: (Coordinate) -> Coordinate) -> [Diagnostic]? {
        struct Cell: Hashable {
            let column: Int
            let row: Int
        }
        func number(_ value: Double) -> Int { Int((value / cell).rounded(.down), within: -1_000_000_000...1_000_000_000) }
        var walls: [Cell: Int] = [:]
        for building in buildings.indices {
            var crowded: Coordinate?
            buildings.forEachSide(of: building) { a, b, _ in
                // Of a long wall, where it begins, ends and lies.
                var last: Cell?
                for place in [a, (a + b) * 0.5, b] {
                    let here = Cell(column: number(place.x), row: number(place.y))
                    guard here != last else { continue }
                    last = here
                    walls[here, default: 0] += 1
                    if walls[here, default: 0] > mostWalls { crowded = crowded ?? place }
                }
            }
            guard let crowded else { continue }
            return [
                Diagnostic(
                    code: "buildings-crowded", file: file, feature: buildings.id(of: building), coordinate: place(crowded),
                    what: "more than \(mostWalls) walls of buildings stand within \(Int(cell)) m",
                    fix: "Simplify the outlines there, and look for buildings that stand there many times over")
            ]
        }
        return nil
    }

    private static func pairs(_ buildings: BuildingList, _ file: String, _ place: (Coordinate) -> Coordinate) -> [Diagnostic]? {
        let boxes = buildings.indices.map { buildings.envelope(of: $0) }
        let cells = CellIndex(boxes, cell: cell)
        var left = mostPairs + 2 * boxes.count
        for (number, box) in boxes.enumerated() {
            cells.forEach(in: box) { other in
                if other > number, boxes[other].meets(box) { left -= 1 }
                return left >= 0
            }
            guard left < 0 else { continue }
            return [
                Diagnostic(
                    code: "buildings-crowded", file: file, feature: buildings.id(of: number), coordinate: place(box.centre),
                    what: "more than \(mostPairs) pairs of buildings lie on each other or about each other",
                    fix: "Look for buildings that stand there many times over, and for outlines about whole quarters")
            ]
        }
        return nil
    }
}
