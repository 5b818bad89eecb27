import Regulation

/// A hatching for every class of a palette, no two alike: what tells them apart in grey, whatever the colours.
package enum SheetHatch {
    /// The lines of one tile of 24 by 24 tenths of a millimetre; an empty one leaves the colour alone.
    package static let tiles = [
        "", "M12 12h.1", "M-2 26L26 -2M-2 2L2 -2M22 26L26 22", "M-2 -2L26 26M22 -2L26 2M-2 22L2 26", "M0 12h24", "M12 0v24",
        "M-2 26L26 -2M-2 2L2 -2M22 26L26 22M-2 -2L26 26M22 -2L26 2M-2 22L2 26", "M0 12h24M12 0v24", "M6 6h.1M18 18h.1M18 6h.1M6 18h.1",
        "M0 18L6 6L18 18L24 6",
    ]

    /// The tile of a class by its place in the palette.
    package static func tile(_ number: Int) -> String { tiles[number % tiles.count] }

    /// The definitions of the patterns `hatch0` ….
    static func definitions(_ palette: [ClassColour]) -> Markup {
        palette.enumerated().map { number, colour in
            // Dark colours have light lines.
            let isDark = 299 * colour.red + 587 * colour.green + 114 * colour.blue < 110_000
            return
                "<pattern id=\"hatch\(number)\" width=\"24\" height=\"24\" patternUnits=\"userSpaceOnUse\"><path d=\"\(tile(number))\" fill=\"none\" stroke=\"\(isDark ? "#ffffff" : "#000000")\" stroke-opacity=\"0.6\" stroke-width=\"\(tile(number).contains("h.1") ? "5" : "1.6")\" stroke-linecap=\"round\"/></pattern>\n"
        }.joined()
    }
}
