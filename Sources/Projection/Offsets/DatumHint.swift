import Geometry
import Glibc

/// Where a pair of degrees lies if it is WGS 84, and where if it is GCJ-02 given by mistake as WGS 84.
///
/// The numbers alone cannot tell the two apart; whoever knows the map can, by asking which of the two places fits.
public struct DatumHint: Sendable, Hashable {
    /// The pair itself, read as WGS 84.
    public let asWGS84: Coordinate
    /// The WGS 84 position of the place whose GCJ-02 reading is the pair.
    public let asGCJ02: Coordinate
    /// Metres on the ground between the two: 25 to 711 in China (measured over 18–53.6° N), 0 where GCJ-02 does not apply.
    public let distance: Double
}

/// The two readings of `pair` (degrees, longitude first) and the distance between them. O(1).
///
/// In E-Town: about 525 m. nil where the pair is no place on the globe, or has no GCJ-02 reading (only on the rim of GCJ-02's rectangle).
public func datumHint(for pair: Coordinate) -> DatumHint? {
    guard Domain.globe.contains(pair), let shifted = GCJ02.toWGS84(pair) else { return nil }
    return DatumHint(asWGS84: pair, asGCJ02: shifted, distance: groundDistance(pair, shifted))
}

/// Metres between two places at most a few kilometres apart, on WGS 84: the radii of curvature at their mean latitude. Good to 1e-6.
private func groundDistance(_ a: Coordinate, _ b: Coordinate) -> Double {
    let semiMajor = 6378137.0
    let eccentricity2 = 0.00669437999014
    let latitude = (a.y + b.y) / 2 * .pi / 180
    let w2 = 1 - eccentricity2 * sin(latitude) * sin(latitude)
    let meridian = semiMajor * (1 - eccentricity2) / (w2 * w2.squareRoot())
    let parallel = semiMajor / w2.squareRoot() * cos(latitude)
    let north = (a.y - b.y) * .pi / 180 * meridian
    let east = (a.x - b.x) * .pi / 180 * parallel
    return (north * north + east * east).squareRoot()
}
