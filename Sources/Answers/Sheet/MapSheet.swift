import Geometry
import Regulation
import Wording
import ZoningModel

/// The map as a sheet of paper to hang up: SVG as large as the sheet, with title, limits, grid, scale, north, names and sources.
///
/// The side on which the district is the larger decides whether it lies or stands. Same map, same bytes.
public struct MapSheet {
    private let map: ZoneMap
    private let hash: String
    private let options: SheetOptions
    private let language: Language
    private let ruleset: Ruleset?
    private let layout: Placement

    /// Where things are on the paper, in tenths of a millimetre.
    private struct Placement {
        let paper: Envelope
        let plane: SheetPlane
        /// The columns beside or below the map.
        let columns: [Envelope]
        /// The size of ordinary letters.
        let size: Double
        let margin: Double
        let title: Double
    }

    /// - Parameter hash: SHA-256 of the map, which the sheet names.
    ///
    /// Throws where the district is larger than the paper at the scale asked for.
    public init(map: ZoneMap, hash: String, options: SheetOptions, language: Language) throws(SheetRefusal) {
        self.map = map
        self.hash = hash
        self.options = options
        self.language = language
        ruleset = try? Ruleset.bundled(map.meta.ruleset)
        var box = Envelope()
        for zone in map.zones { box.add(Envelope(zone.polygon.exterior)) }
        if box.isEmpty { box = Envelope(minX: 0, minY: 0, maxX: 1, maxY: 1) }
        let papers = [Self.frames(options.paper, isStanding: false), Self.frames(options.paper, isStanding: true)]
        // A tenth of a millimetre of the paper in metres of the district, with 4 mm about it.
        func least(_ frame: Envelope) -> Double { max(box.width / (frame.width - 80), box.height / (frame.height - 80), 0.001) * 10_000 }
        let best = least(papers[0].map) <= least(papers[1].map) ? papers[0] : papers[1]
        let smallest = least(best.map)
        let scale = options.scale ?? SheetScale.round(smallest)
        guard Double(scale) >= smallest else {
            // Rounded up to two figures, so that it is one to be given.
            var unit = 1.0
            while unit * 1000 <= smallest { unit *= 10 }
            let largest = Int(exactly: (smallest / unit).rounded(.up) * unit) ?? SheetOptions.scales.upperBound
            throw SheetRefusal(paper: options.paper, scale: scale, largest: largest)
        }
        layout = Placement(
            paper: best.paper, plane: SheetPlane(frame: best.map, centre: box.centre, scale: scale), columns: best.columns, size: best.size,
            margin: best.margin, title: best.title)
    }

    /// Millimetres.
    public var width: Double { layout.paper.width / 10 }
    /// Millimetres.
    public var height: Double { layout.paper.height / 10 }
    /// The name of the sheet.
    public var title: String { map.meta.title(language) }
    /// The day that the map is drawn for.
    public var date: String { map.meta.date.description }
    /// The number behind `1:`.
    public var scale: Int { layout.plane.scale }

    /// Room for the map and for what stands beside it.
    private static func frames(
        _ paper: SheetPaper, isStanding: Bool
    ) -> (paper: Envelope, map: Envelope, columns: [Envelope], size: Double, margin: Double, title: Double) {
        let (long, short) = paper.sides
        let (width, height) = isStanding ? (short * 10, long * 10) : (long * 10, short * 10)
        let size = paper == .a3 ? 29.0 : 23
        let (margin, title, edge) = (size * 3.4, size * 4.6, size * 1.4)
        let gap = size * 1.2
        let whole = Envelope(minX: 0, minY: 0, maxX: width, maxY: height)
        if isStanding {
            let panel = size * 26.5
            let map = Envelope(
                minX: margin + edge, minY: margin + title + edge, maxX: width - margin - edge, maxY: height - margin - panel - edge - gap)
            let column = (width - 2 * margin - 2 * gap) / 3
            let columns = (0..<3).map { number in
                let x = margin + Double(number) * (column + gap)
                return Envelope(minX: x, minY: height - margin - panel, maxX: x + column, maxY: height - margin)
            }
            return (whole, map, columns, size, margin, title)
        }
        let panel = size * 27
        let map = Envelope(
            minX: margin + edge, minY: margin + title + edge, maxX: width - margin - panel - edge - gap, maxY: height - margin - edge)
        let column = Envelope(minX: width - margin - panel, minY: margin + title, maxX: width - margin, maxY: height - margin)
        return (whole, map, [column], size, margin, title)
    }

    /// The document in UTF-8.
    public func svg() -> [UInt8] {
        let (plane, size) = (layout.plane, layout.size)
        let legend = SheetLegend(map: map, ruleset: ruleset, language: language)
        let zones = SheetZones(map: map, plane: plane, legend: legend, isHatched: options.isHatched, size: size * 0.95)
        let lines = SheetLines(map: map, plane: plane, size: size * 0.85)
        let (frame, paper) = (plane.frame, layout.paper)
        let (w, h) = (Markup.number(paper.width), Markup.number(paper.height))
        let shape: Markup =
            "x=\"\(Markup.number(frame.minX))\" y=\"\(Markup.number(frame.minY))\" width=\"\(Markup.number(frame.width))\" height=\"\(Markup.number(frame.height))\""
        var out: Markup =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(Markup.number(width))mm\" height=\"\(Markup.number(height))mm\" viewBox=\"0 0 \(w) \(h)\" "
            + "font-family=\"\(SheetText.fonts(map.meta.title.tag))\" fill=\"#1a1a1a\">\n<title>\(title)</title>\n"
        out += "<defs>\n<clipPath id=\"frame\"><rect \(shape)/></clipPath>\n"
        if options.isHatched { out += SheetHatch.definitions(ruleset?.palette ?? []) }
        if legend.hasUnzoned { out += SheetZones.bareLand }
        out += "</defs>\n<rect width=\"\(w)\" height=\"\(h)\" fill=\"#ffffff\"/>\n"
        out += "<g clip-path=\"url(#frame)\">\n<rect \(shape) fill=\"\(SheetZones.outside)\"/>\n"
        out += zones.areas()
        let grid = SheetGrid(plane: plane, size: size * 0.72)
        out += grid.drawing()
        out += zones.borders()
        out += lines.drawing()
        out += facades()
        var room = LabelRoom(frame: frame.grown(by: -size * 0.5))
        out += zones.names(&room)
        out += lines.names(&room)
        out += "</g>\n<rect \(shape) fill=\"none\" stroke=\"#1a1a1a\" stroke-width=\"4\"/>\n"
        out += grid.numbers()
        out += heading()
        out += panel(legend)
        return (out + "</svg>\n").bytes
    }

    private func facades() -> Markup {
        guard !map.facades.isEmpty else { return "" }
        let shown = layout.plane.shown
        let frame = MapFrame(box: shown, scale: layout.plane.factor, margin: 0)
        let (x, y) = (Markup.number(layout.plane.frame.minX), Markup.number(layout.plane.frame.minY))
        return "<g transform=\"translate(\(x) \(y))\">\n\(FacadeDrawing(facades: map.facades, frame: frame).lines())</g>\n"
    }

    private func heading() -> Markup {
        let (size, x) = (layout.size, layout.margin)
        let room = layout.paper.width - 2 * layout.margin
        var large = size * 2.1
        while large > size, SheetText.width(title) * large > room { large -= 1 }
        var words = language("Map of noise zones and their limits")
        if let document = ruleset?.document { words += " · \(document.title(language)) · \(document.number)" }
        var small = size * 1.1
        while small > size * 0.5, SheetText.width(words) * small > room { small -= 0.5 }
        return SheetText.line(title, x: x, y: layout.margin + size * 1.7, size: large, style: " font-weight=\"bold\"")
            + SheetText.line(words, x: x, y: layout.margin + size * 3.5, size: small)
    }

    /// The blocks set as large as there is room for them; the list of zones is the first to go.
    private func panel(_ legend: SheetLegend) -> Markup {
        let panel = SheetPanel(
            map: map, hash: hash, plane: layout.plane, legend: legend, language: language, isHatched: options.isHatched)
        let width = layout.columns[0].width
        for factor in [1, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58] {
            for listsZones in factor >= 0.82 ? [true, false] : [false] {
                let blocks = panel.blocks(width: width, size: layout.size * factor, listsZones: listsZones)
                if let placed = Self.placed(blocks, in: layout.columns) { return placed }
            }
        }
        let blocks = panel.blocks(width: width, size: layout.size * 0.5, listsZones: false)
        return Self.placed(blocks, in: layout.columns) ?? ""
    }

    /// One below the other, column by column; nil where they do not all fit.
    private static func placed(_ blocks: [SheetPanel.Block], in columns: [Envelope]) -> Markup? {
        // Columns of like heights look best: the lowest height at which all fit.
        let highest = columns[0].height
        for part in stride(from: columns.count == 1 ? 1 : 0.4, through: 1.0001, by: 0.05) {
            var (out, column, y): (Markup, Int, Double) = ("", 0, 0)
            var fits = true
            for block in blocks {
                if y > 0, y + block.height > highest * part { (column, y) = (column + 1, 0) }
                guard column < columns.count, y + block.height <= highest else {
                    fits = false
                    break
                }
                let place = columns[column]
                out += "<g transform=\"translate(\(Markup.number(place.minX)) \(Markup.number(place.minY + y)))\">\n\(block.drawn)</g>\n"
                y += block.height
            }
            if fits { return out }
        }
        return nil
    }
}
