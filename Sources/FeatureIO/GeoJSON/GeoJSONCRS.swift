import StrictJSON
import Wording

/// The member "crs" of GeoJSON 2008: gone from RFC 7946, which knows WGS84 only, yet still written by many programs.
enum GeoJSONCRS {
    /// `EPSG:n` if the member names a code or CRS84; otherwise nil and a diagnostic.
    ///
    /// Coordinates stand longitude or easting first whatever the code's own order of axes: that is how every program writes them.
    static func read(_ value: JSONValue, file: String, _ diagnostics: inout [Diagnostic]) -> String? {
        let properties = value["properties"]
        if case .string(let name) = properties?["name"] ?? .null, let code = CRSName.epsg(name) { return code }
        if case .string(let type) = value["type"] ?? .null, type.uppercased() == "EPSG",
            case .number(let code) = properties?["code"] ?? .null,
            let code = CRSName.epsg("EPSG:" + code.literal)
        {
            return code
        }
        var what: Phrase = "the member \"crs\" does not name an EPSG code or CRS84"
        if case .null = value { what = "the member \"crs\" is null: the file says that its CRS is not known" }
        diagnostics.append(
            Diagnostic(
                code: "crs-unreadable", file: file, what: what,
                fix: "Convert the layer to longitude and latitude (WGS84) and leave \"crs\" out, or name it like urn:ogc:def:crs:EPSG::4548"
            ))
        return nil
    }
}
