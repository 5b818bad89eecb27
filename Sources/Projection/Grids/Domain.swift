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

    /// Metres: the world as Baidu's map has it, to 74°.
    static let baiduMercator = Domain(x: -20_037_726.37...20_037_726.37, y: -12_474_104.17...12_474_104.17)

    /// Metres that no easting exceeds: a zone number in front makes at most 64,000 km of it, and a thousand more.
    private static let greatestEasting = 6.6e7
    /// Metres that no northing exceeds: 10,000 km from the equator to the pole, and as much is added south of it. Formulas of a cylinder take
    /// more, and go once more round the Earth.
    private static let greatestNorthing = 2.1e7

    /// A projected system of the database, in its own unit.
    static func plane(metresPerUnit: Double) -> Domain {
        let (x, y) = (greatestEasting / metresPerUnit, greatestNorthing / metresPerUnit)
        return Domain(x: -x...x, y: -y...y)
    }

    /// Metres: 3,900 km either side of the central meridian, as far as PROJ states full accuracy for `tmerc`, and equator to pole either way.
    /// What the grid can say of a place anywhere.
    static func gaussKruger(_ grid: GaussKruger) -> Domain {
        Domain(x: grid.falseEasting - 3_900_000...grid.falseEasting + 3_900_000, y: -10_002_000...10_002_000)
    }

    /// Metres that are given in a grid of China: no farther from its central meridian than 15°, and between its southernmost reef (4°N) and its
    /// north (54°N), generously. Northing before easting, a foreign zone number and 0,0 are errors then, not places far away.
    static func givenInGaussKruger(_ grid: GaussKruger) -> Domain {
        Domain(x: grid.falseEasting - 1_500_000...grid.falseEasting + 1_500_000, y: 300_000...6_500_000)
    }
}
