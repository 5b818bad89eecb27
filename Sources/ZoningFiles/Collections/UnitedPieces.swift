import FeatureIO
import Geometry
import StrictJSON
import ZoningModel

/// What pieces come to that are united: how many they are, and their area.
struct UnitedPieces {
    private(set) var count = 0
    /// Square metres of the working plane that are no carriageway.
    private(set) var offCarriageways = 0.0

    mutating func add(_ zone: FunctionalZone) {
        count += 1
        if zone.kind != .carriageway { offCarriageways += zone.area }
    }

    /// Reading R1: an area is told with carriageways and without.
    ///
    /// - Parameter polygons: the union.
    func properties(_ polygons: [Polygon]) -> [JSONMember] {
        func area(_ name: String, _ value: Double) -> JSONMember {
            JSONMember(name: name, value: .number(JSONNumber(fixed: value, places: 2)))
        }
        return [
            JSONMember(name: "pieces", value: .number(JSONNumber(count))), area("area_m2", polygons.reduce(0) { $0 + $1.area }),
            area("area_off_carriageways_m2", offCarriageways),
        ]
    }
}
