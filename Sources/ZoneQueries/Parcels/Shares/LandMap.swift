import ZoningModel

/// A map made ready for parcels: its different kinds of land, the lines between them, and the cells that these run through.
struct LandMap: Sendable {
    let lands: ParcelLands
    let net: HalfEdges
    /// Nil for a map without lines, or one too wide.
    let cells: LandCells?

    /// Time: n log n in the vertices of the map, and the cells.
    init(_ map: ZoneMap) {
        let edges = MapEdges(map)
        lands = ParcelLands(map)
        net = HalfEdges(edges, lands: lands.numbers)
        cells = LandCells(edges, net: net, lands: lands.numbers)
    }
}
