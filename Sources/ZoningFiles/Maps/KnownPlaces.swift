import Geometry
import Projection

/// Places carried to another system, with a memory: in a map every corner is a corner of two pieces or three, and to carry one takes the
/// better part of a microsecond.
///
/// The memory is a table of fixed size, where a place has one slot and the last one to come keeps it: half a megabyte, however large the map.
final class KnownPlaces {
    private let mover: Mover
    private var froms: [Coordinate]
    private var tos: [Coordinate]

    /// Slots, a power of two.
    private static let size = 1 << 14

    init(_ mover: Mover) {
        self.mover = mover
        let none = Coordinate(x: .nan, y: .nan)
        froms = [Coordinate](repeating: none, count: Self.size)
        tos = froms
    }

    /// What `Mover.moved` gives, to the bit. Linear.
    func moved(_ places: [Coordinate]) throws(ProjectionError) -> [Coordinate] {
        var moved = places
        var unknown: [Coordinate] = []
        var gaps: [Int] = []
        for number in places.indices {
            let slot = Self.slot(of: places[number])
            if froms[slot] == places[number] {
                moved[number] = tos[slot]
            } else {
                unknown.append(places[number])
                gaps.append(number)
            }
        }
        guard !unknown.isEmpty else { return moved }
        let found = try mover.moved(unknown)
        for number in gaps.indices {
            let slot = Self.slot(of: unknown[number])
            moved[gaps[number]] = found[number]
            (froms[slot], tos[slot]) = (unknown[number], found[number])
        }
        return moved
    }

    private static func slot(of place: Coordinate) -> Int {
        let mixed = place.x.bitPattern &* 0x9E37_79B9_7F4A_7C15 ^ (place.y.bitPattern &* 0xC2B2_AE3D_27D4_EB4F)
        return Int(truncatingIfNeeded: ((mixed ^ (mixed >> 29)) &* 0xBF58_476D_1CE4_E5B9) >> 50)
    }
}
