import Geometry
import PlanarArrangement
import Regulation
import ZoningLaw
import ZoningModel

/// The layer `facades`: every outside wall of every building that a band comes to, cut where its answer changes (reading B7).
package struct FacadeMaking: Sendable {
    private let making: MapMaking
    private let heights: BuildingHeights
    private let function: FacadeFunction
    /// Of each part of a band the box about its widest band, and where its band ends at each width that a class gives it.
    private let boxes: [Envelope]
    private let ends: [[ConvexArea]]
    private let cells: CellIndex

    /// Metres above the road of the highest point that a building of unknown height may have.
    private static let endless = 1e6
    /// Buildings that a task takes at a time.
    private static let share = 64

    package init(_ making: MapMaking, pack: PackManifest) {
        self.making = making
        heights = BuildingHeights(buildings: making.function.shielding.buildings, metresPerStorey: pack.metresPerStorey)
        let source = pack.sourceHeight ?? making.ruleset.sourceHeight ?? 0
        function = FacadeFunction(making.function, heights: heights, source: source)
        let parts = making.function.bands.all.flatMap(\.parts)
        boxes = parts.map { $0.shape.envelope(width: $0.widths.widest) }
        ends = parts.map { part in
            Set(part.widths.byClass.compactMap(\.self)).union([0]).sorted().compactMap { part.shape.convex(width: $0) }
        }
        cells = CellIndex(boxes, cell: 100)
    }

    /// Sorted by building, wall, piece and storey. Time: the metres of wall near bands, times what stands between them and the line.
    ///
    /// - Parameter workers: how many tasks share the buildings; the result does not depend on it.
    package func facades(workers: Int) async -> FacadeList {
        let buildings = making.function.shielding.buildings
        let ordered = ordered(buildings)
        var all = FacadeList()
        var shares = stride(from: 0, to: ordered.count, by: Self.share).makeIterator()
        await OrderedTasks.run(workers: workers) { () throws(Never) in
            shares.next()
        } work: { (first: Int) throws(Never) in
            FacadeList(ordered[first..<min(ordered.count, first + Self.share)].lazy.flatMap { facades(of: Int($0)) })
        } take: { (share: FacadeList) throws(Never) in
            for facade in share { all.append(facade) }
            buildings.rest()
        }
        all.rest()
        return all
    }

    /// The buildings that a band comes near, by identifier.
    private func ordered(_ buildings: BuildingTable) -> [Int32] {
        var isNear = [Bool](repeating: false, count: buildings.count)
        for box in boxes {
            for building in buildings.candidates(in: box) { isNear[building] = true }
            buildings.rest()
        }
        var named: [(id: String, number: Int32)] = []
        // By number, and so by place.
        for number in isNear.indices where isNear[number] { named.append((buildings.id(of: number), Int32(number))) }
        named.sort { ($0.id, $0.number) < ($1.id, $1.number) }
        return named.map(\.number)
    }

    private func facades(of building: Int) -> [Facade] {
        let buildings = making.function.shielding.buildings
        let storeys = buildings.storeys(of: building)
        let points = storeys.flatMap { count -> [Double]? in
            heights.storeyHeight(of: building) == nil ? nil : (1...count).compactMap { heights.point(of: $0, building: building) }
        }
        let top = heights.top(of: building).upperBound
        var found: [Facade] = []
        var isInBand = false
        for (segment, wall) in buildings.edges(of: building).enumerated() {
            let square = (wall.b - wall.a).normalized.leftNormal
            let middle = (wall.a + wall.b) * 0.5
            let facing = buildings.isInside(building, middle + square * Tolerance.lattice) ? square * -1 : square
            var cutting = FacadeWall(
                a: wall.a, b: wall.b, facing: facing, building: building, function: function,
                // B3: where no height is known, both ends of what it may be.
                heights: points ?? [0, top.isFinite ? top : Self.endless], isAnyHeight: points == nil)
            let (cuts, isNear) = cuts(of: wall.a, wall.b)
            let pieces = cutting.pieces(cuts: cuts, isNearBand: isNear)
            isInBand = isInBand || cutting.isInBand
            let along = (wall.b - wall.a).normalized
            found += numbered(pieces).map { number, piece in
                let range = points == nil ? storeys.map { 1...$0 } : piece.storeys
                return facade(
                    piece.label, building: building, segment: segment, piece: number, storeys: range,
                    from: wall.a + along * piece.from, to: piece.to == wall.a.distance(to: wall.b) ? wall.b : wall.a + along * piece.to)
            }
        }
        return isInBand ? found : []
    }

    /// The pieces of a wall by place and storey, each with the number of its place.
    private func numbered(_ pieces: [FacadeWall.Piece]) -> [(Int, FacadeWall.Piece)] {
        let sorted = pieces.sorted { ($0.from, $0.to, $0.storeys.lowerBound) < ($1.from, $1.to, $1.storeys.lowerBound) }
        var number = -1
        return sorted.enumerated().map { index, piece in
            if index == 0 || (sorted[index - 1].from, sorted[index - 1].to) != (piece.from, piece.to) { number += 1 }
            return (number, piece)
        }
    }

    private func facade(
        _ label: FacadeLabel, building: Int, segment: Int, piece: Int, storeys: ClosedRange<Int>?, from: Coordinate, to: Coordinate
    ) -> Facade {
        let height = heights.storeyHeight(of: building).map { Facade.written($0) }
        return Facade(
            building: making.function.shielding.buildings.id(of: building), segment: segment, piece: piece, storeys: storeys,
            storeyHeight: height,
            answer: Facade.Answer(
                zoneClass: label.zoneClass, limitsClass: label.limitsClass,
                limits: label.limitsClass.flatMap { making.ruleset.limits(of: $0, on: making.date) },
                zoneID: label.zone.map { making.function.zones.zones[$0].id },
                row: label.row,
                reading: label.reading, other: label.other), from: from, to: to)
    }

    /// Where zone lines cross a wall and where bands end on it, in metres along it; and whether a band comes near.
    private func cuts(of a: Coordinate, _ b: Coordinate) -> (cuts: [Double], isNear: Bool) {
        let (window, along, length) = (Envelope(a, b), (b - a).normalized, a.distance(to: b))
        var cuts = making.function.zones.edges(in: window).compactMap { line in
            Crossing.of(a, b, line.a, line.b).map { Coordinate.dot($0 - a, along) }
        }
        var isNear = false
        for number in cells.candidates(in: window) {
            guard boxes[Int(number)].intersects(window) else { continue }
            isNear = true
            for end in ends[Int(number)] {
                guard let inside = end.interval(of: a, b) else { continue }
                cuts += [inside.lowerBound * length, inside.upperBound * length]
            }
        }
        return (cuts, isNear)
    }
}
