import Geometry

/// The numbers that can be places of a reference system at all. NaN and infinities never are.
struct Domain: Sendable {
    let x: ClosedRange<Double>
    let y: ClosedRange<Double>

    func contains(_ place: Coordinate) -> Bool { x.contains(place.x) && y.contains(place.y) }

    /// Degrees.
    static let globe = Domain(x: -180...180, y: -90...90)
    /// Metres: the square of EPSG:3857, to ±85.06°.
    static let webMercator = Domain(x: -20_037_508.343...20_037_508.343, y: -20_037_508.343...20_037_508.343)

    /// Metres that no place of a projected system exceeds: the Earth is 40,000 km round, and a zone number in front of an easting makes at most
    /// 64,000 km of it.
    private static let greatestMetres = 1e8

    /// A projected system of the database, in its own unit.
    static func plane(metresPerUnit: Double) -> Domain {
        let most = greatestMetres / metresPerUnit
        return Domain(x: -most...most, y: -most...most)
    }

    /// Metres: 3,900 km either side of the central meridian, as far as PROJ states full accuracy for `tmerc`, and equator to pole either way.
    /// An easting with a foreign zone prefix falls outside, and is an error rather than a place on the far side of the globe.
    static func gaussKruger(_ grid: GaussKruger) -> Domain {
        Domain(x: grid.falseEasting - 3_900_000...grid.falseEasting + 3_900_000, y: -10_002_000...10_002_000)
    }
}

extension CoordinateReferenceSystem {
    var domain: Domain {
        switch definition {
        case .wgs84, .cgcs2000, .gcj02, .bd09: .globe
        case .webMercator: .webMercator
        case .gaussKruger(let grid): .gaussKruger(grid)
        case .epsg, .wkt: metresPerUnit.map { .plane(metresPerUnit: $0) } ?? .globe
        }
    }
}
