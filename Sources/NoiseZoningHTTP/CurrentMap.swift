import NoiseZoningServer

/// What is served now. It is swapped as a whole, so that no answer is made of two maps.
package actor CurrentMap {
    package private(set) var served: Served

    package init(_ served: Served) { self.served = served }

    /// Requests that have begun keep the map that they have.
    package func replace(by served: Served) { self.served = served }
}
