/// PROJ pipelines that need no database, from longitude and latitude in degrees.
///
/// The same parameters as EPSG's; the tests compare each with the database to a micrometre.
enum BuiltInPipeline {
    static func text(for grid: GaussKruger) -> String {
        fromDegrees
            + "+step +proj=tmerc +lat_0=0 +lon_0=\(grid.centralMeridian) +k=1 +x_0=\(Int(grid.falseEasting)) +y_0=0 +ellps=GRS80"
    }

    /// EPSG:3857: spherical formulas on the ellipsoid's latitude, on purpose.
    static let webMercator = fromDegrees + "+step +proj=webmerc +lat_0=0 +lon_0=0 +x_0=0 +y_0=0 +ellps=WGS84"

    private static let fromDegrees = "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad "
}
