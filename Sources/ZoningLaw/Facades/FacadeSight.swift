import Geometry
import Regulation
import ZoningModel

/// What places of façades see of the boundary line of one stretch, over and past buildings (reading B7).
///
/// Seen from a place p at height z, a straight line to a source at height h comes down to a roof at height H at the share
/// (z − H) / (z − h) of its way: from there on the building hides what is behind it. Joining lines stand as walls as high as the lower of
/// the two buildings they join.
///
/// A class, since every place holds one; nothing of it changes.
final class FacadeSight: Sendable {
    private let field: SightField
    /// Of each wall of the field the number of its building; joining lines come after all of them.
    private let owners: [Int32]
    /// Of each joining line, the metres above the road that its top may have.
    private let joiningTops: [ClosedRange<Double>]
    private let heights: BuildingHeights
    private let isAllKnown: Bool
    /// Metres above the road.
    private let source: Double

    init(_ stretch: ShieldedStretch, buildings: BuildingTable, heights: BuildingHeights, source: Double) {
        var owners: [Int32] = []
        for building in stretch.near { buildings.forEachEdge(of: building) { _, _ in owners.append(Int32(building)) } }
        self.owners = owners
        joiningTops = stretch.joinings.map { joining in
            let (one, other) = (heights.top(of: joining.between.0), heights.top(of: joining.between.1))
            return min(one.lowerBound, other.lowerBound)...min(one.upperBound, other.upperBound)
        }
        self.heights = heights
        isAllKnown = stretch.near.allSatisfy { heights.top(of: $0).lowerBound == heights.top(of: $0).upperBound }
        self.source = source
        field = SightField(targets: stretch.field.targets.flatMap { Self.outside($0.a, $0.b, buildings) }, behind: stretch.field)
    }

    /// The piece of boundary line that is nearest to a place, which is asked first; nil where there is none.
    func nearest(to place: Coordinate) -> Int? { field.nearestTarget(to: place) }

    /// - Parameters:
    ///   - nearest: to the place of the site.
    ///   - height: of the place above the road, in metres.
    /// - Returns: `undecided` where it hangs on heights that are not known (B3).
    func sight(from site: FacadeSite, nearest: Int?, height: Double) -> Shielding.Sight {
        func sees(ifTall isTall: Bool) -> Bool {
            func top(_ range: ClosedRange<Double>) -> Double { isTall ? range.upperBound : range.lowerBound }
            return field.sees(
                SightField.Eye(place: site.place, facing: site.facing) { [self] wall in
                    // Nothing is seen through the building itself.
                    guard wall < owners.count else { return hidesFrom(top: top(joiningTops[wall - owners.count]), height: height) }
                    let building = Int(owners[wall])
                    return building == site.building ? 0 : hidesFrom(top: top(heights.top(of: building)), height: height)
                }, nearest: nearest)
        }
        if sees(ifTall: true) { return .open }
        return !isAllKnown && sees(ifTall: false) ? .undecided : .hidden
    }

    /// The share of the way to the line from which on a wall hides.
    private func hidesFrom(top: Double, height: Double) -> Double {
        // A place that is no higher than the source looks over what is no higher than the place.
        if height <= source { return top > height ? 0 : 1 }
        if top >= height { return 0 }
        return top <= source ? 1 : (height - top) / (height - source)
    }

    /// The parts of a piece of boundary line that lie on no footprint: there is no source inside a building.
    private static func outside(_ a: Coordinate, _ b: Coordinate, _ buildings: BuildingTable) -> [(a: Coordinate, b: Coordinate)] {
        let along = b - a
        let square = Coordinate.dot(along, along)
        var cuts = [0.0, 1.0]
        for building in buildings.candidates(in: Envelope(a, b)) {
            buildings.forEachEdge(of: building) { p, q in
                if let place = Crossing.of(a, b, p, q) { cuts.append(Coordinate.dot(place - a, along) / square) }
            }
        }
        if cuts.count == 2 { return buildings.contains(a + along * 0.5) ? [] : [(a, b)] }
        cuts.sort()
        return zip(cuts, cuts.dropFirst()).compactMap { low, high in
            guard (high - low) * square.squareRoot() > Tolerance.rounding, !buildings.contains(a + along * ((low + high) / 2)) else {
                return nil
            }
            return (a + along * low, a + along * high)
        }
    }
}

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

/// A place on a wall, with everything about it that is the same at every height.
package struct FacadeSite: Sendable {
    let place: Coordinate
    /// Square out of the wall, of length 1.
    let facing: Coordinate
    let building: Int
    /// Index of the base zone before the wall; nil for land in no zone.
    let zone: Int?
    let ordinal: Int?
    package let hits: [BandHit]
    /// Of each of the hits the stretches that reach the place, as ``Shielding/reaching(_:at:baseClass:)``.
    let reaching: [[Int?]]
    /// The stretches of rule 3 among them, each once, and of each what is nearest.
    package let looks: [(stretch: Int, nearest: Int?)]
}

/// What a place of a façade answers. Equal labels are one piece.
package struct FacadeLabel: Sendable, Hashable {
    package var zoneClass: ZoneClass?
    package var limitsClass: ZoneClass?
    package var zone: Int?
    package var row: String?
    package var reading: Interpretation.ID
    package var other: FunctionalZone.Outcome?
}
