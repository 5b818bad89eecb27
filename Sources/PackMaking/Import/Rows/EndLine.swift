import Geometry

/// How the end of a row was found.
package enum EndFinding: String, Sendable, CaseIterable {
    /// The street meets or crosses the named line of the sources, or of the border.
    case junction
    /// The named line ends short of the street, or the street short of it: drawn on to it.
    case nearby
    /// The street passes the stop of that name.
    case stop
    /// There the line goes below ground.
    case portal
    /// The sources do not hold the named line; a pack that is trusted does.
    case position
    /// Not found: the row runs as far as the street does.
    case streetEnd = "street_end"
    /// Not found, and there is no street either.
    case missing
}

/// A line at which a row may begin or end.
struct EndLine: Sendable {
    let course: [Coordinate]
    let finding: EndFinding
    /// Metres of walking that it costs to end here rather than elsewhere.
    let penalty: Double
    /// Metres by which it may lie elsewhere, where that is more than the sources may.
    let accuracy: Double?
}

/// A place where the street of a row may begin or end.
struct EndPlace: Sendable {
    let place: StreetGraph.Place
    let at: Coordinate
    let finding: EndFinding
    let penalty: Double
    let accuracy: Double?
    /// Metres that lie between the street and the line.
    let distance: Double
}
