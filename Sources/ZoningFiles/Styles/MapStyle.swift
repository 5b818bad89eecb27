import Regulation
import ZoningModel

/// The colours of the classes, and how QGIS is told of them.
package enum MapStyle {
    /// Red, green and blue of one colour, 0 to 255 each.
    package typealias RGB = (Int, Int, Int)

    /// Red, green, blue by class, as the rules have them.
    package static func colours(_ palette: [ClassColour]) -> [(id: String, rgb: RGB)] {
        palette.map { ($0.zoneClass.id, ($0.red, $0.green, $0.blue)) }
    }

    /// The colour of a class; that of unzoned land for one that the rules have none for.
    package static func rgb(of zoneClass: ZoneClass?, in palette: [ClassColour]) -> RGB {
        palette.first { $0.zoneClass == zoneClass }.map { ($0.red, $0.green, $0.blue) } ?? unzoned
    }

    package static let unzoned = (224, 224, 224)
    /// About an area.
    package static let outline = "#555555"
    /// The same as red, green and blue.
    package static let ink = (85, 85, 85)
    /// The wall of a building, and one with a storey in a band.
    package static let wall = "#333333"
    package static let loudWall = "#a50026"

    /// `#rrggbb`
    package static func hex(_ rgb: (Int, Int, Int)) -> String {
        "#" + [rgb.0, rgb.1, rgb.2].map { String(256 + $0, radix: 16).dropFirst() }.joined()
    }
}

extension ZoneMap {
    /// The colours of the rules that the map was drawn by; none where this program does not have them.
    package var palette: [ClassColour] { (try? Ruleset.bundled(meta.ruleset))?.palette ?? [] }
}
