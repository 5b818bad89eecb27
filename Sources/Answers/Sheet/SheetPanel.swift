import Geometry
import Regulation
import StrictJSON
import Wording
import ZoningFiles
import ZoningModel

/// What stands beside the map of a sheet: limits, signs, zones, scale and north, and where it all comes from. Blocks, one below the other.
struct SheetPanel {
    /// A block drawn from 0, 0 on, and its height.
    struct Block {
        var drawn: Markup = ""
        var height = 0.0
    }

    let map: ZoneMap
    /// SHA-256 of the map.
    let hash: String
    let plane: SheetPlane
    let legend: SheetLegend
    let language: Language
    let isHatched: Bool

    /// In this order.
    ///
    /// - Parameters:
    ///   - size: that of the letters, in tenths of a millimetre, as all measures here.
    ///   - listsZones: whether the zones are listed by number, which takes a line each.
    func blocks(width: Double, size: Double, listsZones: Bool) -> [Block] {
        var blocks = legend.tables.enumerated().map { limits($1, isFirst: $0 == 0, width: width, size: size) }
        blocks.append(signs(width: width, size: size))
        if listsZones, !legend.zones.isEmpty { blocks.append(zones(width: width, size: size)) }
        return blocks + [scale(width: width, size: size), data(width: width, size: size)]
    }

    private func head(_ words: Phrase, width: Double, size: Double) -> Block {
        let line: Markup = "<path d=\"M0 \(Markup.number(size * 1.5))h\(Markup.number(width))\" stroke=\"#1a1a1a\" stroke-width=\"2.5\"/>\n"
        return Block(
            drawn: SheetText.line(language(words), x: 0, y: size * 1.15, size: size * 1.1, style: " font-weight=\"bold\"") + line,
            height: size * 1.9)
    }

    private func limits(_ table: SheetLegend.LimitTable, isFirst: Bool, width: Double, size: Double) -> Block {
        var block = head("Limits in dB(A)", width: width, size: size)
        func lines(_ words: String, _ style: Markup) {
            for line in SheetText.lines(words, width: width, size: size * 0.9) {
                block.drawn += SheetText.line(line, x: 0, y: block.height + size * 0.85, size: size * 0.9, style: style)
                block.height += size * 1.2
            }
        }
        if let title = table.title { lines(title, " font-weight=\"bold\"") }
        let column = max(size * 3.4, (table.periods.map(SheetText.width).max() ?? 0) * size * 0.9 + size * 0.7)
        let rights = table.periods.indices.map { width - column * Double(table.periods.count - 1 - $0) }
        for (name, right) in zip(table.periods, rights) {
            block.drawn += SheetText.line(
                name, x: right, y: block.height + size * 0.85, size: size * 0.9, anchor: "end", style: " fill=\"#444444\"")
        }
        block.height += size * 1.25
        for (row, zoneClass) in zip(table.rows, legend.classes) {
            let names = SheetText.lines(
                legend.name(row.zoneClass), width: width - column * Double(table.periods.count) - size * 3.4, size: size)
            block.drawn += swatch(row.zoneClass, zoneClass.number, y: block.height, size: size)
            for (number, line) in names.enumerated() {
                block.drawn += SheetText.line(line, x: size * 3.4, y: block.height + size * (1.1 + Double(number) * 1.2), size: size)
            }
            for (level, right) in zip(row.limits, rights) {
                block.drawn += SheetText.line(
                    level.map { "\($0)" } ?? "–", x: right, y: block.height + size * 1.1, size: size, anchor: "end",
                    style: " font-weight=\"bold\"")
            }
            block.height += size * (1.7 + Double(names.count - 1) * 1.2)
        }
        if isFirst { for line in legend.hours { lines(line, " fill=\"#444444\"") } }
        block.height += size * 0.9
        return block
    }

    private func swatch(_ id: String, _ number: Int, y: Double, size: Double) -> Markup {
        let palette = legend.ruleset?.palette ?? []
        let box = Self.box(y: y, size: size)
        return SheetZones.fill(
            box, MapStyle.rgb(of: ZoneClass(id), in: palette), hatch: isHatched && number < palette.count ? number : nil)
            + "<path d=\"\(box)\" \(SheetZones.classBorder)/>\n"
    }

    private static func box(y: Double, size: Double) -> Markup {
        "M0 \(Markup.number(y + size * 0.05))h\(Markup.number(size * 2.6))v\(Markup.number(size * 1.35))h\(Markup.number(-size * 2.6))Z"
    }

    private func signs(width: Double, size: Double) -> Block {
        var block = head("Signs", width: width, size: size)
        func sign(_ drawn: Markup, _ words: Phrase) {
            block.drawn += drawn
            for line in SheetText.lines(language(words), width: width - size * 3.4, size: size) {
                block.drawn += SheetText.line(line, x: size * 3.4, y: block.height + size * 1.1, size: size)
                block.height += size * 1.2
            }
            block.height += size * 0.45
        }
        func line(_ style: Markup) -> Markup {
            "<path d=\"M0 \(Markup.number(block.height + size * 0.72))h\(Markup.number(size * 2.6))\" \(style)/>\n"
        }
        func course() -> [[Coordinate]] {
            let y = block.height + size * 0.72
            return [[Coordinate(x: 0, y: y), Coordinate(x: size * 2.6, y: y)]]
        }
        sign(line(SheetZones.districtBorder), "border of the district")
        sign(line(SheetZones.zoneBorder), "border between zones")
        let outside: Markup =
            "<path d=\"\(Self.box(y: block.height, size: size))\" fill=\"\(SheetZones.outside)\" stroke=\"#999999\" stroke-width=\"1\"/>\n"
        sign(outside, "outside the district")
        if legend.hasUnzoned {
            sign(SheetZones.bare(Self.box(y: block.height, size: size)), "no class assigned")
        }
        if map.zones.contains(where: { $0.kind == .carriageway }) {
            sign("<path d=\"\(Self.box(y: block.height, size: size))\" \(SheetZones.carriageway)/>\n", ReportWords.carriageway)
        }
        if map.lines.contains(where: SheetLines.isTicked) { sign(SheetLines.rail(course()), "rail") }
        if map.lines.contains(where: SheetLines.isHidden) { sign(SheetLines.hidden(course()), "line underground") }
        if map.lines.contains(where: SheetLines.isWater) { sign(SheetLines.water(course()), "waterway") }
        if !map.facades.isEmpty { sign(line("stroke=\"\(MapStyle.loudWall)\" stroke-width=\"4\""), "façade with a storey in a band") }
        block.height += size * 0.7
        return block
    }

    private func zones(width: Double, size: Double) -> Block {
        var block = head("Zones", width: width, size: size)
        let small = size * 0.88
        for zone in legend.zones {
            let outcome = SheetText.width(zone.outcome) * small
            let name = SheetLegend.title(zone.id, zone.name, residual: legend.residual)
            for (number, line) in SheetText.lines(name, width: width - outcome - small, size: small).enumerated() {
                block.drawn += SheetText.line(line, x: 0, y: block.height + small, size: small)
                if number == 0 {
                    block.drawn += SheetText.line(zone.outcome, x: width, y: block.height + small, size: small, anchor: "end")
                }
                block.height += small * 1.25
            }
            block.height += small * 0.2
        }
        block.height += size * 0.8
        return block
    }

    private func scale(width: Double, size: Double) -> Block {
        var block = head("Scale 1:\(SheetScale.written(plane.scale))", width: width, size: size)
        let arrow = size * 3.2
        let room = width - arrow - size * 3
        let bar = [5.0, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000].last { $0 * plane.factor <= room } ?? 5
        let (length, y) = (bar * plane.factor, block.height + size * 1.7)
        block.drawn +=
            "<path d=\"M0 \(Markup.number(y))h\(Markup.number(length))v\(Markup.number(size * 0.5))h\(Markup.number(-length))Z\" fill=\"#ffffff\" stroke=\"#1a1a1a\" stroke-width=\"1.5\"/>\n"
        for part in [0.0, 2] {
            let start = length * part / 4
            block.drawn +=
                "<path d=\"M\(Markup.number(start)) \(Markup.number(y))h\(Markup.number(length / 4))v\(Markup.number(size * 0.5))h\(Markup.number(-length / 4))Z\" fill=\"#1a1a1a\"/>\n"
        }
        let isFar = bar >= 1000
        let unit = isFar ? "km" : "m"
        for (number, part) in [0.0, 0.5, 1].enumerated() {
            let value = FixedDecimal.text(bar * part / (isFar ? 1000 : 1), places: 1, trimmed: true)
            block.drawn += SheetText.line(
                number == 2 ? "\(value) \(unit)" : value, x: length * part, y: y - size * 0.4, size: size * 0.9,
                anchor: number == 0 ? "start" : "middle")
        }
        let x = width - arrow / 2
        block.drawn += Self.north(x: x, y: block.height + size * 0.1, size: size)
        block.height += size * 4.6
        return block
    }

    private static func north(x: Double, y: Double, size: Double) -> Markup {
        func point(_ dx: Double, _ dy: Double) -> Markup { "\(Markup.number(x + dx * size)) \(Markup.number(y + dy * size))" }
        let half: Markup = "M\(point(0, 0))L\(point(0.95, 3))L\(point(0, 2.3))Z"
        let other: Markup = "M\(point(0, 0))L\(point(-0.95, 3))L\(point(0, 2.3))Z"
        return "<path d=\"\(half)\" fill=\"#1a1a1a\"/>\n<path d=\"\(other)\" fill=\"#ffffff\" stroke=\"#1a1a1a\" stroke-width=\"1.5\"/>\n"
            + SheetText.line("N", x: x, y: y + size * 4, size: size * 1.1, anchor: "middle", style: " font-weight=\"bold\"")
    }

    private func data(width: Double, size: Double) -> Block {
        let (meta, small) = (map.meta, size * 0.82)
        var block = head("Data and rules", width: width, size: size)
        func line(_ words: String, _ style: Markup = "") {
            for line in SheetText.lines(words, width: width, size: small) {
                block.drawn += SheetText.line(line, x: 0, y: block.height + small, size: small, style: style)
                block.height += small * 1.25
            }
            block.height += small * 0.3
        }
        func pair(_ label: Phrase, _ value: String) { line(language("\(label): \(value)")) }
        let words = ReportWords(language: language)
        pair(ReportWords.dataStatus, AnswerWords(language: language).status(meta))
        if meta.doubt != nil {
            line(language("not for enforcement: a sketch of the rules, no survey"), " fill=\"#a50026\" font-weight=\"bold\"")
        }
        if let document = legend.ruleset?.document {
            pair(ReportWords.rules, "\(document.title(language)) · \(document.number) · \(document.issuer(language)) · \(document.signed)")
        } else {
            pair(ReportWords.rules, meta.ruleset)
        }
        pair(AnswerWords.date, meta.date.description)
        pair(ReportWords.validity, words.validity(meta.validity))
        if meta.isAsBuilt { pair(ReportWords.scenario, words(ReportWords.asBuilt)) }
        let metres = FixedDecimal.text(SheetGrid(plane: plane, size: size).step, places: 0)
        pair("grid", language("\(meta.workingCRS.identifier), a line every \(metres) m, numbers in km; north of the grid is up"))
        if !meta.attribution.isEmpty { pair(ReportWords.attribution, meta.attribution.joined(separator: "; ")) }
        pair(ReportWords.map, "\(meta.id) · noisezone \(programVersion)")
        pair(ReportWords.hash, hash)
        return block
    }
}
