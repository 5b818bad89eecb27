import Geometry
import Wording

/// Why a place is refused: what needs the systems, their grids and areas of use to be told.
extension ProjectionError {
    static func outOfDomain(
        _ place: Coordinate, from source: CoordinateReferenceSystem, to target: CoordinateReferenceSystem
    ) -> ProjectionError {
        let what: Phrase = "\(place.x), \(place.y) in \(source.identifier) has no place in \(target.identifier)"
        if case .gaussKruger(let grid) = source.definition, let cause = GaussKrugerReader(grid: grid).refusal(of: place) {
            return ProjectionError(.outOfDomain, what: "\(what): \(cause.what)", fix: cause.fix).at(place)
        }
        return ProjectionError(
            .outOfDomain, what: what,
            fix: source.isGeographic
                ? "Give longitude (−180 to 180), then latitude (−90 to 90), in degrees"
                : "Check that the numbers are easting, then northing, and that \(source.identifier) is their reference system"
        ).at(place)
    }

    /// A place on the globe that is far from where the system is used.
    static func farOff(_ place: Coordinate?, at degrees: Coordinate, _ crs: CoordinateReferenceSystem) -> ProjectionError {
        let lonLat = "\(short(degrees.x)), \(short(degrees.y))"
        return ProjectionError(
            .outOfDomain,
            what: place.map {
                "\($0.x), \($0.y) in \(crs.identifier) would be longitude, latitude \(lonLat), far from where that system is used"
            }
                ?? "longitude, latitude \(lonLat) is far from where \(crs.identifier) (\(crs.name)) is used",
            fix: "Check the digits, the signs and the order of the numbers, and the systems that are named")
    }

    /// EPSG's transformations are for other parts of the world than where the place lies.
    static func outOfUse(_ degrees: Coordinate, datum: String, areas: [Phrase]) -> ProjectionError {
        ProjectionError(
            .noTransformation,
            what:
                "no transformation between \(datum) and WGS 84 is known to \(Int(PROJOperation.greatestError)) m at longitude, latitude \(short(degrees.x)), \(short(degrees.y)), but only for: \(Phrase.list(areas))",
            fix: ownParameters(datum))
    }

    /// Two decimals, a kilometre: a place that no transformation holds for is not known better than to some hundred metres.
    private static func short(_ degrees: Double) -> String { "\((degrees * 100).rounded() / 100)" }
}
