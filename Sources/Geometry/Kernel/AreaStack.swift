/// Which of many areas hold a place, as `AreaLocator` says it of one: ring in ring, one beside the other, or one on the other.
///
/// Time: the edges of one cell, and the areas that hold its corner.
package struct AreaStack: Sendable {
    private let grid: EdgeGrid
    /// Of every edge, its area.
    private let owners: [Int32]
    /// The areas that hold the corner of cell n are `held[starts[n]..<starts[n + 1]]`, ascending.
    private let held: [Int32]
    private let starts: [Int32]
    /// Areas that lie one on the other at one place, where they do so by the hundred; else none.
    package let deepest: [Int]

    /// More than these at one place are no sensible data.
    package static let mostAtOnce = 100
    /// Areas that hold the corner of a cell, on average: areas that part the land leave one.
    private static let mostHeld = 16

    package init(_ areas: [[Polygon]]) {
        var (edges, owners): ([(a: Coordinate, b: Coordinate)], [Int32]) = ([], [])
        for (number, area) in areas.enumerated() {
            for ring in area.lazy.flatMap(\.rings) where ring.count > 1 {
                for (a, b) in zip(ring, ring.dropFirst()) where a != b {
                    edges.append((a, b))
                    owners.append(Int32(truncatingIfNeeded: number))
                }
            }
        }
        self.owners = owners
        let fine = EdgeGrid(edges)
        var (held, starts, now, deepest): ([Int32], [Int32], [Int32], [Int32]) = ([], [0], [], [])
        if fine.cells > 1 {
            let most = Self.mostHeld * fine.cells + 1_000_000
            starts.reserveCapacity(fine.cells + 1)
            fine.forEachCell { edge in
                Self.toggle(owners[edge], in: &now)
            } begin: { _, isFirst in
                if isFirst { now.removeAll(keepingCapacity: true) }
                held += now
                if now.count > deepest.count { deepest = now }
                starts.append(Int32(truncatingIfNeeded: held.count))
                return held.count <= most
            }
            if held.count <= most {
                (grid, self.held, self.starts) = (fine, held, starts)
                self.deepest = deepest.count > Self.mostAtOnce ? deepest.map { Int($0) } : []
                return
            }
        }
        // Too deep to be held for each cell.
        grid = fine.cells > 1 ? EdgeGrid(edges, isCoarse: true) : fine
        (self.held, self.starts) = ([], [0, 0])
        self.deepest = deepest.count > Self.mostAtOnce ? deepest.map { Int($0) } : []
    }

    private static func toggle(_ area: Int32, in areas: inout [Int32]) {
        var (low, high) = (0, areas.count)
        while low < high {
            let middle = (low + high) / 2
            if areas[middle] < area { low = middle + 1 } else { high = middle }
        }
        if low < areas.count, areas[low] == area { areas.remove(at: low) } else { areas.insert(area, at: low) }
    }

    /// The first of the areas that hold a place; nil where none does. Nothing is allocated where they are few.
    package func first(at place: Coordinate) -> Int32? {
        guard let cell = grid.cell(of: place) else { return nil }
        var areas = FewAreas()
        for place in Int(starts[cell])..<Int(starts[cell + 1]) { areas.toggle(held[place]) }
        grid.forEachCrossing(to: place, in: cell) { areas.toggle(owners[$0]) }
        return areas.areMore ? self.areas(at: place).first : areas.first
    }

    /// The areas that hold a place, ascending.
    package func areas(at place: Coordinate) -> [Int32] {
        guard let cell = grid.cell(of: place) else { return [] }
        var found = Array(held[Int(starts[cell])..<Int(starts[cell + 1])])
        grid.forEachCrossing(to: place, in: cell) { Self.toggle(owners[$0], in: &found) }
        return found
    }
}
