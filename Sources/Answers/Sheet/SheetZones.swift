import Geometry
import Regulation
import Wording
import ZoningFiles
import ZoningModel

/// The areas of a sheet: classes in their colours, hatched where that was asked for, what lies between boundary lines, borders and names.
struct SheetZones {
    let map: ZoneMap
    let plane: SheetPlane
    let legend: SheetLegend
    let isHatched: Bool
    let size: Double

    static let outside: Markup = "#e9e9e6"
    static let carriageway: Markup = "fill=\"#000000\" fill-opacity=\"0.15\" fill-rule=\"evenodd\" stroke=\"none\""
    static let zoneBorder: Markup = "fill=\"none\" stroke=\"#1a1a1a\" stroke-width=\"2\" stroke-dasharray=\"16 6 3 6\""
    static let classBorder: Markup = "fill=\"none\" stroke=\"#555555\" stroke-width=\"1\""
    static let districtBorder: Markup = "fill=\"none\" stroke=\"#1a1a1a\" stroke-width=\"6\" stroke-linejoin=\"round\""

    /// The pattern of land without a class: grey lines, which no class has.
    static let bareLand: Markup =
        "<pattern id=\"bare\" width=\"30\" height=\"30\" patternUnits=\"userSpaceOnUse\"><path d=\"M-2 32L32 -2M-2 2L2 -2M28 32L32 28\" stroke=\"#8a8a8a\" stroke-width=\"1.6\"/></pattern>\n"

    /// Land without a class: its grey under its lines.
    static func bare(_ path: Markup) -> Markup {
        fill(path, MapStyle.unzoned, hatch: nil) + "<path d=\"\(path)\" fill=\"url(#bare)\" fill-rule=\"evenodd\"/>\n"
    }

    private var palette: [ClassColour] { legend.ruleset?.palette ?? [] }

    /// The colour of a class, and over it its hatching.
    static func fill(_ path: Markup, _ rgb: MapStyle.RGB, hatch: Int?) -> Markup {
        let colour = MapStyle.hex(rgb)
        // The stroke hides the hairlines between neighbours.
        let plain: Markup =
            "<path d=\"\(path)\" fill=\"\(colour)\" fill-rule=\"evenodd\" stroke=\"\(colour)\" stroke-width=\"0.8\"/>\n"
        guard let hatch else { return plain }
        return plain + "<path d=\"\(path)\" fill=\"url(#hatch\(hatch))\" fill-rule=\"evenodd\"/>\n"
    }

    func areas() -> Markup {
        var out: Markup = ""
        let land = map.zones.filter { $0.zoneClass == nil }
        if !land.isEmpty { out += Self.bare(plane.path(land.flatMap(\.polygon.rings))) }
        for (id, number) in legend.classes {
            let rings = map.zones.filter { $0.zoneClass?.id == id }.flatMap(\.polygon.rings)
            let rgb = MapStyle.rgb(of: ZoneClass(id), in: palette)
            out += Self.fill(plane.path(rings), rgb, hatch: isHatched && number < palette.count ? number : nil)
        }
        let carriageways = map.zones.filter { $0.kind == .carriageway }.flatMap(\.polygon.rings)
        if !carriageways.isEmpty { out += "<path d=\"\(plane.path(carriageways))\" \(Self.carriageway)/>\n" }
        return out
    }

    func borders() -> Markup {
        func path(_ trait: (FunctionalZone) -> String) -> Markup { plane.path(lines: PieceEdges.between(map.zones, differingIn: trait)) }
        return "<path d=\"\(path { $0.zoneClass?.id ?? "" })\" \(Self.classBorder)/>\n"
            + "<path d=\"\(path { $0.zoneID ?? "" })\" \(Self.zoneBorder)/>\n"
            + "<path d=\"\(path { _ in "" })\" \(Self.districtBorder)/>\n"
    }

    /// Number, name and limits in the largest piece of every zone; the number alone where there is room for no more.
    func names(_ room: inout LabelRoom) -> Markup {
        var largest: [String: FunctionalZone] = [:]
        for zone in map.zones where zone.kind == .base {
            guard let id = zone.zoneID else { continue }
            if zone.area > largest[id]?.area ?? 0 { largest[id] = zone }
        }
        var out: Markup = ""
        for (id, zone) in largest.sorted(by: { ($1.value.area, $0.key) < ($0.value.area, $1.key) }) {
            let rings = zone.polygon.rings.map { $0.map(plane.place) }
            for (lines, size) in forms(id, zone) {
                let width = (lines.map(SheetText.width).max() ?? 0) * size + size * 0.6
                let height = (Double(lines.count) * 1.25 + 0.3) * size
                let spots = AreaSpot(rings: rings, width: width, height: height).places(atMost: 60)
                guard let spot = spots.first(where: { room.isFree(LabelBox($0, width: width, height: height)) }) else { continue }
                room.take(LabelBox(spot, width: width, height: height))
                for (number, line) in lines.enumerated() {
                    let y = spot.y + (Double(number) - Double(lines.count) / 2) * size * 1.25 + size * 0.97
                    let style: Markup = number == lines.count - 1 && lines.count > 1 ? "" : " font-weight=\"bold\""
                    out += SheetText.haloed(line, x: spot.x, y: y, size: size, style: style)
                }
                break
            }
        }
        return out
    }

    /// What a label may say, the fullest first.
    private func forms(_ id: String, _ zone: FunctionalZone) -> [(lines: [String], size: Double)] {
        let name = zone.zoneName ?? ""
        let outcome = legend.outcome(zone)
        let title = SheetLegend.title(id, name, residual: legend.residual)
        let short = zone.limits.flatMap { $0.isEmpty ? nil : $0.written(map.meta.periods.count) } ?? outcome
        // What is left over of a district has a name alone.
        let id = id == legend.residual ? "" : id
        let forms =
            [14.0, 9, 6].map { SheetText.lines(title, width: $0 * size, size: size) + [outcome] }
            + (id.isEmpty ? [[short]] : [[id, short], ["\(id) \(short)"], [id]])
        return forms.map { ($0, size) } + forms.map { ($0, size * 0.8) }
    }
}
