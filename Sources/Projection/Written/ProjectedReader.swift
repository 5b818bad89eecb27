import Geometry

/// A written pair read as easting and northing of a projected system, in its unit.
enum ProjectedReader {
    /// Throws where the numbers are degrees, belong to another zone, or contradict their letters.
    static func place(of pair: WrittenPair, crs: CoordinateReferenceSystem) throws(Refusal) -> Coordinate {
        for value in [pair.first, pair.second] {
            let isLonLat = value.label == .longitude || value.label == .latitude
            guard !isLonLat, value.hemisphere?.isNegative != true, value.numbers.count == 1,
                value.marks.allSatisfy({ $0 == .metre || $0 == .minute })
            else {
                throw degreesGiven(crs)
            }
        }
        let (a, b) = (number(pair.first), number(pair.second))
        if abs(a) <= 180 && abs(b) <= 180 { throw degreesGiven(crs) }
        if case .gaussKruger(let grid) = crs.definition {
            return try GaussKrugerReader(grid: grid).place(pair, a, b)
        }
        let isNorthingFirst = try pair.projectedOrder(x: .first) == .second
        let place = isNorthingFirst ? Coordinate(x: b, y: a) : Coordinate(x: a, y: b)
        let turned = Coordinate(x: place.y, y: place.x)
        // In China an easting of a Mercator grid is larger than any northing.
        if crs == .bd09mc, !ForeignMetres.mercator.contains(place), ForeignMetres.mercator.contains(turned) {
            throw Refusal(
                .swapped, "the easting comes first, and the pair looks swapped", "Did you mean \(pair.second.text),\(pair.first.text)?")
        }
        return place
    }

    private static func number(_ value: WrittenValue) -> Double {
        value.numbers[0].isNegative ? -value.numbers[0].magnitude : value.numbers[0].magnitude
    }

    private static func degreesGiven(_ crs: CoordinateReferenceSystem) -> Refusal {
        Refusal(
            .wrongCRS, "this looks like degrees, but \(crs.identifier) has easting and northing",
            "Name the system of the numbers (wgs84, cgcs2000, gcj02 or bd09), or give easting, then northing")
    }
}
