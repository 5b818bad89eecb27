import FeatureIO
import Geometry
import ZoningModel

/// Places counted by cells of 50 m, where work grows with the pairs of one cell.
struct CrowdCount {
    /// Metres: side of a cell.
    static let cell = 50.0
    /// Pairs in crowded cells that some ten seconds are enough for.
    private static let mostPairs = 10_000_000

    /// Places in a cell that are no crowd.
    let few: Int
    private var counts: [SquareCell: Int] = [:]
    private var pairs = 0
    /// The place with which it became too many.
    private(set) var crowded: Coordinate?
    private var last: SquareCell?

    init(few: Int) { self.few = few }

    /// Begins a line: of its places, those that follow each other in one cell may count once.
    mutating func begin() { last = nil }

    mutating func add(_ place: Coordinate, isOnce: Bool = false) {
        let here = SquareCell(of: place, side: Self.cell)
        defer { last = here }
        if isOnce, here == last { return }
        let count = (counts[here] ?? 0) + 1
        counts[here] = count
        // The squares of the counts, summed up step by step.
        if count > few { pairs += count == few + 1 ? count * count : 2 * count - 1 }
        if pairs > Self.mostPairs, crowded == nil { crowded = place }
    }
}

/// Lines with more vertices than anybody draws, as a recorder writes them that was left on: their bands would take minutes.
enum LineCrowd {
    /// Vertices in a cell that are no crowd; a road as it is drawn has some ten.
    private static let few = 64

    /// - Parameter place: a place of the plane as it is written.
    static func diagnostics(
        _ input: ZoningInput, file: (PackManifest.Layer) -> String, place: (Coordinate) -> Coordinate
    ) -> [Diagnostic] {
        var count = CrowdCount(few: few)
        func fault(_ layer: PackManifest.Layer, _ label: String) -> [Diagnostic]? {
            guard let crowded = count.crowded else { return nil }
            return [
                Diagnostic(
                    code: MakingFault.linesCrowded, file: file(layer), feature: label, coordinate: place(crowded),
                    what: "vertices crowd here, by the hundred within \(Int(CrowdCount.cell)) m, so that no band can be made in time",
                    fix: "Simplify the lines (QGIS: Vector, Geometry tools, Simplify; 0.1 m is enough), and look for copies")
            ]
        }
        // Pieces that are drawn many times over are one piece.
        var seen: Set<LatticeSegment> = []
        for line in input.lines {
            let chain = Lattice.chain(line.course)
            for (a, b) in zip(chain, chain.dropFirst()) where seen.insert(LatticeSegment(a, b)).inserted {
                count.add(Lattice.coordinate(b))
            }
            if let fault = fault(PackManifest.Layer(rawValue: line.layer.rawValue) ?? .roads, line.label) { return fault }
        }
        for area in input.railwayLand + input.lineLand + input.areas {
            for ring in area.polygons.flatMap(\.rings) {
                let chain = Lattice.chain(ring)
                for (a, b) in zip(chain, chain.dropFirst()) where seen.insert(LatticeSegment(a, b)).inserted {
                    count.add(Lattice.coordinate(b))
                }
            }
            if let fault = fault(.railwayLand, area.name) { return fault }
        }
        return []
    }
}

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
            if building % BuildingList.breath == 0 { buildings.rest() }
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
        var boxes: [Envelope] = []
        boxes.reserveCapacity(buildings.count)
        buildings.forEachNumber { boxes.append(buildings.envelope(of: $0)) }
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
