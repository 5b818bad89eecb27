import Geometry
import StrictJSON

/// The grid of the working plane: a line every kilometre, or every so many metres as the scale asks for, and its numbers at the edge.
struct SheetGrid {
    let plane: SheetPlane
    /// The size of the letters.
    let size: Double

    /// Metres from line to line: 2 to 8 cm on the sheet, where a whole kilometre is not.
    var step: Double {
        [50.0, 100, 200, 500, 1000, 2000, 5000, 10_000, 50_000, 100_000].first { $0 * plane.factor >= 250 } ?? 100_000
    }

    private func lines(_ from: Double, _ to: Double) -> [Double] {
        var lines: [Double] = []
        var value = (from / step).rounded(.up) * step
        while value <= to, lines.count < 200 {
            lines.append(value)
            value += step
        }
        return lines
    }

    /// Kilometres: `509` or `509.2`.
    private func number(_ metres: Double) -> String { FixedDecimal.text(metres / 1000, places: step < 1000 ? (step < 100 ? 2 : 1) : 0) }

    /// The lines, to be cut at the frame.
    func drawing() -> Markup {
        let (frame, shown) = (plane.frame, plane.shown)
        var path: Markup = ""
        for x in lines(shown.minX, shown.maxX) {
            let at = plane.place(Coordinate(x: x, y: 0)).x
            path += SheetPlane.path([Coordinate(x: at, y: frame.minY), Coordinate(x: at, y: frame.maxY)])
        }
        for y in lines(shown.minY, shown.maxY) {
            let at = plane.place(Coordinate(x: 0, y: y)).y
            path += SheetPlane.path([Coordinate(x: frame.minX, y: at), Coordinate(x: frame.maxX, y: at)])
        }
        return "<path d=\"\(path)\" fill=\"none\" stroke=\"#1a1a1a\" stroke-opacity=\"0.4\" stroke-width=\"1\"/>\n"
    }

    /// The numbers outside of the frame, below and above, left and right.
    func numbers() -> Markup {
        let (frame, shown) = (plane.frame, plane.shown)
        var out: Markup = ""
        for x in lines(shown.minX, shown.maxX) {
            let at = plane.place(Coordinate(x: x, y: 0)).x
            guard at > frame.minX + size * 2, at < frame.maxX - size * 2 else { continue }
            for y in [frame.minY - size * 0.35, frame.maxY + size * 1.05] {
                out += SheetText.line(number(x), x: at, y: y, size: size, anchor: "middle", style: " fill=\"#444444\"")
            }
        }
        for y in lines(shown.minY, shown.maxY) {
            let at = plane.place(Coordinate(x: 0, y: y)).y
            guard at > frame.minY + size * 2.5, at < frame.maxY - size * 2.5 else { continue }
            for x in [frame.minX - size * 0.35, frame.maxX + size * 1.05] {
                let turn: Markup = " transform=\"rotate(-90 \(Markup.number(x)) \(Markup.number(at)))\" fill=\"#444444\""
                out += SheetText.line(number(y), x: x, y: at, size: size, anchor: "middle", style: turn)
            }
        }
        return out
    }
}
