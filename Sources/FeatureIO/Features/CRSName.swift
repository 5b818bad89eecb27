/// Names of coordinate reference systems as files write them. Only the writing is read here; what a system means is for Projection.
enum CRSName {
    /// `EPSG:n` for the usual writings of an EPSG code or of CRS84 (WGS84, longitude first); nil for anything else.
    ///
    /// Understood: `EPSG:4326`, `urn:ogc:def:crs:EPSG::4548`, `urn:ogc:def:crs:OGC:1.3:CRS84`, `OGC:CRS84`,
    /// `http://www.opengis.net/def/crs/EPSG/0/4548`, `http://www.opengis.net/gml/srs/epsg.xml#4548`; upper and lower case alike.
    static func epsg(_ text: String) -> String? {
        let name = text.uppercased()
        if name.hasSuffix("CRS84") && (name.hasPrefix("URN:OGC:DEF:CRS:OGC:") || name == "OGC:CRS84" || name.hasSuffix("/OGC/1.3/CRS84")) {
            return "EPSG:4326"
        }
        let prefixes = [
            "EPSG:", "URN:OGC:DEF:CRS:EPSG:", "URN:X-OGC:DEF:CRS:EPSG:", "HTTP://WWW.OPENGIS.NET/DEF/CRS/EPSG/",
            "HTTPS://WWW.OPENGIS.NET/DEF/CRS/EPSG/", "HTTP://WWW.OPENGIS.NET/GML/SRS/EPSG.XML#",
        ]
        guard let prefix = prefixes.first(where: { name.hasPrefix($0) }) else { return nil }
        // The code is what stands last; a version of the register may stand before it.
        let parts = name.dropFirst(prefix.count).split(omittingEmptySubsequences: true) { $0 == ":" || $0 == "/" }
        guard (1...2).contains(parts.count), let code = parts.last, let number = Int(code), number > 0, code.utf8.allSatisfy({ $0 >= 0x30 })
        else { return nil }
        return "EPSG:\(number)"
    }

    /// Whether coordinates are in degrees; nil where the name alone does not tell.
    @Sendable static func isGeographic(_ crs: String) -> Bool? {
        if let code = epsg(crs) {
            // The systems that this program writes itself; what any other is, the register knows.
            let number = Int(code.dropFirst(5)) ?? 0
            if number == 4326 || number == 4490 { return true }
            return (4491...4554).contains(number) || number == 3857 ? false : nil
        }
        // WKT opens with the kind of its system (WKT1 and WKT2).
        let head = crs.drop { $0.isWhitespace }.prefix(8).uppercased()
        if head.hasPrefix("GEOGCS") || head.hasPrefix("GEOGCRS") || head.hasPrefix("GEODCRS") { return true }
        if head.hasPrefix("PROJCS") || head.hasPrefix("PROJCRS") { return false }
        return nil
    }

    /// Whether a definition says no more than that the system is not known: how GDAL and QGIS fill the place where one belongs.
    static func isUnknown(_ definition: String) -> Bool {
        let text = definition.drop { $0.isWhitespace }.lowercased()
        if text.isEmpty || text == "undefined" || text == "unknown" { return true }
        guard text.hasPrefix("local_cs") || text.hasPrefix("engcrs") || text.hasPrefix("engineeringcrs") else { return false }
        let name = text.split(separator: "\"", maxSplits: 2).dropFirst().first ?? ""
        return ["undefined", "unknown", "unnamed", "cartesian"].contains { name.hasPrefix($0) }
    }

    /// Whether a definition is of axes without a place on the earth, as GDAL writes a system that it does not know.
    static func isPlaceless(_ definition: String) -> Bool {
        let text = definition.lowercased()
        return ["engcrs[", "engineeringcrs[", "local_cs["].contains { text.hasPrefix($0) }
    }

    /// A name short enough for a message: the code, or the name that stands first in a WKT text.
    static func brief(_ crs: String) -> String {
        guard epsg(crs) == nil else { return crs }
        let parts = crs.split(separator: "\"", maxSplits: 2)
        return parts.count == 3 ? String(parts[1].prefix(60)) : String(crs.prefix(60))
    }
}
