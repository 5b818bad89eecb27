/// How high buildings stand above the road, and how high their storeys are (readings B3 and B7).
///
/// Of the building itself: its height where the data give one, else its storeys by the metres that the pack gives each; a storey is the
/// height by the number of storeys. `base_m` is where the foot stands above the road, 0 where nothing is said.
package struct BuildingHeights: Sendable {
    package let buildings: BuildingTable
    /// Of a storey, where the pack says so.
    package let metresPerStorey: Double?

    package init(buildings: BuildingTable, metresPerStorey: Double?) {
        self.buildings = buildings
        self.metresPerStorey = metresPerStorey
    }

    private func height(of building: Int) -> Double? {
        if let height = buildings.height(of: building) { return height }
        guard let storeys = buildings.storeys(of: building), let metresPerStorey else { return nil }
        return metresPerStorey * Double(storeys)
    }

    private func foot(of building: Int) -> Double { buildings.base(of: building) ?? 0 }

    /// Metres of one storey; nil where not known.
    package func storeyHeight(of building: Int) -> Double? {
        guard let storeys = buildings.storeys(of: building), let height = height(of: building) else { return nil }
        return height / Double(storeys)
    }

    /// The façade point of a storey, in metres above the road; nil where not known.
    package func point(of storey: Int, building: Int) -> Double? {
        storeyHeight(of: building).map { foot(of: building) + $0 * Double(storey) }
    }

    /// Metres above the road that the top may have: one value, or everything from nothing to endless where it is not known (B3).
    package func top(of building: Int) -> ClosedRange<Double> {
        guard let height = height(of: building) else { return -.infinity ... .infinity }
        let top = foot(of: building) + height
        return top...top
    }
}
