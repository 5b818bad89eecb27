import CPROJ

extension CoordinateReferenceSystem {
    /// The definition as WKT 1 in GDAL's dialect, which GeoPackages and `.prj` files hold; from PROJ's database.
    ///
    /// GCJ-02 and BD-09 have none: they are no reference systems of any register, and maps are not written in them.
    package func wellKnownText() throws(ProjectionError) -> String { try text(PJ_WKT1_GDAL) }

    /// The definition as `.prj` files have it, WKT 1 in ESRI's dialect, whose names ArcGIS goes by.
    package func prjText() throws(ProjectionError) -> String { try text(PJ_WKT1_ESRI) }

    private func text(_ dialect: PJ_WKT_TYPE) throws(ProjectionError) -> String {
        if isShifted {
            throw ProjectionError(
                .unsupportedCRS, what: "\(identifier) has no definition that other programs know",
                fix: "Write the file in wgs84 or cgcs2000")
        }
        let context = try PROJDatabase.open()
        guard let crs = unsafe PROJObject(cproj_create(context.pointer, registerText)) else { throw .unknown(identifier) }
        guard let text = unsafe cproj_as_wkt(context.pointer, crs.pointer, dialect) else {
            // What WKT 1 cannot say stays as it was given.
            if case .wkt(let given) = definition { return given }
            throw .unknown(identifier)
        }
        return unsafe String(cString: text).split(separator: "\n").map { $0.drop { $0 == " " } }.joined()
    }

    /// The system as PROJ knows it: `EPSG:n`, or WKT.
    var registerText: String { epsgCode.map { "EPSG:\($0)" } ?? definitionText }

    /// The number in EPSG's register; nil where the system is not in it.
    public var epsgCode: Int? {
        switch definition {
        case .wgs84: 4326
        case .cgcs2000: 4490
        default: identifier.hasPrefix("EPSG:") ? Int(identifier.dropFirst(5)) : nil
        }
    }
}
