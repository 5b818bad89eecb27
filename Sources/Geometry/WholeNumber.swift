extension Int {
    /// The whole part of a number of a file or of an argument, held within a range, which no number traps; NaN is the lower end.
    @inlinable package init(_ value: Double, within range: ClosedRange<Int>) {
        if value >= Double(range.upperBound) {
            self = range.upperBound
        } else if value > Double(range.lowerBound) {
            self = Int(value)
        } else {
            self = range.lowerBound
        }
    }
}
