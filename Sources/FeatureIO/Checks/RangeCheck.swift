import Geometry

/// Whether the coordinates can be what the layer's CRS says they are; each fault names the likely cause.
enum RangeCheck {
    /// Looks through every feature. Complexity: linear in the number of vertices; one diagnostic a feature at most.
    static func diagnostics(_ collection: FeatureCollection, file: String) -> [Diagnostic] {
        guard let crs = collection.crs, let geographic = CRSName.isGeographic(crs) else { return [] }
        return collection.features.flatMap { faults($0, crs, geographic: geographic, file: file) }
    }

    /// The same for one feature.
    static func diagnostics(_ feature: Feature, crs: String?, file: String) -> [Diagnostic] {
        guard let crs, let geographic = CRSName.isGeographic(crs) else { return [] }
        return faults(feature, crs, geographic: geographic, file: file)
    }

    private static func faults(_ feature: Feature, _ crs: String, geographic: Bool, file: String) -> [Diagnostic] {
        guard let shape = feature.shape else { return [] }
        var faults = FaultList()
        for place in shape.coordinates {
            if geographic { checkDegrees(place, crs, &faults) } else { checkMetres(place, crs, &faults) }
        }
        return faults.isEmpty ? [] : faults.diagnostics(file: file, feature: feature.label)
    }

    private static func checkDegrees(_ place: Coordinate, _ crs: String, _ faults: inout FaultList) {
        let (x, y) = (place.x, place.y)
        guard abs(x) > 180 || abs(y) > 90 else { return }
        if abs(x) <= 90 && abs(y) <= 180 {
            faults.add(
                "coordinates-look-swapped", at: place,
                "the latitude \(y) is beyond 90 degrees: longitude and latitude look swapped",
                fix: "Write the longitude first: [\(y), \(x)]")
        } else if abs(x) > 1000 || abs(y) > 1000 {
            faults.add(
                "coordinates-look-like-metres", at: place,
                "the coordinates look like metres of a projected system, but the layer is \(CRSName.brief(crs)) in degrees",
                fix: "Convert the layer to longitude and latitude, or give it in a format that carries its own CRS (.gpkg, .shp with .prj)")
        } else {
            faults.add(
                "coordinate-out-of-range", at: place,
                "longitude \(x), latitude \(y) is no place on Earth: longitude runs to 180 degrees, latitude to 90",
                fix: "Correct the vertex, or convert the layer to longitude and latitude")
        }
    }

    private static func checkMetres(_ place: Coordinate, _ crs: String, _ faults: inout FaultList) {
        guard abs(place.x) <= 180, abs(place.y) <= 90, place.x != 0 || place.y != 0 else { return }
        faults.add(
            "coordinates-look-like-degrees", at: place,
            "the coordinates look like degrees, but the layer is \(CRSName.brief(crs)) in metres",
            fix: "Name the CRS that the coordinates are in; degrees are EPSG:4326")
    }
}
