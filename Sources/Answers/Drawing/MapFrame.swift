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

extension Envelope {
    /// The part of a closed ring inside the rectangle (Sutherland and Hodgman 1974); nil if there is none.
    ///
    /// Parts that lie apart stay joined along the edge of the rectangle: for pictures that show less than the rectangle. Linear.
    func clipped(_ ring: [Coordinate]) -> [Coordinate]? {
        var ring = Array(ring.dropLast())
        let sides: [(keeps: (Coordinate) -> Bool, cut: (Coordinate, Coordinate) -> Coordinate)] = [
            ({ $0.x >= minX }, { cut($0, $1, x: minX) }), ({ $0.x <= maxX }, { cut($0, $1, x: maxX) }),
            ({ $0.y >= minY }, { cut($0, $1, y: minY) }), ({ $0.y <= maxY }, { cut($0, $1, y: maxY) }),
        ]
        for side in sides {
            var kept: [Coordinate] = []
            for (number, place) in ring.enumerated() {
                let before = ring[(number + ring.count - 1) % ring.count]
                if side.keeps(before) != side.keeps(place) { kept.append(side.cut(before, place)) }
                if side.keeps(place) { kept.append(place) }
            }
            ring = kept
        }
        return ring.count < 3 ? nil : ring + [ring[0]]
    }

    private func cut(_ a: Coordinate, _ b: Coordinate, x: Double) -> Coordinate {
        Coordinate(x: x, y: a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x))
    }

    private func cut(_ a: Coordinate, _ b: Coordinate, y: Double) -> Coordinate {
        Coordinate(x: a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y), y: y)
    }
}
