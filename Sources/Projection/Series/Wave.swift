/// Sine and cosine of one angle (radians), by sums and products alone: loops over many angles run two and more at a time, and a batch has the
/// bits of one by one. To some 3e-16 each.
struct Wave {
    let sin: Double
    let cos: Double

    @inline(__always) init(sin: Double, cos: Double) { (self.sin, self.cos) = (sin, cos) }

    /// Of an angle of at most 0.87 either way: Taylor's series to the sixteenth power.
    @inline(__always) init(_ angle: Double) {
        let z = angle * angle
        let z2 = z * z
        let s0 = z * (-1.0 / 6) + z2 * (1.0 / 120)
        let s1 = z * (1.0 / 362_880) - 1.0 / 5040
        let s2 = z * (1.0 / 6_227_020_800) - 1.0 / 39_916_800
        let s = s0 + z2 * z * (s1 + z2 * (s2 - z2 * (1.0 / 1_307_674_368_000)))
        let c1 = 1.0 / 24 - z * (1.0 / 720)
        let c2 = 1.0 / 40_320 - z * (1.0 / 3_628_800)
        let c3 = 1.0 / 479_001_600 - z * (1.0 / 87_178_291_200) + z2 * (1.0 / 20_922_789_888_000)
        sin = angle + angle * s
        cos = 1 - z * 0.5 + z2 * (c1 + z2 * (c2 + z2 * c3))
    }

    /// Of an angle of at most 0.03 either way, to 1e-12; of at most 0.001, to the last digit.
    @inline(__always) init(small angle: Double) {
        let z = angle * angle
        sin = angle * (1 - z * (1.0 / 6 - z * (1.0 / 120)))
        cos = 1 - z * (0.5 - z * (1.0 / 24))
    }

    /// Of any number of turns below 10^9.
    @inline(__always) init(turns: Double) {
        // What is too great for a fraction has none left: the nearest whole number.
        let whole = (turns + 6_755_399_441_055_744) - 6_755_399_441_055_744
        self = Wave((turns - whole) * (.pi / 2)).doubled.doubled
    }

    /// Of the sum of two angles.
    @inline(__always) static func + (a: Wave, b: Wave) -> Wave {
        Wave(sin: a.sin * b.cos + a.cos * b.sin, cos: a.cos * b.cos - a.sin * b.sin)
    }

    @inline(__always) var doubled: Wave {
        let twice = sin + sin
        return Wave(sin: twice * cos, cos: 1 - twice * sin)
    }

    @inline(__always) var tripled: Wave {
        let z = 4 * sin * sin
        return Wave(sin: sin * (3 - z), cos: cos * (1 - z))
    }

    @inline(__always) var quintupled: Wave {
        let z = 4 * sin * sin
        return Wave(sin: sin * (5 - z * (5 - z)), cos: cos * (1 - z * (3 - z)))
    }
}
