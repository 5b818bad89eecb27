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

    init(_ code: Code, what: Phrase, fix: Phrase) {
        self.code = code
        self.what = what
        self.fix = fix
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
        ProjectionError(
            .outOfDomain, what: "\(place.x), \(place.y) in \(source.identifier) has no place in \(target.identifier)",
            fix: source.isGeographic
                ? "Give longitude (−180 to 180), then latitude (−90 to 90), in degrees"
                : "Check that the numbers are easting, then northing, and that \(source.identifier) is their reference system")
    }
}
