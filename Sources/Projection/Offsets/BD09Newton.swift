import Geometry

/// The place that the second shift of BD-09 carries to a given one, by two of Newton's steps with the slopes of the shift.
///
/// The shift stretches by up to 2e-5° and turns by up to 3e-6, each as a wave of 0.12°: it bends by less than 1.4 a degree for places on the
/// northern half of Asia, so a second step of m degrees leaves less than m².
enum BD09Newton {
    /// Degrees: of the second step, which then leaves less than 1e-12. The first leaves no more than half of that.
    private static let longestStep = 4e-7
    /// Degrees in which the steps hold: far from 0, 0, about which the shift turns.
    static let longitudes = 60.0...150.0
    static let latitudes = 0.0...60.0

    /// Radians a degree of the waves, and turns.
    private static let turn = Double.pi * 3000 / 180
    private static let turns = 3000.0 / 360

    /// Degrees → degrees. Total; what is far away is not sure. O(1).
    @inline(__always) static func solve(_ image: Coordinate) -> Nearing {
        let (x, y) = (image.x - 0.0065, image.y - 0.006)
        let (waveX, waveY) = (Wave(turns: x * turns), Wave(turns: y * turns))
        let inverse = 1 / (x * x + y * y).squareRoot()
        let (eastward, northward, slope) = shift(x, y, waveX, waveY, inverse)
        let first = slope.step(eastward, northward)
        let nearer = (x * first.x + y * first.y) * (inverse * inverse)
        let (east, north, near) = shift(
            x - first.x, y - first.y, waveX + Wave(small: first.x * -turn), waveY + Wave(small: first.y * -turn), inverse * (1 + nearer))
        let second = near.step(east - first.x, north - first.y)
        return Nearing(
            place: Coordinate(x: x - (first.x + second.x), y: y - (first.y + second.y)),
            doubt: (second.x * second.x + second.y * second.y) * (1 / (longestStep * longestStep)))
    }

    /// The shift (degrees) but for its constant part, and its slopes; `inverse` of the distance from 0, 0.
    @inline(__always) private static func shift(
        _ x: Double, _ y: Double, _ waveX: Wave, _ waveY: Wave, _ inverse: Double
    ) -> (east: Double, north: Double, slope: ShiftSlope) {
        let stretch = waveY.sin * 0.00002 * inverse
        let stretchSlope = waveY.cos * (0.00002 * turn) * inverse
        let angle = waveX.cos * 0.000003
        let angleSlope = waveX.sin * (-0.000003 * turn)
        // Of so small an angle the cosine is 1 - angle²/2, and the sine the angle.
        let (along, across) = (stretch - 0.5 * angle * angle, angle * (1 + stretch))
        let slope = ShiftSlope(
            eastByX: stretch - y * angleSlope, eastByY: x * stretchSlope - angle, northByX: x * angleSlope + angle,
            northByY: y * stretchSlope + stretch)
        return (x * along - y * across, y * along + x * across, slope)
    }
}
