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
    /// The buildings about the stretch, by number.
    private let near: [Int]
    /// Of each of them the metres above the road of its top; not a number where it is not known.
    private let tops: [Double]
    /// Of each wall of the field the place of its building in `near`; joining lines come after all of them.
    private let owners: [Int32]
    /// Of each joining line, the metres above the road that its top may have.
    private let joiningTops: [ClosedRange<Double>]
    private let isAllKnown: Bool
    /// Metres above the road.
    private let source: Double

    init(_ stretch: ShieldedStretch, buildings: BuildingTable, heights: BuildingHeights, source: Double) {
        near = stretch.near
        var owners: [Int32] = []
        for (place, building) in near.enumerated() {
            buildings.forEachEdge(of: building) { _, _ in owners.append(Int32(truncatingIfNeeded: place)) }
        }
        self.owners = owners
        tops = near.map { building in
            let top = heights.top(of: building)
            return top.lowerBound == top.upperBound ? top.lowerBound : .nan
        }
        joiningTops = stretch.joinings.map { joining in
            let (one, other) = (heights.top(of: joining.between.0), heights.top(of: joining.between.1))
            return min(one.lowerBound, other.lowerBound)...min(one.upperBound, other.upperBound)
        }
        isAllKnown = !tops.contains(where: \.isNaN)
        self.source = source
        field = SightField(targets: stretch.field.targets.flatMap { Self.outside($0.a, $0.b, buildings) }, behind: stretch.field)
    }

    /// The piece of boundary line that is nearest to a place, which is asked first; nil where there is none.
    func nearest(to place: Coordinate) -> Int? { field.nearestTarget(to: place) }

    /// Where a building stands among those about the stretch; -1 where it is none of them. Logarithmic.
    func place(of building: Int) -> Int32 {
        var (low, high) = (0, near.count)
        while low < high {
            let middle = (low + high) / 2
            if near[middle] < building { low = middle + 1 } else { high = middle }
        }
        return low < near.count && near[low] == building ? Int32(truncatingIfNeeded: low) : -1
    }

    /// - Parameters:
    ///   - look: of the site, at this stretch.
    ///   - height: of the place above the road, in metres.
    /// - Returns: `undecided` where it hangs on heights that are not known (B3).
    func sight(from place: Coordinate, facing: Coordinate, look: FacadeSite.Look, height: Double) -> Shielding.Sight {
        let own = look.own
        func sees(ifTall isTall: Bool) -> Bool {
            // B3: what is not known is anything from nothing to endless.
            let unknown = isTall ? Double.infinity : -.infinity
            return field.sees(
                SightField.Eye(place: place, facing: facing) { [self] wall in
                    guard wall < owners.count else {
                        let range = joiningTops[wall - owners.count]
                        return hidesFrom(top: isTall ? range.upperBound : range.lowerBound, height: height)
                    }
                    // Nothing is seen through the building itself.
                    if owners[wall] == own { return 0 }
                    let top = tops[Int(owners[wall])]
                    return hidesFrom(top: top.isNaN ? unknown : top, height: height)
                }, nearest: look.nearest)
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
    package let looks: [Look]

    /// What one of the stretches is looked at with.
    package struct Look: Sendable {
        package let stretch: Int
        /// The piece of its boundary line that is nearest.
        let nearest: Int?
        /// The place of the building of the wall among those about the stretch; -1 where it is none of them.
        let own: Int32
    }

    /// Whether both stand in the same zone, the same bands, and before the same stretches.
    func isIn(theGroundOf other: FacadeSite) -> Bool {
        zone == other.zone && reaching == other.reaching
            && hits.elementsEqual(other.hits) { $0.band == $1.band && $0.isCarriageway == $1.isCarriageway }
            && looks.elementsEqual(other.looks) { $0.stretch == $1.stretch }
    }
}

/// What a place of a façade answers. Equal labels are one piece.
package struct FacadeLabel: Sendable, Hashable {
    package var zoneClass: ZoneClass?
    package var limitsClass: ZoneClass?
    package var zone: Int?
    package var row: String?
    package var reading: Interpretation.ID
    package var other: FunctionalZone.OtherRule?
}
