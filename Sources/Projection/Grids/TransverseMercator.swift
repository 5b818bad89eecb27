import Geometry
import SystemIO

/// Transverse Mercator on GRS80 in both directions, by the series of Krüger to the sixth power of the third flattening
/// (C. F. F. Karney, "Transverse Mercator with an accuracy of a few nanometers", 2011, equations 7–9, 35, 36).
///
/// To a micrometre within 3,900 km of the central meridian; PROJ uses the same series, and the tests hold one against the other.
struct TransverseMercator: Sendable {
    /// Degrees east.
    let centralMeridian: Double
    /// Metres.
    let falseEasting: Double
    /// For places near the meridian, which are most.
    private let near: NearMeridian

    init(centralMeridian: Double, falseEasting: Double) {
        (self.centralMeridian, self.falseEasting) = (centralMeridian, falseEasting)
        near = NearMeridian(
            centralMeridian: centralMeridian, falseEasting: falseEasting, radius: Self.radius, toConformal: Self.beta,
            toGeodetic: Self.delta)
    }

    /// GRS80 (EPSG 7019): metres, and 1/f.
    private static let semiMajorAxis = 6_378_137.0
    private static let flattening = 1 / 298.257222101
    private static let n = flattening / (2 - flattening)
    private static let eccentricity = (flattening * (2 - flattening)).squareRoot()
    /// Length of a radian of the rectified meridian, metres.
    private static let radius = semiMajorAxis / (1 + n) * polynomial(0, 1, 0, 1 / 4, 0, 1 / 64, 0, 1 / 256)

    /// From conformal to rectified.
    private static let alpha = [
        polynomial(1, 1 / 2, -2 / 3, 5 / 16, 41 / 180, -127 / 288, 7891 / 37800),
        polynomial(2, 13 / 48, -3 / 5, 557 / 1440, 281 / 630, -1_983_433 / 1_935_360),
        polynomial(3, 61 / 240, -103 / 140, 15061 / 26880, 167_603 / 181_440),
        polynomial(4, 49561 / 161_280, -179 / 168, 6_601_661 / 7_257_600),
        polynomial(5, 34729 / 80640, -3_418_889 / 1_995_840),
        polynomial(6, 212_378_941 / 319_334_400),
    ]
    /// And back.
    private static let beta = [
        polynomial(1, 1 / 2, -2 / 3, 37 / 96, -1 / 360, -81 / 512, 96199 / 604_800),
        polynomial(2, 1 / 48, 1 / 15, -437 / 1440, 46 / 105, -1_118_711 / 3_870_720),
        polynomial(3, 17 / 480, -37 / 840, -209 / 4480, 5569 / 90720),
        polynomial(4, 4397 / 161_280, -11 / 504, -830_251 / 7_257_600),
        polynomial(5, 4583 / 161_280, -108_847 / 3_991_680),
        polynomial(6, 20_648_693 / 638_668_800),
    ]

    /// From conformal latitude to geodetic (L. Krüger, 1912).
    private static let delta = [
        polynomial(1, 2, -2 / 3, -2, 116 / 45, 26 / 45, -2854 / 675),
        polynomial(2, 7 / 3, -8 / 5, -227 / 45, 2704 / 315, 2323 / 945),
        polynomial(3, 56 / 15, -136 / 35, -1262 / 105, 73814 / 2835),
        polynomial(4, 4279 / 630, -332 / 35, -399_572 / 14175),
        polynomial(5, 4174 / 315, -144_838 / 6237),
        polynomial(6, 601_676 / 22275),
    ]

    /// Beyond this the series is no longer what it says; about 150° of rectified longitude, as in PROJ.
    private static let widest = 2.623395162778

    /// Coefficients times powers of n, beginning with `power`.
    private static func polynomial(_ power: Int, _ coefficients: Double...) -> Double {
        var (sum, factor) = (0.0, 1.0)
        for _ in 0..<power { factor *= n }
        for coefficient in coefficients {
            sum += coefficient * factor
            factor *= n
        }
        return sum
    }

    /// Degrees → metres; nil too far from the central meridian.
    func forward(_ place: Coordinate) -> Coordinate? {
        let (phi, lambda) = (place.y * .pi / 180, Self.turned(place.x - centralMeridian) * .pi / 180)
        let tau = Self.conformal(tan(phi))
        let (xi, eta) = (atan2(tau, cos(lambda)), asinh(sin(lambda) / hypot(tau, cos(lambda))))
        let (dx, dy) = Self.sum(Self.alpha, xi, eta)
        guard abs(eta + dy) <= Self.widest else { return nil }
        return Coordinate(x: falseEasting + Self.radius * (eta + dy), y: Self.radius * (xi + dx))
    }

    /// Metres → degrees; nil too far from the central meridian. O(1).
    func inverse(_ place: Coordinate) -> Coordinate? { Inverse(grid: self).convert(place) }

    /// Metres → degrees of places where they stand; one that is too far from the central meridian comes back not finite. O(n).
    func inverse(_ places: UnsafeMutableBufferPointer<Coordinate>) { unsafe Inverse(grid: self).convert(places) }

    struct Inverse: QuickWay {
        let grid: TransverseMercator

        @inline(__always) func quick(_ place: Coordinate) -> Nearing { Nearing(place: grid.near.inverse(place), doubt: 0) }

        func covers(_ place: Coordinate) -> Bool { grid.near.covers(place) }

        func slow(_ place: Coordinate) -> Coordinate? { grid.inverseAnywhere(place) }
    }

    /// As ``inverse(_:)``, by the series that holds far from the meridian too.
    private func inverseAnywhere(_ place: Coordinate) -> Coordinate? {
        let (xi, eta) = (place.y / Self.radius, (place.x - falseEasting) / Self.radius)
        guard abs(eta) <= Self.widest else { return nil }
        let (dx, dy) = Self.sum(Self.beta, xi, eta)
        let (x, y) = (xi - dx, eta - dy)
        let (sinhY, cosX) = (sinh(y), cos(x))
        let lambda = atan2(sinhY, cosX)
        let phi = atan(Self.geodetic(sin(x) / hypot(sinhY, cosX)))
        return Coordinate(x: Self.turned(lambda * 180 / .pi + centralMeridian), y: phi * 180 / .pi)
    }

    /// Degrees between −180 and 180.
    private static func turned(_ degrees: Double) -> Double { degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees }

    /// Σ cⱼ sin 2jξ cosh 2jη and Σ cⱼ cos 2jξ sinh 2jη, by Clenshaw's sum with the complex argument ξ + iη.
    private static func sum(_ coefficients: [Double], _ xi: Double, _ eta: Double) -> (Double, Double) {
        let (s, c, sh, ch) = (sin(2 * xi), cos(2 * xi), sinh(2 * eta), cosh(2 * eta))
        let (re, im) = (2 * c * ch, -2 * s * sh)
        var (br, bi, cr, ci) = (0.0, 0.0, 0.0, 0.0)
        for coefficient in coefficients.reversed() {
            (br, bi, cr, ci) = (coefficient + re * br - im * bi - cr, re * bi + im * br - ci, br, bi)
        }
        let (sr, si) = (s * ch, c * sh)
        return (br * sr - bi * si, br * si + bi * sr)
    }

    /// Tangent of the conformal latitude from that of the geodetic one.
    private static func conformal(_ tau: Double) -> Double {
        let root = (1 + tau * tau).squareRoot()
        let sigma = sinh(eccentricity * atanh(eccentricity * tau / root))
        return tau * (1 + sigma * sigma).squareRoot() - sigma * root
    }

    /// And back, by Newton's method; two or three steps reach the last digit.
    private static func geodetic(_ conformalTau: Double) -> Double {
        let square = 1 - eccentricity * eccentricity
        var tau = conformalTau / square
        guard tau.isFinite, abs(tau) < 1e9 else { return tau }
        for _ in 0..<6 {
            let current = conformal(tau)
            let step =
                (conformalTau - current) / (1 + current * current).squareRoot() * (1 + square * tau * tau)
                / (square * (1 + tau * tau).squareRoot())
            tau += step
            if abs(step) <= 1e-15 * max(1, abs(tau)) { break }
        }
        return tau
    }
}
