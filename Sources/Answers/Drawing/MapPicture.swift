import Geometry
import PlanarArrangement
import Regulation
import Wording
import ZoningFiles
import ZoningModel

/// The map as a picture: SVG, classes in colour, legend, scale bar, north arrow, and what the data are worth.
public struct MapPicture {
    let map: ZoneMap
    let language: Language
    private let palette: [ClassColour]
    /// What the rules of the map call their classes; nil where this program does not have them.
    private let law: LawWords?
    /// Pixels.
    private static let width = 900.0
    private static let margin = 24.0
    private static let footer = 120.0
    private static let lineHeight = 18.0
    /// Letters of 7 pixels, two for a Chinese character.
    private static let columns = 121

    /// A picture of `map` with its words in `language`.
    public init(map: ZoneMap, language: Language) {
        self.map = map
        self.language = language
        let ruleset = try? Ruleset.bundled(map.meta.ruleset)
        palette = ruleset?.palette ?? []
        law = ruleset.map { LawWords($0, language) }
    }

    /// The SVG document in UTF-8, 900 px wide; the height follows the map.
    public func svg() -> [UInt8] {
        var box = Envelope()
        for zone in map.zones { box.add(Envelope(zone.polygon.exterior)) }
        // Nothing to draw is drawn as such.
        if box.isEmpty { box = Envelope(minX: 0, minY: 0, maxX: 1, maxY: 1) }
        let frame = MapFrame(box: box, scale: (Self.width - 2 * Self.margin) / max(box.width, 1), margin: Self.margin)
        let footer = Self.footer + Double(max(0, notices.count - 1)) * Self.lineHeight
        let height = box.height * frame.scale + 2 * Self.margin + footer
        var out: Markup =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(Markup.number(Self.width)) \(Markup.number(height))\" "
            + "font-family=\"sans-serif\" font-size=\"13\">\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n"
        for (id, rgb) in MapFurniture.fills(palette) {
            let zones = map.zones.filter { ($0.zoneClass?.id ?? "") == id }
            guard !zones.isEmpty else { continue }
            out += MapFurniture.area(frame.path(zones.flatMap(\.polygon.rings)), fill: rgb, stroke: "0.3")
        }
        out += FacadeDrawing(facades: map.facades, frame: frame).lines()
        out += labels(frame)
        out += furniture(top: height - footer, scale: frame.scale)
        out += "</svg>\n"
        return out.bytes
    }

    /// The number of every base zone, in its largest piece.
    private func labels(_ frame: MapFrame) -> Markup {
        var largest: [String: FunctionalZone] = [:]
        for zone in map.zones where zone.kind == .base {
            guard let id = zone.zoneID else { continue }
            if zone.area > largest[id]?.area ?? 0 { largest[id] = zone }
        }
        return largest.sorted { $0.key < $1.key }.map { id, zone in
            let place = FaceProbe(of: zone.polygon).place
            return SVG.text(id, x: frame.x(place), y: frame.y(place), anchor: "middle")
        }.joined()
    }

    private func furniture(top: Double, scale: Double) -> Markup {
        var out: Markup = ""
        var (x, y) = (Self.margin, top + 8)
        for (id, rgb) in MapStyle.colours(palette) where map.zones.contains(where: { $0.zoneClass?.id == id }) {
            let name = MapFurniture.className(id, law, language)
            let width = max(90, 34 + 7 * Double(DisplayWidth.of(name)))
            // Long names go on in a second row.
            if x > Self.margin, x + width > Self.width - 2 * Self.margin { (x, y) = (Self.margin, y + 18) }
            out += MapFurniture.swatch(rgb, name, x: x, y: y)
            x += width
        }
        // A bar that is a part of the map's width, and not the greater one.
        let isSmall = 2000 * scale > Self.width
        let bar = top + (y > top + 8 ? 53 : 44)
        out += MapFurniture.scaleBar(isSmall ? "100 m" : "1 km", length: (isSmall ? 100 : 1000) * scale, x: Self.margin, y: bar)
        if !map.facades.isEmpty { out += FacadeDrawing.legend(language, x: Self.margin + 300, y: bar) }
        out += MapFurniture.north(x: Self.width - Self.margin - 12, y: top + 8)
        let words = AnswerWords(language: language)
        out += SVG.text("\(map.meta.title(language)) · \(map.meta.ruleset) · \(map.meta.date)", x: Self.margin, y: top + 72)
        out += SVG.text(words.status(map.meta), x: Self.margin, y: top + 92)
        for (number, line) in notices.enumerated() {
            out += SVG.text(line, x: Self.margin, y: top + 110 + Double(number) * Self.lineHeight)
        }
        return out
    }

    /// Whom the data want named: a picture is all that some will see of them. No line leaves the sheet.
    private var notices: [String] { map.meta.attribution.flatMap { DisplayWidth.wrapped($0, width: Self.columns) } }
}

/// The walls of buildings in a picture of a map: thick and dark where any storey is in a band, thin elsewhere.
struct FacadeDrawing {
    let facades: FacadeList
    let frame: MapFrame

    private static let wall: Markup = "stroke=\"\(MapStyle.wall)\" stroke-width=\"0.8\""
    private static let loud: Markup = "stroke=\"\(MapStyle.loudWall)\" stroke-width=\"2.4\""

    /// Nothing where there are no façades.
    func lines() -> Markup {
        if facades.isEmpty { return "" }
        let inBand = facades.filter { $0.answer.row != nil }
        return path(facades, Self.wall) + (inBand.isEmpty ? "" : path(inBand, Self.loud))
    }

    /// Pieces of several storeys lie one over the other: each is drawn once.
    private func path(_ facades: some Sequence<Facade>, _ stroke: Markup) -> Markup {
        var drawn: Set<Markup> = []
        let data = facades.map { frame.path(line: [$0.from, $0.to]) }.filter { drawn.insert($0).inserted }.joined()
        return "<path fill=\"none\" \(stroke) d=\"\(data)\"/>\n"
    }

    static func legend(_ language: Language, x: Double, y: Double) -> Markup {
        let words = ("façade with a storey in a band" as Phrase).text(in: language)
        return "<path d=\"M\(x) \(y)h20\" \(loud)/>\n" + SVG.text(words, x: x + 28, y: y + 4)
    }
}
