import ZoningModel

/// The different kinds of land of a map, numbered; 0 is outside.
struct ParcelLands: Sendable {
    private(set) var all: [Designation] = [.outside]
    /// By piece of the map.
    private(set) var numbers: [Int32] = []

    init(_ map: ZoneMap) {
        var known: [Designation: Int32] = [:]
        for zone in map.zones {
            let land = Designation(zone)
            if let number = known[land] {
                numbers.append(number)
            } else {
                known[land] = Int32(all.count)
                numbers.append(Int32(all.count))
                all.append(land)
            }
        }
    }

    /// Of a piece of the map; nil is outside.
    func number(_ piece: Int?) -> Int32 { piece.map { numbers[$0] } ?? 0 }
}
