/// How a small shift of a place changes with the place: degrees a degree.
struct ShiftSlope {
    /// Of the shift to the east by the longitude, by the latitude; of that to the north by either.
    let eastByX: Double
    let eastByY: Double
    let northByX: Double
    let northByY: Double

    /// What a place must move by, so that place and shift together move by `x`, `y`. For slopes of a twentieth at most, to some 1e-7 of it.
    @inline(__always) func step(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
        let e = eastByX + northByY + (eastByX * northByY - eastByY * northByX)
        // 1 / (1 + e) without a division.
        let inverse = 1 - e * (1 - e * (1 - e * (1 - e)))
        return ((x + northByY * x - eastByY * y) * inverse, (y + eastByX * y - northByX * x) * inverse)
    }
}
