import Geometry
import SystemIO

/// EPSG:3857: spherical formulas on the ellipsoid's latitude, on purpose.
enum WebMercator {
    /// Metres.
    private static let radius = 6_378_137.0

    static func forward(_ place: Coordinate) -> Coordinate? {
        Coordinate(x: radius * place.x * .pi / 180, y: radius * asinh(tan(place.y * .pi / 180)))
    }

    static func inverse(_ place: Coordinate) -> Coordinate? {
        Coordinate(x: place.x / radius * 180 / .pi, y: atan(sinh(place.y / radius)) * 180 / .pi)
    }
}
