import Geometry

/// The inverse of the transverse Mercator grid within 500 km of its meridian, from the equator to 63° either way: the same series as
/// `TransverseMercator` has, without calls of the C library, so that a loop over it takes two places and more at a time.
///
/// As exact: to some 5 nm (units of the last place of a degree). From the conformal latitude to the geodetic by Krüger's series instead of Newton's
/// steps; angles that differ by little are told by the tangent of their difference.
struct NearMeridian: Sendable {
    private let centralMeridian: Double
    private let falseEasting: Double
    private let perMetre: Double
    private let b: (Double, Double, Double, Double, Double)
    private let d: (Double, Double, Double, Double, Double, Double)

    /// - Parameters:
    ///   - centralMeridian: degrees east.
    ///   - falseEasting: metres.
    ///   - radius: metres a radian of the rectified meridian.
    ///   - toConformal: six coefficients from the rectified to the conformal sphere; the sixth is below 1e-18.
    ///   - toGeodetic: six coefficients from the conformal latitude to the geodetic.
    init(centralMeridian: Double, falseEasting: Double, radius: Double, toConformal: [Double], toGeodetic: [Double]) {
        (self.centralMeridian, self.falseEasting, perMetre) = (centralMeridian, falseEasting, 1 / radius)
        b = (toConformal[0], toConformal[1], toConformal[2], toConformal[3], toConformal[4])
        d = (toGeodetic[0], toGeodetic[1], toGeodetic[2], toGeodetic[3], toGeodetic[4], toGeodetic[5])
    }

    func covers(_ place: Coordinate) -> Bool { abs(place.x - falseEasting) <= 500_000 && abs(place.y) <= 7_000_000 }

    /// Metres → degrees, where it ``covers(_:)``. O(1).
    @inline(__always) func inverse(_ place: Coordinate) -> Coordinate {
        let (xi, eta) = (place.y * perMetre, (place.x - falseEasting) * perMetre)
        let (wave, across) = (Wave(xi * 0.5).doubled, HyperbolicWave(eta))
        let (dx, dy) = sum(wave.doubled, across.doubled)
        let conformal = wave + Wave(small: -dx)
        let hyperbolic = across - HyperbolicWave(dy)
        let tangent = hyperbolic.sinh / conformal.cos
        // Cosine of the conformal latitude but for a factor, and what that latitude is less by off the meridian.
        let side = (hyperbolic.sinh * hyperbolic.sinh + conformal.cos * conformal.cos).squareRoot()
        let lower =
            conformal.sin * (hyperbolic.sinh * hyperbolic.sinh)
            / ((side + conformal.cos) * (side * conformal.cos + conformal.sin * conformal.sin))
        let fall = lower - lower * lower * lower * (1.0 / 3 - lower * lower * (1.0 / 5))
        let factor = 2 * conformal.sin / (hyperbolic.cosh * hyperbolic.cosh)
        let phi = xi - (dx + fall) + geodetic(sin: factor * side, cos: 1 - factor * conformal.sin)
        return Coordinate(x: Self.arc(tangent) * (180 / .pi) + centralMeridian, y: phi * (180 / .pi))
    }

    /// Σ bⱼ sin 2jξ cosh 2jη and Σ bⱼ cos 2jξ sinh 2jη, from the waves of 2ξ and 2η, by Clenshaw's sum.
    @inline(__always) private func sum(_ wave: Wave, _ across: HyperbolicWave) -> (Double, Double) {
        let (re, im) = (2 * wave.cos * across.cosh, -2 * wave.sin * across.sinh)
        let (r4, i4) = (b.3 + re * b.4, im * b.4)
        let (r3, i3) = (b.2 + re * r4 - im * i4 - b.4, re * i4 + im * r4)
        let (r2, i2) = (b.1 + re * r3 - im * i3 - r4, re * i3 + im * r3 - i4)
        let (r1, i1) = (b.0 + re * r2 - im * i2 - r3, re * i2 + im * r2 - i3)
        let (sr, si) = (wave.sin * across.cosh, wave.cos * across.sinh)
        return (r1 * sr - i1 * si, r1 * si + i1 * sr)
    }

    /// What the geodetic latitude is more than the conformal, from the wave of twice that, by Clenshaw's sum.
    @inline(__always) private func geodetic(sin: Double, cos: Double) -> Double {
        let twice = 2 * cos
        let s5 = d.4 + twice * d.5
        let s4 = d.3 + twice * s5 - d.5
        let s3 = d.2 + twice * s4 - s5
        let s2 = d.1 + twice * s3 - s4
        return sin * (d.0 + twice * s2 - s3)
    }

    /// The angle whose tangent is 0.2 at most either way.
    @inline(__always) private static func arc(_ tangent: Double) -> Double {
        let z = tangent * tangent
        let far = 1.0 / 11 - z * (1.0 / 13 - z * (1.0 / 15 - z * (1.0 / 17 - z * (1.0 / 19))))
        return tangent - tangent * z * (1.0 / 3 - z * (1.0 / 5 - z * (1.0 / 7 - z * (1.0 / 9 - z * far))))
    }
}
