import Geometry
import SystemIO
import ZoningModel

/// Where the names of rows stand in a picture: on the longest piece of each in sight, along it and never upside down.
struct RowLabels {
    private var longest: [String: (name: String, a: Coordinate, b: Coordinate)] = [:]

    /// A piece of a row in sight. Of two that are as long the first stays.
    mutating func add(_ line: TransportLine, _ a: Coordinate, _ b: Coordinate) {
        if let known = longest[line.row], known.a.distance(to: known.b) >= a.distance(to: b) { return }
        longest[line.row] = (line.name, a, b)
    }

    /// Draws the names, by row.
    ///
    /// - Parameters:
    ///   - share: how far along its piece a name stands, from the west; clear of the middle.
    ///   - draw: given the name, its place in pixels, a little above the line, and the attribute that turns it.
    func drawn(at share: Double, _ frame: MapFrame, _ draw: (_ name: String, _ x: Double, _ y: Double, _ turn: Markup) -> Markup) -> Markup
    {
        longest.sorted { $0.key < $1.key }.map { _, piece in
            let (a, b) = piece.a.x <= piece.b.x ? (piece.a, piece.b) : (piece.b, piece.a)
            let spot = a + (b - a) * share
            let (x, y) = (Markup.number(frame.x(spot)), Markup.number(frame.y(spot)))
            let turn = Markup.number(atan2(a.y - b.y, b.x - a.x) * 180 / .pi)
            return draw(piece.name, frame.x(spot), frame.y(spot) - 4, " transform=\"rotate(\(turn) \(x) \(y))\"")
        }.joined()
    }
}
