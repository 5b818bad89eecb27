import Geometry
import PlanarArrangement
import Regulation
import StrictJSON
import SystemIO
import Wording
import ZoneQueries
import ZoningFiles
import ZoningModel

/// The map about surveyed areas: classes in colour, lines with their names, the outlines and their numbered corners.
struct ParkPicture {
    let answer: ParkAnswer
    let language: Language

    /// Pixels.
    private static let width = 680.0
    private static let strip = 44.0
    /// Of more corners no numbers are written: nobody could read them.
    private static let mostNumbers = 60

    func svg() -> Markup {
        var box = Envelope()
        for (area, _) in answer.areas { for polygon in area.inMap { box.add(Envelope(polygon.exterior)) } }
        guard !box.isEmpty else { return "" }
        box = box.grown(by: max(answer.reach, 0.15 * max(box.width, box.height)))
        // Neither a ribbon nor a tower.
        let height = min(max(box.height, 0.5 * box.width), 1.2 * box.width)
        let width = max(box.width, box.height / 1.2)
        let centre = box.centre
        box = Envelope(
            minX: centre.x - width / 2, minY: centre.y - height / 2, maxX: centre.x + width / 2, maxY: centre.y + height / 2)
        let scale = Self.width / box.width
        let frame = MapFrame(box: box, scale: scale, margin: 0)
        let view = box.height * scale
        let window = box.grown(by: 4 / scale)
        let pieces = cut(by: window)
        var out: Markup =
            "<svg class=\"sheet\" style=\"display: block; width: 100%; height: auto\" font-family=\"sans-serif\" font-size=\"13\" viewBox=\"0 0 \(Markup.number(Self.width)) \(Markup.number(view + Self.strip))\" role=\"img\" aria-label=\"\(language("Zone map about the areas"))\">\n<rect fill=\"#fafafa\" width=\"\(Markup.number(Self.width))\" height=\"\(Markup.number(view))\"/>\n"
        for part in [
            classes(pieces, frame), lines(frame), names(frame), outlines(frame), corners(frame), furniture(pieces, scale, view),
        ] { out += part }
        return out + "</svg>\n"
    }

    private func cut(by window: Envelope) -> [(zone: FunctionalZone, rings: [[Coordinate]])] {
        answer.map.zones.compactMap { zone in
            guard Envelope(zone.polygon.exterior).intersects(window), let exterior = window.clipped(zone.polygon.exterior) else {
                return nil
            }
            return (zone, [exterior] + zone.polygon.holes.compactMap(window.clipped))
        }
    }

    private func classes(_ pieces: [(zone: FunctionalZone, rings: [[Coordinate]])], _ frame: MapFrame) -> Markup {
        var out: Markup = ""
        for (id, rgb) in MapFurniture.fills(answer.ruleset.palette) {
            let rings = pieces.filter { ($0.zone.zoneClass?.id ?? "") == id }.flatMap(\.rings)
            if !rings.isEmpty { out += MapFurniture.area(frame.path(rings), fill: rgb, stroke: "0.5") }
        }
        let carriageways = pieces.filter { $0.zone.kind == .carriageway }.flatMap(\.rings)
        return carriageways.isEmpty
            ? out
            : out
                + "<path fill=\"#000000\" fill-opacity=\"0.16\" fill-rule=\"evenodd\" stroke=\"#1a1a1a\" stroke-width=\"0.8\" d=\"\(frame.path(carriageways))\"/>\n"
    }

    private func pieces(_ frame: MapFrame) -> [(line: TransportLine, a: Coordinate, b: Coordinate)] {
        answer.map.lines.filter { !$0.structure.isBelowGround }.flatMap { line in
            zip(line.course, line.course.dropFirst()).compactMap { a, b in frame.box.cut(a, b).map { (line, $0.0, $0.1) } }
        }
    }

    private func lines(_ frame: MapFrame) -> Markup {
        let path = pieces(frame).map { frame.path(line: [$0.a, $0.b]) }.joined()
        return path.isEmpty ? "" : "<path fill=\"none\" stroke=\"#1a1a1a\" stroke-width=\"0.8\" stroke-dasharray=\"9 5\" d=\"\(path)\"/>\n"
    }

    /// The name of every row on its longest piece in sight, along the line.
    private func names(_ frame: MapFrame) -> Markup {
        var names = RowLabels()
        for (line, a, b) in pieces(frame) where a.distance(to: b) * frame.scale > 90 { names.add(line, a, b) }
        return names.drawn(at: 0.3, frame) { name, x, y, turn in
            Self.words(name, x: x, y: y, anchor: "middle", attributes: turn)
        }
    }

    private func outlines(_ frame: MapFrame) -> Markup {
        answer.areas.map { area, _ in
            let path = frame.path(area.inMap.flatMap(\.rings))
            return "<path fill=\"none\" stroke=\"#0033cc\" stroke-width=\"2.5\" stroke-linejoin=\"round\" d=\"\(path)\"/>\n"
        }.joined()
    }

    private func corners(_ frame: MapFrame) -> Markup {
        let many = answer.areas.count > 1
        var out: Markup = ""
        for (area, _) in answer.areas {
            let corners = area.corners
            let places = area.inMap.flatMap { $0.rings.flatMap { $0.dropLast() } }
            let middle = area.inMap.reduce(into: Envelope()) { $0.add(Envelope($1.exterior)) }.centre
            for (corner, place) in zip(corners, places) {
                let (x, y) = (frame.x(place), frame.y(place))
                out += "<circle cx=\"\(Markup.number(x))\" cy=\"\(Markup.number(y))\" r=\"3\" fill=\"#ffffff\" stroke=\"#0033cc\"/>\n"
                guard corners.count <= Self.mostNumbers else { continue }
                // Outside, away from the middle.
                let right = place.x >= middle.x
                out += Self.words(
                    corner.name, x: x + (right ? 6 : -6), y: y + (place.y >= middle.y ? -5 : 14), anchor: right ? "start" : "end")
            }
            if many {
                out += Self.words(area.label, x: frame.x(middle), y: frame.y(middle), anchor: "middle", attributes: " font-weight=\"bold\"")
            }
        }
        return out
    }

    /// Words with a white edge, drawn beneath them and not by a style that some programs pass over.
    private static func words(_ words: String, x: Double, y: Double, anchor: String, attributes: Markup = "") -> Markup {
        let edge: Markup = " fill=\"#ffffff\" stroke=\"#ffffff\" stroke-width=\"3\" stroke-linejoin=\"round\"\(attributes)"
        return SVG.text(words, x: x, y: y, anchor: anchor, attributes: edge)
            + SVG.text(words, x: x, y: y, anchor: anchor, attributes: attributes)
    }

    private func furniture(_ pieces: [(zone: FunctionalZone, rings: [[Coordinate]])], _ scale: Double, _ view: Double) -> Markup {
        var out: Markup =
            "<rect fill=\"#ffffff\" y=\"\(Markup.number(view))\" width=\"\(Markup.number(Self.width))\" height=\"\(Markup.number(Self.strip))\"/>\n<rect fill=\"none\" stroke=\"#1a1a1a\" width=\"\(Markup.number(Self.width))\" height=\"\(Markup.number(view))\"/>\n"
        out += "<rect fill=\"#ffffff\" fill-opacity=\"0.85\" x=\"\(Markup.number(Self.width - 40))\" y=\"8\" width=\"32\" height=\"50\"/>\n"
        out += MapFurniture.north(x: Self.width - 24, y: 12)
        let bar = [1.0, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000].last { $0 * scale <= 170 } ?? 1
        out +=
            "<rect fill=\"#ffffff\" fill-opacity=\"0.85\" x=\"8\" y=\"\(Markup.number(view - 30))\" width=\"\(Markup.number(bar * scale + 72))\" height=\"22\"/>\n"
        out += MapFurniture.scaleBar("\(FixedDecimal.text(bar, places: 1, trimmed: true)) m", length: bar * scale, x: 16, y: view - 19)
        let shown = Set(pieces.map { $0.zone.zoneClass?.id ?? "" })
        var x = 0.0
        for (id, rgb) in MapFurniture.fills(answer.ruleset.palette) where shown.contains(id) {
            let name =
                id.isEmpty ? language(ReportWords.noClass) : MapFurniture.className(id, LawWords(answer.ruleset, language), language)
            out += MapFurniture.swatch(rgb, name, x: x, y: view + 14)
            x += 96
        }
        return out
    }
}
