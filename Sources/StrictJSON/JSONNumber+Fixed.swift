extension JSONNumber {
    /// A number with a fixed count of decimals, so that trees are written the same everywhere; traps on NaN and infinity.
    public init(fixed value: Double, places: Int, trimmed: Bool = false) {
        self.init(literal: FixedDecimal.text(value, places: places, trimmed: trimmed), double: value)
    }
}
