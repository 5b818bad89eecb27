import Geometry
import Wording

/// A written pair read as longitude and latitude in degrees.
enum GeographicReader {
    /// Throws where the order contradicts itself, a value is out of range, or the pair looks swapped.
    static func place(of pair: WrittenPair, crs: CoordinateReferenceSystem) throws(Refusal) -> Coordinate {
        for value in [pair.first, pair.second] where value.label == .easting || value.label == .northing {
            throw Refusal(
                .wrongCRS, "easting and northing belong to a projected system, and \(crs.identifier) has longitude and latitude",
                "Name the system of the numbers; the grid of CGCS2000 with the central meridian 117°E is EPSG:4548")
        }
        let axes = try (pair.first.axis, pair.second.axis)
        if (axes.0 == nil) != (axes.1 == nil) {
            throw Refusal(
                .mixed, "only one of the two numbers has a letter or label",
                "Give both: \(pair.first.text), \(pair.second.text) as 116.5E 39.8N")
        }
        if axes.0 != nil && axes.0 == axes.1 {
            throw Refusal(
                .sameAxis, axes.0 == .first ? "both numbers are marked as longitude" : "both numbers are marked as latitude",
                "Mark one as longitude (E) and one as latitude (N)")
        }
        if pair.first.isMarked != pair.second.isMarked {
            throw Refusal(
                .mixed, "one number has degree signs and the other has none",
                "Write both the same way: 116.5074,39.7920 or 116°30′27″ 39°47′31″")
        }
        let (x, y) = axes.0 == .second ? (pair.second, pair.first) : (pair.first, pair.second)
        let place = try Coordinate(x: x.degrees, y: y.degrees)
        try check(place, x, y, isBare: axes.0 == nil, crs)
        return place
    }

    private static func check(_ place: Coordinate, _ x: WrittenValue, _ y: WrittenValue, isBare: Bool, _ crs: CoordinateReferenceSystem)
        throws(Refusal)
    {
        let meant: Phrase = isBare ? "\(y.text),\(x.text)" : "longitude \(y.text), latitude \(x.text)"
        let swappedFits = abs(place.x) <= 90 && abs(place.y) <= 180
        if abs(place.y) > 90 && swappedFits {
            throw Refusal(
                .swapped, "\(y.text) cannot be a latitude; the pair looks swapped", "Did you mean \(meant)? Longitude comes first")
        }
        guard abs(place.x) <= 180, abs(place.y) <= 90 else { throw outOfRange(x, y, place, crs) }
        // In western China both numbers can be latitudes (43.8,87.6 for Ürümqi): where only the swapped pair lies in China, it was meant.
        if isBare && !isChina(place) && isChina(Coordinate(x: place.y, y: place.x)) {
            throw Refusal(
                .swapped, "as longitude, latitude this lies far from China, the other way round it lies in China; it looks swapped",
                "Did you mean \(meant)? If not, write letters: \(x.text)E \(y.text)N")
        }
    }

    private static func outOfRange(_ x: WrittenValue, _ y: WrittenValue, _ place: Coordinate, _ crs: CoordinateReferenceSystem) -> Refusal {
        if min(abs(place.x), abs(place.y)) > 1000 { return ForeignMetres.refusal(of: place, crs) }
        let wrong: Phrase = abs(place.x) > 180 ? "\(x.text) cannot be a longitude" : "\(y.text) cannot be a latitude"
        return Refusal(.outOfRange, wrong, "Longitude runs from -180 to 180, latitude from -90 to 90, in degrees")
    }

    /// Degrees, generously.
    private static func isChina(_ place: Coordinate) -> Bool { (73...136).contains(place.x) && (3...54).contains(place.y) }
}
