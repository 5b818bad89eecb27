import Geometry

/// The place that GCJ-02 shifts to a given one, by two of Newton's steps with the slopes of the shift.
///
/// All sines of the formula are of multiples of two angles, so two waves make them, and a small turn carries both to the second step. Beyond
/// a degree from 105° E, where the formula has a cusp, the shift bends by less than 0.1 a degree: a second step of m degrees leaves m²/20.
enum GCJ02Newton {
    /// Degrees: of the second step, which then leaves less than 1e-12.
    private static let longestStep = 4e-6
    /// Degrees about the cusp at 105° E where the steps do not hold.
    static let cusp = 104.0...106.0

    private static let degree = Double.pi / 180
    private static let sin35 = 0.573576436351046096
    private static let cos35 = 0.819152044288991790

    /// Degrees → degrees. Total; what is far outside of China is not sure. O(1).
    @inline(__always) static func solve(_ image: Coordinate) -> Nearing {
        let (x, y) = (image.x - 105, image.y - 35)
        let (waveX, waveY) = (Wave(x * (degree * 1.5)), Wave(y * degree))
        let cosine = cos35 * waveY.cos - sin35 * waveY.sin
        // One division for both.
        let inverse = 1 / (x * cosine)
        let roots = Roots(x: abs(x).squareRoot(), inverseX: inverse * cosine, inverseCosine: inverse * x)
        let (eastward, northward, slope) = shift(x, y, waveX, waveY, roots)
        let first = slope.step(eastward, northward)
        let nearY = waveY + Wave(small: first.y * -degree)
        let nearX = waveX + Wave(small: first.x * (degree * -1.5))
        let moved = roots.moved(first.x * roots.inverseX, cosine: cos35 * nearY.cos - sin35 * nearY.sin)
        let (east, north, near) = shift(x - first.x, y - first.y, nearX, nearY, moved)
        let second = near.step(east - first.x, north - first.y)
        return Nearing(
            place: Coordinate(x: image.x - (first.x + second.x), y: image.y - (first.y + second.y)),
            doubt: (second.x * second.x + second.y * second.y) * (1 / (longestStep * longestStep)))
    }

    /// What is dear to compute: it is carried along by series.
    private struct Roots {
        /// Of the distance from 105° E, degrees.
        let x: Double
        let inverseX: Double
        let inverseCosine: Double

        /// - Parameters:
        ///   - part: of x that x becomes less by.
        ///   - cosine: of the new latitude.
        @inline(__always) func moved(_ part: Double, cosine: Double) -> Roots {
            let fall = part * (0.5 + part * (1.0 / 8 + part * (1.0 / 16 + part * (5.0 / 128))))
            let miss = 1 - cosine * inverseCosine
            return Roots(x: x - x * fall, inverseX: inverseX * (1 + part), inverseCosine: inverseCosine * (1 + miss * (1 + miss)))
        }
    }

    /// The shift (degrees) and its slopes, x and y being degrees from 105° E, 35° N; `waveX` of 1.5 x, `waveY` of y.
    @inline(__always) private static func shift(
        _ x: Double, _ y: Double, _ waveX: Wave, _ waveY: Wave, _ roots: Roots
    ) -> (east: Double, north: Double, slope: ShiftSlope) {
        let third = 2.0 / 3
        let (along, across) = (Long(waveX.doubled), Long(waveY.tripled))
        let double = along.whole.doubled
        let sextuple = double.tripled
        let ripple = (sextuple.sin + double.sin) * (20 * third)
        let rippleSlope = (sextuple.cos * 3 + double.cos) * (40 * third * .pi)
        let root = 0.1 * roots.x
        let rootSlope = root * roots.inverseX
        let tenth = 0.1 * x
        let bothSlopes = rootSlope + rippleSlope
        let east = x + tenth * (x + y) + (2 * y + root + 300) + (ripple + along.swell(150, 300))
        let north = y * (3 + 0.2 * y + tenth) + (2 * (x + root) - 100) + (ripple + across.swell(160, 320))
        let eastByX = 2 * tenth + 0.1 * y + 1 - 0.5 * rootSlope + (bothSlopes + along.swellSlope(150, 300))
        let northByX = 2 + 0.1 * y + bothSlopes
        let northByY = 3 + 0.4 * y + tenth + across.swellSlope(160, 320)

        let sine = cos35 * waveY.sin + sin35 * waveY.cos
        let cosine = cos35 * waveY.cos - sin35 * waveY.sin
        let t = Krasovsky.eccentricity2 * sine * sine
        // √(1 - t), for t below 0.005.
        let w = 1 - t * (0.5 + t * (1.0 / 8 + t * (1.0 / 16 + t * (5.0 / 128))))
        let perMetre = 1 / (degree * Krasovsky.semiMajorAxis)
        let perEast = w * roots.inverseCosine * perMetre
        let perNorth = (1 - t) * w * (perMetre / (1 - Krasovsky.eccentricity2))
        let flatter = sine * cosine * (-Krasovsky.eccentricity2 * degree)
        let (eastward, northward) = (east * perEast, north * perNorth)
        let slope = ShiftSlope(
            eastByX: eastByX * perEast, eastByY: (2 + tenth) * perEast + eastward * (sine * roots.inverseCosine * degree + flatter),
            northByX: northByX * perNorth, northByY: northByY * perNorth + northward * (3 * flatter))
        return (eastward, northward, slope)
    }

    /// The waves of one coordinate: of a thirtieth of π times it, of a twelfth, a third, and one.
    private struct Long {
        let thirtieth: Wave
        let twelfth: Wave
        let third: Wave
        let whole: Wave

        /// - Parameter sixtieth: of π times the coordinate.
        @inline(__always) init(_ sixtieth: Wave) {
            thirtieth = sixtieth.doubled
            twelfth = sixtieth.quintupled
            third = twelfth.doubled.doubled
            whole = third.tripled
        }

        /// Metres.
        @inline(__always) func swell(_ short: Double, _ long: Double) -> Double {
            let near = whole.sin * (40.0 / 3) + third.sin * (80.0 / 3)
            return near + (twelfth.sin * (short * 2 / 3) + thirtieth.sin * (long * 2 / 3))
        }

        /// Metres a degree.
        @inline(__always) func swellSlope(_ short: Double, _ long: Double) -> Double {
            let near = whole.cos * (40.0 / 3 * .pi) + third.cos * (80.0 / 9 * .pi)
            return near + (twelfth.cos * (short / 18 * .pi) + thirtieth.cos * (long / 45 * .pi))
        }
    }
}
