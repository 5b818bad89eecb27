/// Hyperbolic sine and cosine of one number of at most 0.1 either way, by their series.
struct HyperbolicWave {
    let sinh: Double
    let cosh: Double

    @inline(__always) init(sinh: Double, cosh: Double) { (self.sinh, self.cosh) = (sinh, cosh) }

    @inline(__always) init(_ number: Double) {
        let z = number * number
        sinh = number + number * z * (1.0 / 6 + z * (1.0 / 120 + z * (1.0 / 5040 + z * (1.0 / 362_880))))
        cosh = 1 + z * (0.5 + z * (1.0 / 24 + z * (1.0 / 720 + z * (1.0 / 40_320))))
    }

    /// Of the difference of two numbers.
    @inline(__always) static func - (a: HyperbolicWave, b: HyperbolicWave) -> HyperbolicWave {
        HyperbolicWave(sinh: a.sinh * b.cosh - a.cosh * b.sinh, cosh: a.cosh * b.cosh - a.sinh * b.sinh)
    }

    @inline(__always) var doubled: HyperbolicWave { HyperbolicWave(sinh: 2 * sinh * cosh, cosh: 1 + 2 * sinh * sinh) }
}
