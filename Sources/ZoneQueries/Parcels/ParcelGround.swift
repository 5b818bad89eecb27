import ZoningModel

/// A map indexed for parcels: what all tasks that ask about them share.
package struct ParcelGround: Sendable {
    /// The map that is asked.
    package let map: ZoneMap
    let landMap: LandMap
    let sides: ParcelSides
    /// Which lands carriageways are; none on a map without any.
    let isCarriageway: [Bool]

    /// Time: n log n in the vertices of the map, and the cells that its lines run through.
    package init(_ map: ZoneMap) {
        self.map = map
        landMap = LandMap(map)
        sides = ParcelSides(map, landMap)
        var isCarriageway = [Bool](repeating: false, count: landMap.lands.all.count)
        for (number, zone) in map.zones.enumerated() where zone.kind == .carriageway {
            isCarriageway[Int(landMap.lands.number(number))] = true
        }
        self.isCarriageway = isCarriageway
    }
}
