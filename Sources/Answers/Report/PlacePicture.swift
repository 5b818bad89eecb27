import Geometry
import PlanarArrangement
import Regulation
import StrictJSON
import SystemIO
import Wording
import ZoningModel

/// The map about one place: classes in colour, the land between boundary lines shaded, the place, and the distance that decided.
///
/// It holds no coordinates but pixels: the place is always in the middle.
struct PlacePicture {
    let ruleset: Ruleset
    let map: ZoneMap
    let language: Language
    /// Metres of the working plane.
    let place: Coordinate
    /// Where the deciding distance is measured to, and how long it is in metres.
    let measured: (foot: Coordinate, distance: Double)?
    /// Metres to the nearest line where the answer changes; for a place outside, to the map.
    let nearestChange: Double?
    /// Metres by which the line of the nearest change may lie elsewhere.
    let known: Double

    /// Pixels.
    static let width = 680.0
    static let view = 400.0
    static let strip = 64.0

    /// Metres from the place to the left and right edge: enough for what was measured and for the nearest change, but no wider
    /// than 5 km for that.
    private var reach: Double {
        let wanted = 1.5 * max(60, measured?.distance ?? 0, nearestChange ?? 0)
        return [100, 150, 250, 400, 600, 1000, 2000, 5000].first { $0 >= wanted } ?? 5000
    }

    func svg() -> Markup {
        let scale = Self.width / 2 / reach
        let half = Coordinate(x: reach, y: Self.view / 2 / scale)
        let box = Envelope(place - half, place + half)
        let frame = MapFrame(box: box, scale: scale, margin: 0)
        // Cut edges and their outlines stay out of sight.
        let pieces = cut(by: box.grown(by: 4 / scale))
        let title = language("Zone map about the place")
        let size: Markup = "\(Markup.number(Self.width)) \(Markup.number(Self.view + Self.strip))"
        var out: Markup =
            "<svg class=\"map\" font-size=\"13\" font-family=\"sans-serif\" viewBox=\"0 0 \(size)\" role=\"img\" aria-label=\"\(title)\">\n<style>\n\(ReportStyle.picture)</style>\n<rect class=\"beyond\" width=\"\(Markup.number(Self.width))\" height=\"\(Markup.number(Self.view))\"/>\n"
        for part in [
            areas(pieces, frame), lines(frame), roadNames(frame), labels(pieces, frame), accuracy(frame), marker(frame), distance(frame),
            furniture(pieces, scale),
        ] { out += part }
        return out + "</svg>\n"
    }

    private func cut(by window: Envelope) -> [(zone: FunctionalZone, rings: [[Coordinate]])] {
        map.zones.compactMap { zone in
            guard Envelope(zone.polygon.exterior).intersects(window), let exterior = window.clipped(zone.polygon.exterior) else {
                return nil
            }
            return (zone, [exterior] + zone.polygon.holes.compactMap(window.clipped))
        }
    }

    private func areas(_ pieces: [(zone: FunctionalZone, rings: [[Coordinate]])], _ frame: MapFrame) -> Markup {
        var out: Markup = ""
        for (id, rgb) in MapFurniture.fills(ruleset.palette) {
            let rings = pieces.filter { ($0.zone.zoneClass?.id ?? "") == id }.flatMap(\.rings)
            if !rings.isEmpty { out += MapFurniture.area(frame.path(rings), fill: rgb, stroke: "0.8") }
        }
        let carriageways = pieces.filter { $0.zone.kind == .carriageway }.flatMap(\.rings)
        return carriageways.isEmpty ? out : out + "<path class=\"carriageway\" d=\"\(frame.path(carriageways))\"/>\n"
    }

    /// The centre lines of the listed lines; a map read from GeoJSON has none.
    private func lines(_ frame: MapFrame) -> Markup {
        let window = frame.box.grown(by: 50)
        var path: Markup = ""
        for line in map.lines where !line.structure.isBelowGround {
            for (a, b) in zip(line.course, line.course.dropFirst()) where Envelope(a, b).intersects(window) {
                // A long straight piece is cut, so that no number is out of all proportion.
                if let (p, q) = window.cut(a, b) { path += frame.path(line: [p, q]) }
            }
        }
        return path.isEmpty ? "" : "<path class=\"centre\" d=\"\(path)\"/>\n"
    }

    /// The name of every row on its longest piece in sight, along the line.
    private func roadNames(_ frame: MapFrame) -> Markup {
        var names = RowLabels()
        for line in map.lines where !line.structure.isBelowGround {
            for (a, b) in zip(line.course, line.course.dropFirst()) {
                guard let (p, q) = frame.box.cut(a, b), p.distance(to: q) * frame.scale > 110 else { continue }
                names.add(line, p, q)
            }
        }
        return names.drawn(at: 0.25, frame) { name, x, y, turn in
            Self.haloed(name, x: x, y: y, anchor: "middle", style: "road", turn: turn)
        }
    }

    /// Text over a white edge of its own: twice, since not every program paints the edge first.
    private static func haloed(_ words: String, x: Double, y: Double, anchor: String, style: String, turn: Markup = "") -> Markup {
        SVG.text(words, x: x, y: y, anchor: anchor, attributes: " class=\"\(style) edge\"\(turn)")
            + SVG.text(words, x: x, y: y, anchor: anchor, attributes: " class=\"\(style)\"\(turn)")
    }

    /// The number of every base zone where most of it is in sight.
    private func labels(_ pieces: [(zone: FunctionalZone, rings: [[Coordinate]])], _ frame: MapFrame) -> Markup {
        var largest: [String: Polygon] = [:]
        for (zone, rings) in pieces where zone.kind == .base {
            guard let id = zone.zoneID, let exterior = frame.box.clipped(rings[0]) else { continue }
            let shown = Polygon(exterior: exterior)
            if shown.area > largest[id]?.area ?? 0 { largest[id] = shown }
        }
        return largest.sorted { $0.key < $1.key }.map { id, shown in
            let millimetres = shown.mapped { ring in ring.map { ($0 - frame.box.centre) * 1000 } }
            let spot = FaceProbe(of: millimetres).place * 0.001 + frame.box.centre
            return Self.haloed(id, x: frame.x(spot), y: frame.y(spot), anchor: "middle", style: "zone")
        }.joined()
    }

    /// How far the data may be off, as a circle about the place.
    private func accuracy(_ frame: MapFrame) -> Markup {
        guard known * frame.scale > 6 else { return "" }
        return
            "<circle class=\"accuracy\" cx=\"\(Markup.number(frame.x(place)))\" cy=\"\(Markup.number(frame.y(place)))\" r=\"\(Markup.number(known * frame.scale))\"/>\n"
    }

    private func distance(_ frame: MapFrame) -> Markup {
        guard let measured else { return "" }
        let path = frame.path(line: [place, measured.foot])
        let tick = (measured.foot - place).normalized.leftNormal * (5 / frame.scale)
        let end = frame.path(line: [measured.foot - tick, measured.foot + tick])
        // The label stands on the far side of the place, clear of the line, and a thin line leads to it.
        let back = (measured.foot - place).normalized * -1
        let leader = frame.path(line: [place, place + back * (24 / frame.scale)])
        let away = place + back * (30 / frame.scale)
        let anchor = measured.foot.x > place.x ? "end" : "start"
        return "<path class=\"leader\" d=\"\(leader)\"/>\n<path class=\"distance\" d=\"\(path)\(end)\"/>\n"
            + Self.haloed(
                "\(AnswerWords.metres(measured.distance)) m", x: frame.x(away), y: frame.y(away) + 5, anchor: anchor, style: "length")
    }

    private func marker(_ frame: MapFrame) -> Markup {
        let (x, y) = (Markup.number(frame.x(place)), Markup.number(frame.y(place)))
        return "<circle class=\"marker\" cx=\"\(x)\" cy=\"\(y)\" r=\"6\"/>\n<circle class=\"dot\" cx=\"\(x)\" cy=\"\(y)\" r=\"2\"/>\n"
    }

    private func furniture(_ pieces: [(zone: FunctionalZone, rings: [[Coordinate]])], _ scale: Double) -> Markup {
        let (width, top) = (Self.width, Self.view)
        var out: Markup =
            "<rect class=\"strip\" y=\"\(Markup.number(top))\" width=\"\(Markup.number(width))\" height=\"\(Markup.number(Self.strip))\"/>\n"
        out += "<rect class=\"frame\" width=\"\(Markup.number(width))\" height=\"\(Markup.number(top))\"/>\n"
        out += "<rect class=\"plate\" x=\"\(Markup.number(width - 40))\" y=\"8\" width=\"32\" height=\"50\"/>\n"
        out += MapFurniture.north(x: width - 24, y: 12)
        let bar = [10.0, 20, 50, 100, 200, 500, 1000].last { $0 * scale <= 170 } ?? 10
        out +=
            "<rect class=\"plate\" x=\"8\" y=\"\(Markup.number(top - 30))\" width=\"\(Markup.number(bar * scale + 72))\" height=\"22\"/>\n"
        out += MapFurniture.scaleBar("\(FixedDecimal.text(bar, places: 1, trimmed: true)) m", length: bar * scale, x: 16, y: top - 19)
        return out + legend(Set(pieces.map { $0.zone.zoneClass?.id ?? "" }), pieces.contains { $0.zone.kind == .carriageway }, top)
    }

    private func legend(_ shown: Set<String>, _ hasCarriageway: Bool, _ top: Double) -> Markup {
        let words = ReportWords(language: language)
        var out: Markup = ""
        var x = 0.0
        for (id, rgb) in MapFurniture.fills(ruleset.palette) where shown.contains(id) {
            let name = id.isEmpty ? words(ReportWords.noClass) : MapFurniture.className(id, LawWords(ruleset, language), language)
            out += MapFurniture.swatch(rgb, name, x: x, y: top + 12)
            x += 96
        }
        x = 0
        func entry(_ symbol: Markup, _ text: String, width: Double) {
            out += symbol + SVG.text(text, x: x + 26, y: top + 52)
            x += width
        }
        if hasCarriageway {
            entry(
                "<rect class=\"carriageway\" x=\"\(Markup.number(x))\" y=\"\(Markup.number(top + 40))\" width=\"20\" height=\"14\"/>\n",
                words(ReportWords.carriageway), width: 200)
        }
        if measured != nil {
            entry(
                "<path class=\"distance\" d=\"M\(Markup.number(x)) \(Markup.number(top + 47))h20\"/>\n", words(ReportWords.distanceLine),
                width: 230)
        }
        if known * Self.width / 2 / reach > 6 {
            let metres = FixedDecimal.text(known, places: 1, trimmed: true)
            entry(
                "<circle class=\"accuracy\" cx=\"\(Markup.number(x + 10))\" cy=\"\(Markup.number(top + 47))\" r=\"8\"/>\n",
                "\(words(ReportWords.accuracy)) ±\(metres) m", width: 0)
        }
        return out
    }
}
