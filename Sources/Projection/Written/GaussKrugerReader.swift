import Geometry

/// Tells easting from northing by magnitude in a Gauss-Krüger grid of CGCS2000, where Chinese practice writes northing first (and calls it x).
///
/// In China a northing lies between 1,000 and 6,200 km, an easting between 100 and 900 km, with or without the zone number in front:
/// the ranges do not overlap, so the order is never a guess.
struct GaussKrugerReader {
    let grid: GaussKruger

    static let northings = 1_000_000.0...6_200_000.0
    private static let eastings = 100_000.0...900_000.0

    /// Why metres that are no place of the grid may be none: northing before easting, or another zone number; nil where neither explains it.
    func refusal(of place: Coordinate) -> Refusal? {
        if Self.northings.contains(place.x), Self.zone(of: place.y) != nil {
            return Refusal(.swapped, "northing stands before easting", "Write easting first in a file, then northing")
        }
        guard Self.northings.contains(place.y), let zone = Self.zone(of: place.x) else { return nil }
        do throws(Refusal) {
            try checkPrefix(zone)
            return nil
        } catch { return error }
    }

    func place(_ pair: WrittenPair, _ a: Double, _ b: Double) throws(Refusal) -> Coordinate {
        let said = try pair.projectedOrder(x: nil)
        let order: Token.Axis
        if Self.northings.contains(b), Self.zone(of: a) != nil {
            order = .first
        } else if Self.northings.contains(a), Self.zone(of: b) != nil {
            order = .second
        } else {
            let zone = grid.prefix.map { "\($0)" } ?? ""
            throw Refusal(
                .outOfRange, "these are no easting and northing in China",
                "Give easting (\(zone)100000 to \(zone)900000) and northing (1000000 to 6200000) in metres"
            )
        }
        if let said, said != order {
            throw Refusal(
                .swapped, "the letters or labels call the easting northing; they look exchanged", "Exchange the letters, or leave them out")
        }
        let place = order == .first ? Coordinate(x: a, y: b) : Coordinate(x: b, y: a)
        try checkPrefix(Self.zone(of: place.x) ?? 0)
        return place
    }

    /// The zone number in front of an easting, 0 for none, nil where it is no easting at all.
    static func zone(of easting: Double) -> Int? {
        guard easting >= 0, easting < 46_000_000 else { return nil }
        let zone = Int(easting / 1_000_000)
        guard eastings.contains(easting - Double(zone) * 1_000_000) else { return nil }
        return zone == 0 || GaussKruger(prefix: zone) != nil ? zone : nil
    }

    private func checkPrefix(_ found: Int) throws(Refusal) {
        guard found != grid.prefix ?? 0 else { return }
        if found == 0 {
            throw Refusal(
                .wrongCRS, "the easting lacks the zone number \(grid.zone) that EPSG:\(grid.epsg) puts in front",
                "Name EPSG:\(grid.twin.epsg) if the central meridian is \(grid.centralMeridian)°E, or write the zone number")
        }
        let other = GaussKruger(prefix: found)
        throw Refusal(
            .wrongCRS, "the easting begins with zone number \(found), which EPSG:\(grid.epsg) does not have",
            "Name EPSG:\(other?.epsg ?? 0) (\(other?.name ?? "")), or check the numbers")
    }
}
