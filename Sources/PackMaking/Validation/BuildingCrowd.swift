import FeatureIO
import Geometry
import ZoningModel

/// Buildings as no city has them, which nothing could be measured of in time: a layer copied many times over, or an outline of dots.
enum BuildingCrowd {
    /// Walls in a cell that are no crowd. Old quarters, drawn finely, have some hundred.
    private static let fewWalls = 400
    /// Pairs of buildings whose boxes have something in common, beside two for each building.
    private static let mostPairs = 50_000

    /// - Parameter place: a place of the plane as it is written.
    static func diagnostics(_ buildings: BuildingList, file: String, place: (Coordinate) -> Coordinate) -> [Diagnostic] {
        crowd(buildings, file, place) ?? pairs(buildings, file, place) ?? []
    }

    private static func crowd(_ buildings: BuildingList, _ file: String, _ place: (Coordinate) -> Coordinate) -> [Diagnostic]? {
        var count = CrowdCount(few: fewWalls)
        for building in buildings.indices {
            buildings.forEachSide(of: building) { a, b, _ in
                // Of a long wall, where it begins, ends and lies.
                count.begin()
                for place in [a, (a + b) * 0.5, b] { count.add(place, isOnce: true) }
            }
            guard let crowded = count.crowded else { continue }
            return [
                Diagnostic(
                    code: MakingFault.buildingsCrowded, file: file, feature: buildings.id(of: building), coordinate: place(crowded),
                    what:
                        "walls of buildings crowd here, by the thousand within \(Int(CrowdCount.cell)) m, so that no frontage can be measured in time",
                    fix: "Simplify the outlines there, and look for buildings that stand there many times over")
            ]
        }
        return nil
    }

    private static func pairs(_ buildings: BuildingList, _ file: String, _ place: (Coordinate) -> Coordinate) -> [Diagnostic]? {
        let boxes = buildings.indices.map { buildings.envelope(of: $0) }
        let cells = CellIndex(boxes, cell: CrowdCount.cell)
        var left = mostPairs + 2 * boxes.count
        for (number, box) in boxes.enumerated() {
            cells.forEach(in: box) { other in
                if other > number, boxes[other].intersects(box) { left -= 1 }
                return left >= 0
            }
            guard left < 0 else { continue }
            return [
                Diagnostic(
                    code: MakingFault.buildingsCrowded, file: file, feature: buildings.id(of: number), coordinate: place(box.centre),
                    what: "more than \(mostPairs) pairs of buildings lie on each other or about each other",
                    fix: "Look for buildings that stand there many times over, and for outlines about whole quarters")
            ]
        }
        return nil
    }
}
