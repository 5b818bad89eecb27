import Geometry
import PlanarArrangement
import Regulation
import Wording
import ZoneQueries
import ZoningFiles
import ZoningModel

/// What differs between two maps as a picture: the second map in outline, changed land in the colour of what it is, striped with that of what
/// it was, numbered as in the legend.
public struct DifferencePicture {
    private let difference: MapDifference
    private let language: Language
    private let rows: [MapDifference.Row]
    private let palettes: (before: [ClassColour], after: [ClassColour])
    /// Pixels.
    private static let width = 900.0
    private static let margin = 24.0
    private static let rowHeight = 22.0
    /// Letters of 7 pixels in a line of the legend.
    private static let columns = 112
    private static let outside = (255, 255, 255)
    /// A piece whose number would be larger than itself has none; pixels.
    private static let smallest = 9.0

    /// A picture with its words in `language`.
    public init(_ difference: MapDifference, language: Language) {
        (self.difference, self.language) = (difference, language)
        rows = difference.table
        func palette(_ id: String) -> [ClassColour] { (try? Ruleset.bundled(id))?.palette ?? [] }
        palettes = (palette(difference.before.ruleset), palette(difference.after.ruleset))
    }

    /// The SVG document in UTF-8, 900 px wide; the height follows the map and the legend.
    public func svg() -> [UInt8] { (markup() + "").bytes }

    /// The same as part of a page.
    func markup() -> Markup {
        var box = Envelope()
        for polygon in difference.ground { box.add(Envelope(polygon.exterior)) }
        for change in difference.changes { box.add(Envelope(change.polygon.exterior)) }
        if box.isEmpty { box = Envelope(minX: 0, minY: 0, maxX: 1, maxY: 1) }
        let frame = MapFrame(box: box, scale: (Self.width - 2 * Self.margin) / max(box.width, 1), margin: Self.margin)
        let top = box.height * frame.scale + 2 * Self.margin
        let legend = self.legend(top: top + 44)
        var out: Markup =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(Markup.number(Self.width)) \(Markup.number(legend.bottom))\" "
            + "font-family=\"sans-serif\" font-size=\"13\">\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n<defs>\n"
        for (number, row) in rows.enumerated() { out += pattern(number, row) }
        out += "</defs>\n<path fill=\"#f4f4f4\" fill-rule=\"evenodd\" stroke=\"#bbbbbb\" stroke-width=\"0.3\" "
        out += "d=\"\(frame.path(difference.ground.flatMap(\.rings)))\"/>\n"
        for (number, row) in rows.enumerated() {
            let pieces = difference.changes.filter { $0.from == row.from && $0.to == row.to }
            out += "<path fill=\"url(#change-\(number))\" fill-rule=\"evenodd\" stroke=\"#1a1a1a\" stroke-width=\"0.5\" "
            out += "d=\"\(frame.path(pieces.flatMap(\.polygon.rings)))\"/>\n"
        }
        for (number, row) in rows.enumerated() { out += label(number, row, frame) }
        let isSmall = 2000 * frame.scale > Self.width
        out += MapFurniture.scaleBar(
            isSmall ? "100 m" : "1 km", length: (isSmall ? 100 : 1000) * frame.scale, x: Self.margin, y: top + 12)
        out += MapFurniture.north(x: Self.width - Self.margin - 12, y: top - 8)
        return out + legend.markup + "</svg>\n"
    }

    /// The number of a change in its largest piece, where there is room.
    private func label(_ number: Int, _ row: MapDifference.Row, _ frame: MapFrame) -> Markup {
        let pieces = difference.changes.filter { $0.from == row.from && $0.to == row.to }
        guard let largest = pieces.max(by: { $0.area < $1.area }) else { return "" }
        let box = Envelope(largest.polygon.exterior)
        guard min(box.width, box.height) * frame.scale > Self.smallest else { return "" }
        let place = FaceProbe(of: largest.polygon).place
        return SVG.text(
            "\(number + 1)", x: frame.x(place), y: frame.y(place) + 4, anchor: "middle",
            attributes: " font-weight=\"bold\" stroke=\"#ffffff\" stroke-width=\"3\" paint-order=\"stroke\"")
    }

    private func colour(_ designation: Designation, _ palette: [ClassColour]) -> MapStyle.RGB {
        designation.status == .outside ? Self.outside : MapStyle.rgb(of: designation.zoneClass, in: palette)
    }

    /// The colour of what it is, with stripes of what it was.
    private func pattern(_ number: Int, _ row: MapDifference.Row) -> Markup {
        let (from, to) = (colour(row.from, palettes.before), colour(row.to, palettes.after))
        return "<pattern id=\"change-\(number)\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
            + "<rect width=\"8\" height=\"8\" fill=\"\(MapStyle.hex(to))\"/><rect width=\"2.4\" height=\"8\" fill=\"\(MapStyle.hex(from))\"/>"
            + "</pattern>\n"
    }

    private func legend(top: Double) -> (markup: Markup, bottom: Double) {
        var (out, y): (Markup, Double) = ("", top)
        func line(_ words: String, x: Double = Self.margin) {
            for part in DisplayWidth.wrapped(words, width: Self.columns) {
                out += SVG.text(part, x: x, y: y)
                y += Self.rowHeight - 4
            }
        }
        if rows.isEmpty { line(language("no class and no limit has changed")) }
        for (number, row) in rows.enumerated() {
            out += "<rect x=\"\(Self.margin)\" y=\"\(y - 12)\" width=\"28\" height=\"15\" fill=\"url(#change-\(number))\" "
            out += "stroke=\"#1a1a1a\" stroke-width=\"0.5\"/>\n"
            line(
                "(\(number + 1)) \(difference.titles(row.from, row.to, language)) · \(MapDifference.hectares(row.area)) ha",
                x: Self.margin + 38)
            y += 4
        }
        if !rows.isEmpty { line(language("stripes: what it was; ground: what it is")) }
        y += 6
        for words in difference.heading(language) { line(words) }
        var notices: [String] = []
        for notice in difference.before.attribution + difference.after.attribution where !notices.contains(notice) {
            notices.append(notice)
        }
        for notice in notices { line(notice) }
        return (out, y)
    }
}
