import Regulation
import StrictJSON
import Wording
import ZoningFiles

/// What every picture of a map has besides the map: the colours explained, a scale bar, where north is.
enum MapFurniture {
    /// Classes in the order of their colours, then land without a class (``MapStyle``).
    static func fills(_ palette: [ClassColour]) -> [(id: String, rgb: MapStyle.RGB)] {
        MapStyle.colours(palette) + [("", MapStyle.unzoned)]
    }

    /// Areas of one class as one path.
    static func area(_ path: Markup, fill: (Int, Int, Int), stroke: String) -> Markup {
        "<path fill=\"\(MapStyle.hex(fill))\" fill-rule=\"evenodd\" stroke=\"#555555\" stroke-width=\"\(stroke)\" d=\"\(path)\"/>\n"
    }

    /// A box in the colour of a class with its name.
    static func swatch(_ rgb: (Int, Int, Int), _ words: String, x: Double, y: Double) -> Markup {
        "<rect x=\"\(x)\" y=\"\(y)\" width=\"20\" height=\"14\" fill=\"\(MapStyle.hex(rgb))\" stroke=\"#555555\" stroke-width=\"0.3\"/>\n"
            + SVG.text(words, x: x + 26, y: y + 12)
    }

    /// What the rules of a map call a class.
    static func className(_ id: String, _ law: LawWords?, _ language: Language) -> String {
        law?.name(of: ZoneClass(id)) ?? language("class \(id)")
    }

    /// A bar of `length` pixels and what it stands for.
    static func scaleBar(_ words: String, length: Double, x: Double, y: Double) -> Markup {
        "<path d=\"M\(x) \(y)h\(FixedDecimal.text(length, places: 1))\" stroke=\"#000000\" stroke-width=\"2\"/>\n"
            + SVG.text(words, x: x + length + 8, y: y + 4)
    }

    /// An arrow to the north, its tip at x, y.
    static func north(x: Double, y: Double) -> Markup {
        "<path d=\"M\(x) \(y)l8 26l-8 -7l-8 7z\" fill=\"#000000\"/>\n" + SVG.text("N", x: x, y: y + 40, anchor: "middle")
    }
}
