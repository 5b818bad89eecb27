import Geometry

/// From metres of the working plane to pixels of a picture: north is up.
struct MapFrame {
    /// What the picture shows, in metres.
    let box: Envelope
    /// Pixels a metre.
    let scale: Double
    /// Pixels to the left of the box and above it.
    let margin: Double

    func x(_ place: Coordinate) -> Double { margin + (place.x - box.minX) * scale }
    func y(_ place: Coordinate) -> Double { margin + (box.maxY - place.y) * scale }

    /// Closed rings as the data of one path.
    func path(_ rings: [[Coordinate]]) -> Markup {
        var path: Markup = ""
        for ring in rings {
            for (index, place) in ring.dropLast().enumerated() { path += step(place, isFirst: index == 0) }
            path += "Z"
        }
        return path
    }

    /// An open line as the data of a path.
    func path(line: [Coordinate]) -> Markup { line.enumerated().map { step($1, isFirst: $0 == 0) }.joined() }

    private func step(_ place: Coordinate, isFirst: Bool) -> Markup {
        let letter: Markup = isFirst ? "M" : "L"
        return "\(letter)\(Markup.number(x(place))) \(Markup.number(y(place)))"
    }
}
