/// How high buildings stand above the road, and how high their storeys are (readings B3 and B7).
///
/// Of the building itself: its height where the data give one, else its storeys by the metres that the pack gives each; a storey is the
/// height by the number of storeys. `base_m` is where the foot stands above the road, 0 where nothing is said.
struct BuildingHeights: Sendable {
    private let feet: [Double]
    /// NaN where not known.
    private let heights: [Double]
    private let storeyHeights: [Double]

    init(_ buildings: [Building], in table: BuildingTable, metresPerStorey: Double?) {
        func building(_ number: Int) -> Building { buildings[table.source(of: number)] }
        feet = (0..<table.count).map { building($0).base ?? 0 }
        let heights = (0..<table.count).map { number -> Double in
            if let height = building(number).height { return height }
            guard let storeys = building(number).storeys, let metresPerStorey else { return .nan }
            return metresPerStorey * Double(storeys)
        }
        self.heights = heights
        storeyHeights = (0..<table.count).map { number in building(number).storeys.map { heights[number] / Double($0) } ?? .nan }
    }

    /// Metres of one storey; nil where not known.
    func storeyHeight(of building: Int) -> Double? { storeyHeights[building].isNaN ? nil : storeyHeights[building] }

    /// The façade point of a storey, in metres above the road; nil where not known.
    func point(of storey: Int, building: Int) -> Double? {
        storeyHeight(of: building).map { feet[building] + $0 * Double(storey) }
    }

    /// Metres above the road that the top may have: one value, or everything from nothing to endless where it is not known (B3).
    func top(of building: Int) -> ClosedRange<Double> {
        let height = heights[building]
        if height.isNaN { return -.infinity ... .infinity }
        return feet[building] + height...feet[building] + height
    }
}
