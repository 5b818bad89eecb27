/// Features one after the other, each made when it is asked for: a layer need not stand in memory to be written.
package struct LazyFeatures: Sendable {
    /// The number of features; they are numbered 0 ..< `count`.
    package let count: Int
    private let feature: @Sendable (Int) -> Feature

    /// - Parameter feature: gives the feature of a number from 0 on, the same each time.
    package init(count: Int, feature: @escaping @Sendable (Int) -> Feature) {
        self.count = count
        self.feature = feature
    }

    /// Features that are in memory already.
    package init(_ features: [Feature]) { self.init(count: features.count) { features[$0] } }

    /// The feature of a number in 0 ..< `count`, made anew at each call.
    package subscript(number: Int) -> Feature { feature(number) }
}
