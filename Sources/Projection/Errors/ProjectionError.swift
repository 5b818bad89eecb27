import Geometry
import Wording

/// Why a coordinate reference system could not be understood, or a place could not be taken from one to another.
///
/// One error type for the module's reference systems and transformations; ``CoordinateError`` is the one for written coordinates.
public struct ProjectionError: Error, Hashable, Spoken {
    /// The kind of failure, with a stable spelling for diagnostics and scripts.
    public enum Code: String, CaseIterable, FaultCode {
        /// The reference system is not known.
        case unknownCRS = "unknown-crs"
        /// The .prj file does not exist.
        case fileNotFound = "crs-file-not-found"
        /// The .prj file cannot be read.
        case unreadableFile = "crs-file-unreadable"
        /// The reference system is known, and places cannot be carried from it.
        case unsupportedCRS = "unsupported-crs"
        /// The database of PROJ is not found.
        case databaseMissing = "proj-database-missing"
        /// PROJ knows no way between the two systems.
        case noTransformation = "no-transformation"
        /// The place lies where its system is not defined.
        case outOfDomain = "coordinate-out-of-domain"
        /// There is no memory left for PROJ.
        case outOfMemory = "out-of-memory"
    }

    /// `unknown-crs`, `coordinate-out-of-domain` …: what scripts go by.
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

    /// What is wrong, and how to mend it, as sentences.
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

    static func noTransformation(name: String, datum: String) -> ProjectionError {
        ProjectionError(
            .noTransformation, what: "PROJ knows no transformation between \(name) and WGS 84 or CGCS2000", fix: ownParameters(datum))
    }

    static func ownParameters(_ datum: String) -> Phrase {
        "Check that the numbers are in \(datum). A survey in it needs its own seven parameters: transform it with them to CGCS2000, then give EPSG:4490 or EPSG:4548; or give a .prj file whose WKT holds them as TOWGS84"
    }
}
