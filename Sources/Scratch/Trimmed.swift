extension Array {
    /// The same elements without the room that growing has left: for what stays while a city is drawn. Linear.
    package var trimmed: [Element] {
        var exact: [Element] = []
        exact.reserveCapacity(count)
        exact.append(contentsOf: self)
        return exact
    }
}
