import Geometry
import Wording

/// Why a coordinate reference system could not be understood, or a place could not be taken from one to another.
///
/// One error type for the module's reference systems and transformations; ``CoordinateError`` is the one for written coordinates.
public struct ProjectionError: Error, Hashable, Spoken {
    /// The kind of failure, with a stable spelling for diagnostics and scripts.
    public enum Code: String, Sendable, Hashable {
        case unknownCRS = "unknown-crs"
        case fileNotFound = "crs-file-not-found"
        case unreadableFile = "crs-file-unreadable"
        case unsupportedCRS = "unsupported-crs"
        case databaseMissing = "proj-database-missing"
        case noTransformation = "no-transformation"
        case outOfDomain = "coordinate-out-of-domain"
        case outOfMemory = "out-of-memory"
    }

    public let code: Code
    /// What is wrong, as a sentence without its full stop.
    public let what: Phrase
    /// How to mend it, as a sentence without its full stop.
    public let fix: Phrase
    /// The place that could not be carried, in its own system.
    public private(set) var place: Coordinate?

    init(_ code: Code, what: Phrase, fix: Phrase) {
        self.code = code
        self.what = what
        self.fix = fix
    }

    func at(_ place: Coordinate) -> ProjectionError {
        var error = self
        error.place = place
        return error
    }

    public var phrase: Phrase { "\(what). \(fix)." }
}

extension ProjectionError {
    static let acceptedForms: Phrase =
        "wgs84, cgcs2000, gcj02 (amap, tencent, google-cn), bd09 (baidu), EPSG:n, a .prj file, or WKT"

    static func unknown(_ text: String, hint: String? = nil) -> ProjectionError {
        ProjectionError(
            .unknownCRS, what: "“\(Excerpt.of(text))” is not a known coordinate reference system",
            fix: hint.map { "Did you mean \($0)? Give one of: \(acceptedForms)" } ?? "Give one of: \(acceptedForms)")
    }

    static func outOfDomain(
        _ place: Coordinate, from source: CoordinateReferenceSystem, to target: CoordinateReferenceSystem
    ) -> ProjectionError {
        let what: Phrase = "\(place.x), \(place.y) in \(source.identifier) has no place in \(target.identifier)"
        if case .gaussKruger(let grid) = source.definition, let cause = GaussKrugerReading(grid: grid).refusal(of: place) {
            return ProjectionError(.outOfDomain, what: "\(what): \(cause.what)", fix: cause.fix).at(place)
        }
        return ProjectionError(
            .outOfDomain, what: what,
            fix: source.isGeographic
                ? "Give longitude (−180 to 180), then latitude (−90 to 90), in degrees"
                : "Check that the numbers are easting, then northing, and that \(source.identifier) is their reference system"
        ).at(place)
    }

    /// A place on the globe that is far from where the system is used.
    static func farOff(_ place: Coordinate?, at degrees: Coordinate, _ crs: CoordinateReferenceSystem) -> ProjectionError {
        let lonLat = "\(short(degrees.x)), \(short(degrees.y))"
        return ProjectionError(
            .outOfDomain,
            what: place.map {
                "\($0.x), \($0.y) in \(crs.identifier) would be longitude, latitude \(lonLat), far from where that system is used"
            }
                ?? "longitude, latitude \(lonLat) is far from where \(crs.identifier) (\(crs.name)) is used",
            fix: "Check the digits, the signs and the order of the numbers, and the systems that are named")
    }

    /// EPSG's transformations are for other parts of the world than where the place lies.
    static func outOfUse(_ degrees: Coordinate, datum: String, areas: [Phrase]) -> ProjectionError {
        ProjectionError(
            .noTransformation,
            what:
                "no transformation between \(datum) and WGS 84 is known to \(Int(PROJOperation.greatestError)) m at longitude, latitude \(short(degrees.x)), \(short(degrees.y)), but only for: \(Phrase.list(areas))",
            fix: ownParameters(datum))
    }

    static func noTransformation(name: String, datum: String) -> ProjectionError {
        ProjectionError(
            .noTransformation, what: "PROJ knows no transformation between \(name) and WGS 84 or CGCS2000", fix: ownParameters(datum))
    }

    private static func ownParameters(_ datum: String) -> Phrase {
        "Check that the numbers are in \(datum). A survey in it needs its own seven parameters: transform it with them to CGCS2000, then give EPSG:4490 or EPSG:4548; or give a .prj file whose WKT holds them as TOWGS84"
    }

    /// Two decimals, a kilometre: a place that no transformation holds for is not known better than to some hundred metres.
    private static func short(_ degrees: Double) -> String { "\((degrees * 100).rounded() / 100)" }
}
