import StrictJSON
import Wording

/// The member "crs" of GeoJSON 2008: gone from RFC 7946, which knows WGS84 only, yet still written by many programs.
enum GeoJSONCRS {
    /// What the member says: a system, that it is not known (null: as if it were not there), or something that cannot be read.
    enum Word: Equatable {
        case system(String)
        case unknown
        case unreadable
    }

    /// Coordinates stand longitude or easting first whatever the code's own order of axes: that is how every program writes them.
    static func word(_ value: JSONValue) -> Word {
        if case .null = value { return .unknown }
        if case .string(let name) = value["properties"]?["name"] ?? .null, let code = CRSName.epsg(name) { return .system(code) }
        return .unreadable
    }

    /// `EPSG:n` if the member names a code or CRS84; otherwise nil and a diagnostic.
    static func read(_ value: JSONValue, file: String, _ diagnostics: inout [Diagnostic]) -> String? {
        switch word(value) {
        case .system(let code): return code
        case .unknown:
            diagnostics.append(.unnamedCRS(unnamed, file: file))
        case .unreadable:
            diagnostics.append(unreadable(value, file: file))
        }
        return nil
    }

    /// A feature or a geometry that names a system of its own (GeoJSON 2008; PostGIS writes it so): another than the file's would shift it.
    static func check(_ value: JSONValue, is crs: String?, _ faults: inout FaultList) {
        switch word(value) {
        case .unknown: return
        case .system(let code) where code == crs: return
        case .system, .unreadable:
            faults.add(
                FileFault.crsOfFeature, "the feature names a reference system of its own, and a file is read in one",
                fix: "Name the system once, as the member \"crs\" of the whole file, and take it out of the features")
        }
    }

    static let unnamed: Phrase = "the member \"crs\" is null: the file says that its reference system is not known"

    static func unreadable(_ value: JSONValue, file: String) -> Diagnostic {
        var what: Phrase = "the member \"crs\" does not name an EPSG code or CRS84"
        if case .string(let type) = value["type"] ?? .null, type.uppercased() == "EPSG" {
            // GeoJSON 2008 before its final form: whether longitude or latitude comes first was never settled for it.
            what = "the member \"crs\" has the form {\"type\": \"EPSG\"} of a draft of 2008, which leaves the order of the axes open"
        }
        return Diagnostic(
            code: FileFault.crsUnreadable, file: file, what: what,
            fix:
                "Write it as {\"type\": \"name\", \"properties\": {\"name\": \"urn:ogc:def:crs:EPSG::4548\"}}, easting or longitude first, or leave it out for longitude and latitude on WGS 84"
        )
    }
}

extension Diagnostic {
    /// A file that should name its reference system and does not, where nothing else tells it.
    static func unnamedCRS(_ what: Phrase, file: String) -> Diagnostic {
        Diagnostic(
            code: FileFault.crsUnreadable, file: file, what: what,
            fix: "Name it in the file (QGIS: Export, Save Features As, with its CRS), or tell it with --crs")
    }
}
