/// How high buildings stand above the road, and how high their storeys are (readings B3 and B7).
///
/// Of the building itself: its height where the data give one, else its storeys by the metres that the pack gives each; a storey is the
/// height by the number of storeys. `base_m` is where the foot stands above the road, 0 where nothing is said.
struct BuildingHeights: Sendable {
    private let feet: [Double]
    private let heights: [Double?]
    private let storeyHeights: [Double?]

    init(_ buildings: [Building], in table: BuildingTable, metresPerStorey: Double?) {
        let sorted = (0..<table.count).map { buildings[table.source(of: $0)] }
        feet = sorted.map { $0.base ?? 0 }
        heights = sorted.map { building in
            building.height ?? building.storeys.flatMap { storeys in metresPerStorey.map { $0 * Double(storeys) } }
        }
        storeyHeights = zip(sorted, heights).map { building, height in
            building.storeys.flatMap { storeys in height.map { $0 / Double(storeys) } }
        }
    }

    /// Metres of one storey; nil where not known.
    func storeyHeight(of building: Int) -> Double? { storeyHeights[building] }

    /// The façade point of a storey, in metres above the road; nil where not known.
    func point(of storey: Int, building: Int) -> Double? {
        storeyHeights[building].map { feet[building] + $0 * Double(storey) }
    }

    /// Metres above the road that the top may have: one value, or everything from nothing to endless where it is not known (B3).
    func top(of building: Int) -> ClosedRange<Double> {
        guard let height = heights[building] else { return -.infinity ... .infinity }
        return feet[building] + height...feet[building] + height
    }
}
