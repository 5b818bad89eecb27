extension JSONNumber {
    /// A number with a fixed count of decimals, so that trees are written the same everywhere; traps on NaN and infinity.
    package init(fixed value: Double, places: Int, trimmed: Bool = false) {
        let literal = FixedDecimal.text(value, places: places, trimmed: trimmed)
        self.init(literal: literal, double: Double(literal) ?? value)
    }
}
