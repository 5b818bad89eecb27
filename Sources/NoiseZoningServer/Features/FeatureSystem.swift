import Projection
import ZoningModel

/// A reference system that features are given in, by the name that OGC has for it, which says as well which axis comes first.
struct FeatureSystem: Sendable, Hashable {
    let uri: String
    let crs: CoordinateReferenceSystem
    /// Longitude and latitude; else the working plane of the map.
    let isInDegrees: Bool
    /// Latitude or northing comes first.
    let isNorthFirst: Bool

    private init(_ name: String, _ crs: CoordinateReferenceSystem, isInDegrees: Bool, isNorthFirst: Bool) {
        uri = "http://www.opengis.net/def/crs/\(name)"
        self.crs = crs
        self.isInDegrees = isInDegrees
        self.isNorthFirst = isNorthFirst
    }

    /// The usual one: longitude, then latitude of WGS 84.
    static let usual = FeatureSystem("OGC/1.3/CRS84", .wgs84, isInDegrees: true, isNorthFirst: false)

    /// Those that a map is offered in: WGS 84 and CGCS2000, and its plane where the order of its axes is known.
    static func all(of plane: CoordinateReferenceSystem) -> [FeatureSystem] {
        let degrees = [
            usual, FeatureSystem("EPSG/0/4326", .wgs84, isInDegrees: true, isNorthFirst: true),
            FeatureSystem("EPSG/0/4490", .cgcs2000, isInDegrees: true, isNorthFirst: true),
        ]
        return degrees + [storage(of: plane)].compactMap { $0 }
    }

    /// The one that the map is kept in; nil where it has no name, or the order of its axes is not known.
    static func storage(of plane: CoordinateReferenceSystem) -> FeatureSystem? {
        guard let code = plane.epsgCode, let isNorthFirst = plane.isNorthFirst, !plane.isGeographic else { return nil }
        return FeatureSystem("EPSG/0/\(code)", plane, isInDegrees: false, isNorthFirst: isNorthFirst)
    }
}
