import Geometry

/// From metres of the working plane to tenths of a millimetre on a sheet: north is up.
struct SheetPlane {
    /// Where the map lies on the sheet.
    let frame: Envelope
    /// What lies in the middle of the frame, in metres.
    let centre: Coordinate
    /// The number behind `1:`.
    let scale: Int

    /// Tenths of a millimetre a metre.
    var factor: Double { 10_000 / Double(scale) }

    /// What the frame shows, in metres.
    var shown: Envelope {
        let half = Coordinate(x: frame.width / 2 / factor, y: frame.height / 2 / factor)
        return Envelope(centre - half, centre + half)
    }

    func place(_ metres: Coordinate) -> Coordinate {
        Coordinate(
            x: frame.centre.x + (metres.x - centre.x) * factor, y: frame.centre.y - (metres.y - centre.y) * factor)
    }

    /// Closed rings as the data of one path; what is nearer together than can be seen is left out.
    func path(_ rings: [[Coordinate]]) -> Markup {
        rings.map { ring in
            let places = thinned(ring.dropLast().map(place))
            return places.count < 3 ? "" : Self.path(places) + "Z"
        }.joined()
    }

    /// Open lines as the data of one path.
    func path(lines: [[Coordinate]]) -> Markup {
        lines.map { line in
            let places = thinned(line.map(place))
            return places.count < 2 ? "" : Self.path(places)
        }.joined()
    }

    /// A line on the sheet as the data of a path.
    static func path(_ places: [Coordinate]) -> Markup {
        places.enumerated().map { number, place in
            let letter: Markup = number == 0 ? "M" : "L"
            return "\(letter)\(Markup.number(place.x)) \(Markup.number(place.y))"
        }.joined()
    }

    private func thinned(_ places: [Coordinate]) -> [Coordinate] {
        var kept: [Coordinate] = []
        for (number, place) in places.enumerated() {
            // A fortieth of a millimetre; the ends stay, so that lines still meet.
            if let last = kept.last, number < places.count - 1, last.distance(to: place) < 0.25 { continue }
            kept.append(place)
        }
        return kept
    }
}
