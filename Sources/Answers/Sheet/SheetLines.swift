import Geometry
import Regulation
import SystemIO
import ZoningModel

/// The listed lines on a sheet: rail ticked, what is underground dashed, water blue; and the names along them.
struct SheetLines {
    let map: ZoneMap
    let plane: SheetPlane
    /// The size of the letters of a name.
    let size: Double

    /// The courses of one look, on the sheet.
    private func courses(_ isMeant: (TransportLine) -> Bool) -> [[Coordinate]] {
        let shown = plane.shown.grown(by: 100)
        return map.lines.filter { isMeant($0) && Envelope($0.course).intersects(shown) }.map { $0.course.map(plane.place) }
    }

    static func isTicked(_ line: TransportLine) -> Bool { line.layer == .rail && !line.structure.isBelowGround }
    static func isHidden(_ line: TransportLine) -> Bool { line.layer != .waterways && line.structure.isBelowGround }
    static func isWater(_ line: TransportLine) -> Bool { line.layer == .waterways }

    func drawing() -> Markup {
        var out: Markup = ""
        let (water, hidden) = (courses(Self.isWater), courses(Self.isHidden))
        if !water.isEmpty { out += Self.water(water) }
        if !hidden.isEmpty { out += Self.hidden(hidden) }
        let rail = courses(Self.isTicked)
        if !rail.isEmpty { out += Self.rail(rail) }
        return out
    }

    static func water(_ courses: [[Coordinate]]) -> Markup {
        "<path d=\"\(courses.map(SheetPlane.path).joined())\" fill=\"none\" stroke=\"#2b6ca3\" stroke-width=\"5\"/>\n"
    }

    static func hidden(_ courses: [[Coordinate]]) -> Markup {
        "<path d=\"\(courses.map(SheetPlane.path).joined())\" fill=\"none\" stroke=\"#1a1a1a\" stroke-width=\"2.5\" stroke-dasharray=\"14 9\"/>\n"
    }

    /// A line with a tick across it every 4 mm.
    static func rail(_ courses: [[Coordinate]]) -> Markup {
        var ticks: Markup = ""
        for course in courses {
            var next = 20.0
            for (a, b) in zip(course, course.dropFirst()) {
                let length = a.distance(to: b)
                let along = (b - a).normalized
                while next < length {
                    let (place, across) = (a + along * next, along.leftNormal * 7)
                    ticks += SheetPlane.path([place - across, place + across])
                    next += 40
                }
                next -= length
            }
        }
        return
            "<path d=\"\(courses.map(SheetPlane.path).joined())\" fill=\"none\" stroke=\"#ffffff\" stroke-width=\"7\" stroke-opacity=\"0.7\"/>\n<path d=\"\(courses.map(SheetPlane.path).joined())\(ticks)\" fill=\"none\" stroke=\"#1a1a1a\" stroke-width=\"2.6\"/>\n"
    }

    /// The name of every row on its straightest pieces, once, and again where the row goes on for long.
    func names(_ room: inout LabelRoom) -> Markup {
        var rows: [String: (name: String, courses: [[Coordinate]])] = [:]
        for line in map.lines where !line.name.isEmpty {
            rows[line.row, default: (line.name, [])].courses.append(line.course.map(plane.place))
        }
        var out: Markup = ""
        for (_, row) in rows.sorted(by: { $0.key < $1.key }) {
            var placed: [Coordinate] = []
            for spot in spots(of: row.name, on: row.courses) {
                guard placed.count < 3, placed.allSatisfy({ $0.distance(to: spot.box.centre) > 1100 }), room.isFree(spot.box) else {
                    continue
                }
                room.take(spot.box)
                placed.append(spot.box.centre)
                out += text(row.name, spot.box)
            }
        }
        return out
    }

    private func text(_ name: String, _ box: LabelBox) -> Markup {
        let (x, y) = (Markup.number(box.centre.x), Markup.number(box.centre.y))
        let turn = Markup.number(atan2(box.along.y, box.along.x) * 180 / .pi)
        return SheetText.haloed(
            name, x: box.centre.x, y: box.centre.y + size * 0.36, size: size, turn: " transform=\"rotate(\(turn) \(x) \(y))\"")
    }

    /// Where the name fits along a row, the straightest and the most central first.
    private func spots(of name: String, on courses: [[Coordinate]]) -> [(box: LabelBox, cost: Double)] {
        let width = SheetText.width(name) * size
        var spots: [(box: LabelBox, cost: Double)] = []
        for course in courses {
            let ends = course.indices.dropFirst().reduce(into: [0.0]) {
                $0.append($0[$0.count - 1] + course[$1 - 1].distance(to: course[$1]))
            }
            guard let whole = ends.last, whole > width * 1.05 else { continue }
            var start = 0.0
            while start + width <= whole {
                let (a, b) = (Self.place(at: start, course, ends), Self.place(at: start + width, course, ends))
                let bend =
                    zip(course, ends).filter { $0.1 > start && $0.1 < start + width }.map { $0.0.distance(toSegment: a, b) }.max() ?? 0
                if bend <= size * 0.5 {
                    let (left, right) = a.x <= b.x ? (a, b) : (b, a)
                    let box = LabelBox(
                        (a + b) * 0.5, width: width + size * 0.4, height: size * 1.25, along: (right - left).normalized)
                    let centre = box.centre.distance(to: plane.frame.centre) / max(plane.frame.width, plane.frame.height)
                    spots.append((box, bend / size + centre))
                }
                start += max(20, size)
            }
        }
        return spots.sorted { $0.cost < $1.cost }
    }

    private static func place(at distance: Double, _ course: [Coordinate], _ ends: [Double]) -> Coordinate {
        let next = max(1, ends.firstIndex { $0 >= distance } ?? ends.count - 1)
        let length = ends[next] - ends[next - 1]
        return course[next - 1] + (course[next] - course[next - 1]) * (length > 0 ? (distance - ends[next - 1]) / length : 0)
    }
}
