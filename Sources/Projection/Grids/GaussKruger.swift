/// A Gauss-Krüger grid of CGCS2000: transverse Mercator on GRS80, scale 1 on the central meridian, false easting 500 km.
///
/// The 64 grids are EPSG:4491 to 4554, in four runs: 6° zones with a zone prefix in the easting, 6° without, 3° with, 3° without
/// (EPSG dataset). 4527 is 3° zone 39, 4548 the same grid without the prefix.
struct GaussKruger: Sendable, Hashable {
    /// Degrees east.
    let centralMeridian: Int
    /// 3 or 6 degrees.
    let zoneWidth: Int
    /// Zone number written before the easting (millions of metres), or nil.
    let prefix: Int?

    /// The number of the zone, written before the easting or not.
    var zone: Int { zoneWidth == 6 ? (centralMeridian + 3) / 6 : centralMeridian / 3 }

    /// Metres.
    var falseEasting: Double { 500_000 + Double(prefix ?? 0) * 1_000_000 }

    init?(epsg: Int) {
        switch epsg {
        case 4491...4501: self.init(centralMeridian: 75 + 6 * (epsg - 4491), zoneWidth: 6, prefixed: true)
        case 4502...4512: self.init(centralMeridian: 75 + 6 * (epsg - 4502), zoneWidth: 6, prefixed: false)
        case 4513...4533: self.init(centralMeridian: 75 + 3 * (epsg - 4513), zoneWidth: 3, prefixed: true)
        case 4534...4554: self.init(centralMeridian: 75 + 3 * (epsg - 4534), zoneWidth: 3, prefixed: false)
        default: return nil
        }
    }

    /// The grid of a zone prefix found in an easting: 13…23 are 6° zones, 25…45 are 3° zones; the numbers do not overlap in China.
    init?(prefix: Int) {
        switch prefix {
        case 13...23: self.init(epsg: 4491 + prefix - 13)
        case 25...45: self.init(epsg: 4513 + prefix - 25)
        default: return nil
        }
    }

    private init(centralMeridian: Int, zoneWidth: Int, prefixed: Bool) {
        self.centralMeridian = centralMeridian
        self.zoneWidth = zoneWidth
        let zone = zoneWidth == 6 ? (centralMeridian + 3) / 6 : centralMeridian / 3
        prefix = prefixed ? zone : nil
    }

    var epsg: Int {
        let step = (centralMeridian - 75) / zoneWidth
        return (zoneWidth == 6 ? (prefix == nil ? 4502 : 4491) : (prefix == nil ? 4534 : 4513)) + step
    }

    /// The same grid with the prefix dropped, or put on.
    var twin: GaussKruger { GaussKruger(centralMeridian: centralMeridian, zoneWidth: zoneWidth, prefixed: prefix == nil) }

    /// EPSG's name.
    var name: String {
        "CGCS2000 / " + (zoneWidth == 3 ? "3-degree " : "") + "Gauss-Kruger "
            + (prefix.map { "zone \($0)" } ?? "CM \(centralMeridian)E")
    }
}
