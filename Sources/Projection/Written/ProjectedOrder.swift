extension WrittenPair {
    /// The axis of the first value by letter or label, or nil where nothing is said. `x` is the axis the label x stands for, nil for either.
    func projectedOrder(x: Token.Axis?) throws(Refusal) -> Token.Axis? {
        func axis(_ value: WrittenValue) throws(Refusal) -> Token.Axis? {
            (value.label == .x || value.label == .y) && x == nil ? nil : try value.axis
        }
        let (a, b) = try (axis(first), axis(second))
        if (a == nil) != (b == nil) {
            throw Refusal(.mixed, "only one of the two numbers has a letter or label", "Mark both, as easting and northing, or none")
        }
        if a != nil && a == b {
            throw Refusal(
                .sameAxis, a == .first ? "both numbers are marked as easting" : "both numbers are marked as northing",
                "Mark one as easting and one as northing")
        }
        return a
    }
}
