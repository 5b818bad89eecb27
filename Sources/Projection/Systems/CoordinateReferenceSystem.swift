/// What the two numbers of a ``Coordinate`` mean: datum, projection and unit.
///
/// x is always longitude or easting and y latitude or northing, whatever order the authority writes the axes in.
/// A value is made by ``init(parsing:in:)`` or is one of the constants; both kinds are checked, so that a value always names a usable system.
///
/// WGS 84 and CGCS2000 are taken as one and the same (null transformation): both follow the ITRS and agree within a metre. The EPSG dataset
/// in PROJ 9.1 and 9.5 lists no transformation between the two; PROJ by default fills that gap with the same null ("ballpark").
public struct CoordinateReferenceSystem: Sendable, Hashable, CustomStringConvertible {
    enum Definition: Sendable, Hashable {
        case wgs84, cgcs2000, gcj02, bd09, bd09mc, webMercator
        case gaussKruger(GaussKruger)
        /// Known to PROJ's database only.
        case epsg(Int)
        /// The text of the definition.
        case wkt(String)
    }

    let definition: Definition

    /// `wgs84`, `cgcs2000`, `gcj02`, `bd09`, `bd09mc` or `EPSG:n`, one spelling each, which ``init(parsing:in:)`` reads back; for WKT its name.
    public let identifier: String

    /// The system in words that ``init(parsing:in:)`` reads back: the identifier, or the WKT that stands for it.
    package var definitionText: String {
        if case .wkt(let text) = definition { text } else { identifier }
    }

    /// The name in full, as EPSG or the definition gives it.
    public let name: String

    /// True where coordinates are longitude and latitude in degrees.
    public let isGeographic: Bool

    /// Length of the unit of a projected system in metres; nil for a geographic one.
    public let metresPerUnit: Double?

    /// Identifier, then the name in brackets: `wgs84 (WGS 84)`.
    public var description: String { "\(identifier) (\(name))" }

    init(definition: Definition, identifier: String, name: String, isGeographic: Bool, metresPerUnit: Double?) {
        self.definition = definition
        self.identifier = identifier
        self.name = name
        self.isGeographic = isGeographic
        self.metresPerUnit = metresPerUnit
    }

    private init(geographic definition: Definition, _ identifier: String, _ name: String) {
        self.init(definition: definition, identifier: identifier, name: name, isGeographic: true, metresPerUnit: nil)
    }
}

extension CoordinateReferenceSystem {
    /// EPSG:4326.
    public static let wgs84 = CoordinateReferenceSystem(geographic: .wgs84, "wgs84", "WGS 84")
    /// EPSG:4490.
    public static let cgcs2000 = CoordinateReferenceSystem(
        geographic: .cgcs2000, "cgcs2000", "China Geodetic Coordinate System 2000")
    /// The shifted longitude and latitude of Amap, Tencent and Google's maps of China.
    public static let gcj02 = CoordinateReferenceSystem(geographic: .gcj02, "gcj02", "GCJ-02")
    /// The twice shifted longitude and latitude of Baidu.
    public static let bd09 = CoordinateReferenceSystem(geographic: .bd09, "bd09", "BD-09")
    /// The metres of Baidu's map: BD-09 in a Mercator grid of Baidu's own.
    public static let bd09mc = CoordinateReferenceSystem(
        definition: .bd09mc, identifier: "bd09mc", name: "BD-09 / Baidu Mercator", isGeographic: false, metresPerUnit: 1)
    /// EPSG:3857, metres only near the equator.
    public static let webMercator = CoordinateReferenceSystem(
        definition: .webMercator, identifier: "EPSG:3857", name: "WGS 84 / Pseudo-Mercator", isGeographic: false, metresPerUnit: 1)

    /// Whether it is one of the shifted systems of Chinese web maps: whose places are told in WGS 84 only where that is asked for.
    package var isShifted: Bool { self == .gcj02 || self == .bd09 || self == .bd09mc }

    /// Whether the numbers of both are of one survey: WGS 84 and CGCS2000, Baidu's degrees and Baidu's metres.
    func agrees(with other: CoordinateReferenceSystem) -> Bool {
        let alike: [Set<CoordinateReferenceSystem>] = [[.wgs84, .cgcs2000], [.bd09, .bd09mc]]
        return self == other || alike.contains { $0.isSuperset(of: [self, other]) }
    }

    /// The systems that need no database: 4326, 4490, 3857 and the Gauss-Krüger grids 4491…4554.
    static func builtIn(epsg: Int) -> CoordinateReferenceSystem? {
        switch epsg {
        case 4326: .wgs84
        case 4490: .cgcs2000
        case 3857: .webMercator
        default:
            GaussKruger(epsg: epsg).map {
                CoordinateReferenceSystem(
                    definition: .gaussKruger($0), identifier: "EPSG:\(epsg)", name: $0.name, isGeographic: false, metresPerUnit: 1)
            }
        }
    }
}
