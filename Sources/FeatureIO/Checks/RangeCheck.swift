import Geometry

/// Whether the coordinates can be what the layer's CRS says they are; each fault names the likely cause.
struct RangeCheck {
    let crs: String
    let isGeographic: Bool
    let file: String

    /// Looks through every feature. Complexity: linear in the number of vertices; one diagnostic a feature at most.
    /// - Parameter extent: where all vertices lie, if that is known: mostly it tells that none need be looked at.
    static func diagnostics(_ collection: FeatureCollection, within extent: DegreeExtent? = nil, file: String) -> [Diagnostic] {
        guard let crs = collection.crs, let isGeographic = CRSName.isGeographic(crs) else { return [] }
        if let extent, isGeographic ? !extent.hasBeyond : !extent.hasWithin { return [] }
        let check = RangeCheck(crs: crs, isGeographic: isGeographic, file: file)
        return collection.features.flatMap { check.diagnostics($0) }
    }

    /// The same for one feature.
    func diagnostics(_ feature: Feature) -> [Diagnostic] {
        guard let shape = feature.shape else { return [] }
        var faults = FaultList()
        shape.forEachCoordinate { place in
            if isGeographic { Self.checkDegrees(place, crs, &faults) } else { Self.checkMetres(place, crs, &faults) }
        }
        return faults.isEmpty ? [] : faults.diagnostics(file: file, feature: feature.label)
    }

    private static func checkDegrees(_ place: Coordinate, _ crs: String, _ faults: inout FaultList) {
        let (x, y) = (place.x, place.y)
        guard DegreeExtent.isBeyond(place) else { return }
        if abs(x) <= 90 && abs(y) <= 180 {
            faults.add(
                FileFault.coordinatesLookSwapped, at: place,
                "the latitude \(y) is beyond 90 degrees: longitude and latitude look swapped",
                fix: "Write the longitude first: [\(y), \(x)]")
        } else if abs(x) > 1000 || abs(y) > 1000 {
            faults.add(
                FileFault.coordinatesLookLikeMetres, at: place,
                "the coordinates look like metres of a projected system, but the layer is \(CRSName.brief(crs)) in degrees",
                fix: "Name the system that they are in: as the member \"crs\" of GeoJSON, with --crs, or as \"crs\" in pack.json")
        } else {
            faults.add(
                CoordinateFault.outOfRange, at: place,
                "longitude \(x), latitude \(y) is no place on Earth: longitude runs to 180 degrees, latitude to 90",
                fix: "Correct the vertex, or convert the layer to longitude and latitude")
        }
    }

    private static func checkMetres(_ place: Coordinate, _ crs: String, _ faults: inout FaultList) {
        guard abs(place.x) <= 180, abs(place.y) <= 90 else { return }
        if place.x == 0, place.y == 0 {
            faults.add(
                CoordinateFault.zero, at: place, "a vertex is at 0, 0, where a missing coordinate ends up",
                fix: "Draw the vertex where it belongs, or delete it")
            return
        }
        faults.add(
            FileFault.coordinatesLookLikeDegrees, at: place,
            "the coordinates look like degrees, but the layer is \(CRSName.brief(crs)) in metres",
            fix: "Name the system that they are in; longitude and latitude on WGS 84 are EPSG:4326")
    }
}
