import CPROJ

extension CoordinateReferenceSystem {
    /// The definition as WKT 1 in GDAL's dialect, which GeoPackages and `.prj` files hold; from PROJ's database.
    ///
    /// GCJ-02 and BD-09 have none: they are no reference systems of any register, and maps are not written in them.
    public func wellKnownText() throws(ProjectionError) -> String {
        let name: String
        switch definition {
        case .wkt(let text): return text
        case .wgs84: name = "EPSG:4326"
        case .cgcs2000: name = "EPSG:4490"
        case .webMercator, .gaussKruger, .epsg: name = identifier
        case .gcj02, .bd09:
            throw ProjectionError(
                .unsupportedCRS, what: "\(identifier) has no definition that other programs know",
                fix: "Write the file in wgs84 or cgcs2000")
        }
        let context = try PROJDatabase.open()
        guard let crs = unsafe PROJObject(cproj_create(context.pointer, name)),
            let text = unsafe cproj_as_wkt(context.pointer, crs.pointer, PJ_WKT1_GDAL)
        else { throw .unknown(name) }
        return unsafe String(cString: text).split(separator: "\n").map { $0.drop { $0 == " " } }.joined()
    }

    /// The number in EPSG's register; nil where the system is not in it.
    public var epsgCode: Int? {
        switch definition {
        case .wgs84: 4326
        case .cgcs2000: 4490
        default: identifier.hasPrefix("EPSG:") ? Int(identifier.dropFirst(5)) : nil
        }
    }
}
