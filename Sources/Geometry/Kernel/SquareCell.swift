/// A square of a grid over the plane, for places counted or gathered by where they lie.
package struct SquareCell: Sendable, Hashable {
    private let column: Int
    private let row: Int

    /// The cell that a place lies in. - Parameter side: of a cell, in the unit of the coordinates.
    package init(of place: Coordinate, side: Double) {
        column = Int((place.x / side).rounded(.down), within: -Self.most...Self.most)
        row = Int((place.y / side).rounded(.down), within: -Self.most...Self.most)
    }

    private init(column: Int, row: Int) { (self.column, self.row) = (column, row) }

    private static let most = 1 << 60

    /// So many cells farther east and north.
    package func moved(by step: (Int, Int)) -> SquareCell { SquareCell(column: column + step.0, row: row + step.1) }
}
