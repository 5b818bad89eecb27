/// Which of two columns of numbers points north, told by their size alone.
///
/// In China a northing lies between 1,000 and 6,200 km, an easting between 100 and 900 km, with or without the number of its zone in front; latitudes are
/// 3 to 54 degrees and longitudes 73 to 136: no number can be both.
package struct AxisMagnitude: Sendable, Hashable {
    /// Whether the northing or the latitude stands first.
    package let isNorthFirst: Bool
    /// Whether the numbers are degrees.
    package let isDegrees: Bool
    /// The number of the zone in front of every easting; nil where there is none.
    package let zone: Int?

    private static let latitudes = 3.0...54.0
    private static let longitudes = 73.0...136.0

    /// Nil where the size of the numbers does not tell. O(1).
    ///
    /// - Parameters:
    ///   - first: from the least to the greatest of the numbers that stand first.
    ///   - second: the same of those that stand second.
    package init?(first: ClosedRange<Double>, second: ClosedRange<Double>) {
        func isWithin(_ range: ClosedRange<Double>, _ outer: ClosedRange<Double>) -> Bool {
            outer.contains(range.lowerBound) && outer.contains(range.upperBound)
        }
        func zone(_ range: ClosedRange<Double>) -> Int? {
            guard let low = GaussKrugerReader.zone(of: range.lowerBound), GaussKrugerReader.zone(of: range.upperBound) == low else {
                return nil
            }
            return low
        }
        let northings = GaussKrugerReader.northings
        if isWithin(first, northings), let found = zone(second) {
            (isNorthFirst, isDegrees, self.zone) = (true, false, found == 0 ? nil : found)
        } else if isWithin(second, northings), let found = zone(first) {
            (isNorthFirst, isDegrees, self.zone) = (false, false, found == 0 ? nil : found)
        } else if isWithin(first, Self.latitudes), isWithin(second, Self.longitudes) {
            (isNorthFirst, isDegrees, self.zone) = (true, true, nil)
        } else if isWithin(second, Self.latitudes), isWithin(first, Self.longitudes) {
            (isNorthFirst, isDegrees, self.zone) = (false, true, nil)
        } else {
            return nil
        }
    }
}
