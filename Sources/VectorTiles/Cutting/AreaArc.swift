/// A line between two areas on a sheet, from one node to the next, without corners that lie straight between their neighbours.
struct AreaArc: Sendable {
    /// Of its vertices among those of the sheet.
    let first: Int32
    let last: Int32
    /// The areas on its sides; -1: none.
    let left: Int32
    let right: Int32
}
