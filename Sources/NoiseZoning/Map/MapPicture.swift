import Geometry
import Regulation
import StrictJSON

/// The map as a picture: SVG, classes in colour, legend, scale bar, north arrow, and what the data are worth.
public struct MapPicture {
    let map: ZoneMap
    let language: Language
    /// Pixels.
    private static let width = 900.0
    private static let margin = 24.0
    private static let footer = 120.0

    public init(map: ZoneMap, language: Language) {
        self.map = map
        self.language = language
    }

    public func svg() -> [UInt8] {
        var box = Envelope()
        for zone in map.zones { box.add(Envelope(zone.polygon.exterior)) }
        let scale = (Self.width - 2 * Self.margin) / max(box.width, 1)
        let height = box.height * scale + 2 * Self.margin + Self.footer
        func number(_ value: Double) -> String { FixedDecimal.text(value, places: 1, trimmed: true) }
        var out =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(number(Self.width)) \(number(height))\" "
            + "font-family=\"sans-serif\" font-size=\"13\">\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n"
        for (id, rgb) in MapStyle.colours + [("", MapStyle.unzoned)] {
            let zones = map.zones.filter { ($0.zoneClass?.id ?? "") == id }
            guard !zones.isEmpty else { continue }
            var path = ""
            for ring in zones.flatMap(\.polygon.rings) {
                for (index, place) in ring.dropLast().enumerated() {
                    let x = Self.margin + (place.x - box.minX) * scale
                    let y = Self.margin + (box.maxY - place.y) * scale
                    path += "\(index == 0 ? "M" : "L")\(number(x)) \(number(y))"
                }
                path += "Z"
            }
            out += "<path fill=\"\(MapStyle.hex(rgb))\" fill-rule=\"evenodd\" stroke=\"#555555\" stroke-width=\"0.3\" d=\"\(path)\"/>\n"
        }
        out += labels(box: box, scale: scale) + furniture(top: height - Self.footer, scale: scale) + "</svg>\n"
        return Array(out.utf8)
    }

    /// The number of every base zone, in its largest piece.
    private func labels(box: Envelope, scale: Double) -> String {
        var largest: [String: FunctionalZone] = [:]
        for zone in map.zones where zone.kind == .base {
            guard let id = zone.zoneID else { continue }
            if zone.area > largest[id]?.area ?? 0 { largest[id] = zone }
        }
        return largest.sorted { $0.key < $1.key }.map { id, zone in
            let place = FaceProbe(of: zone.polygon).place
            return text(id, x: Self.margin + (place.x - box.minX) * scale, y: Self.margin + (box.maxY - place.y) * scale, anchor: "middle")
        }.joined()
    }

    private func furniture(top: Double, scale: Double) -> String {
        var out = ""
        var x = Self.margin
        for (id, rgb) in MapStyle.colours where map.zones.contains(where: { $0.zoneClass?.id == id }) {
            out += "<rect x=\"\(x)\" y=\"\(top + 8)\" width=\"20\" height=\"14\" fill=\"\(MapStyle.hex(rgb))\" stroke=\"#555555\" stroke-width=\"0.3\"/>\n"
            out += text(language == .zh ? "\(id)类" : "class \(id)", x: x + 26, y: top + 20)
            x += 90
        }
        let bar = 1000 * scale
        out += "<path d=\"M\(Self.margin) \(top + 44)h\(FixedDecimal.text(bar, places: 1))\" stroke=\"#000000\" stroke-width=\"2\"/>\n"
        out += text("1 km", x: Self.margin + bar + 8, y: top + 48)
        let north = Self.width - Self.margin - 12
        out += "<path d=\"M\(north) \(top + 8)l8 26l-8 -7l-8 7z\" fill=\"#000000\"/>\n" + text("N", x: north, y: top + 48, anchor: "middle")
        let words = AnswerWords(language: language)
        out += text("\(map.meta.title(language)) · \(map.meta.ruleset) · \(map.meta.date)", x: Self.margin, y: top + 72)
        out += text(words.status(map.meta), x: Self.margin, y: top + 92)
        if map.meta.id == "beijing-etown" { out += text("© OpenStreetMap contributors (ODbL): rail stops", x: Self.margin, y: top + 110) }
        return out
    }

    private func text(_ words: String, x: Double, y: Double, anchor: String = "start") -> String {
        let safe = words.split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&amp;")
            .split(separator: "<", omittingEmptySubsequences: false).joined(separator: "&lt;")
        return "<text x=\"\(FixedDecimal.text(x, places: 1))\" y=\"\(FixedDecimal.text(y, places: 1))\" text-anchor=\"\(anchor)\">\(safe)</text>\n"
    }
}
