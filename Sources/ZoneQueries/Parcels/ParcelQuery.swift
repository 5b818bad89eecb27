import Geometry
import Regulation
import ZoningModel

/// Asks a map about parcels: polygons of its working plane. Make it once, ask it often.
///
/// It keeps working memory and C handles, so it stays in its task.
public final class ParcelQuery {
    /// The map that is asked; parcels are in metres of its `meta.workingCRS`.
    public let map: ZoneMap
    private let ground: ParcelGround
    private var measuring: ParcelMeasuring
    private lazy var cutter = ParcelCutter(map, ground.landMap.lands)
    /// The map with carriageways told apart: made when the first parcel on such land asks.
    private lazy var splitting: (measuring: ParcelMeasuring, lands: ParcelLands) = {
        let split = LandMap(map, splitsCarriageways: true)
        return (ParcelMeasuring(split), split.lands)
    }()

    /// Indexes the map. Time: n log n in its vertices, and the cells that its lines run through.
    public convenience init(map: ZoneMap) { self.init(ParcelGround(map)) }

    /// Asks a map that is indexed already. Time: the lines of the map, for working memory.
    package init(_ ground: ParcelGround) {
        map = ground.map
        self.ground = ground
        measuring = ParcelMeasuring(ground.landMap)
    }

    /// How much of a parcel lies in which class: no polygon is made, nothing along the outline is asked.
    ///
    /// - Parameter parcel: valid polygons that do not overlap, in metres of the working plane, without repeated vertices.
    ///
    /// Time: the vertices, the lines of the map in the parcel's box, and n log n of their crossings; some microseconds for a parcel of a
    /// cadastre. Throws where the outline crosses lines millions of times, and where GEOS, which settles the extraordinary, cannot cut the
    /// parcel, which a valid one never caused so far.
    public func shares(of parcel: [Polygon]) throws(ParcelError) -> ParcelShares { try measured(parcel).shares }

    /// The shares, and whether any land in them may be a carriageway.
    private func measured(_ parcel: [Polygon]) throws(ParcelError) -> (shares: ParcelShares, mayBeCarriageway: Bool) {
        switch measuring.measure(parcel) {
        case .measured:
            let mayBe = measuring.parts.contains { ground.isCarriageway[Int($0.land)] }
            let lands = ground.landMap.lands.all
            return (ParcelShares(area: measuring.area, areas: measuring.parts.lazy.map { (lands[Int($0.land)], $0.area) }), mayBe)
        case .tooManyCrossings: throw .tooManyCrossings(most: ParcelCrossings.most)
        case .extraordinary: return (cutter.shares(of: try cutter.pieces(of: parcel), in: parcel), ground.isCarriageway.contains(true))
        }
    }

    /// The shares and what lies along the outline. Time: as for the shares, and the lines of the map that run near the outline.
    ///
    /// - Parameters:
    ///   - cutsPieces: whether the pieces are wanted as polygons: GEOS cuts them, a hundred times as slow.
    ///   - tellsCarriageways: whether ``ParcelShares/Share/areaOffCarriageways`` is wanted: without pieces the parcel is measured again for it.
    public func finding(
        of parcel: [Polygon], cutsPieces: Bool = true, tellsCarriageways: Bool = true
    ) throws(ParcelError) -> ParcelFinding {
        guard cutsPieces else {
            let (shares, mayBeCarriageway) = try measured(parcel)
            guard tellsCarriageways else { return ParcelFinding(inClasses: shares, pieces: [], outline: ground.sides.outline(of: parcel)) }
            let carriageways = mayBeCarriageway ? try carriageways(in: parcel) : [:]
            return ParcelFinding(
                inClasses: shares.telling(carriageways: carriageways), pieces: [], outline: ground.sides.outline(of: parcel))
        }
        let pieces = try cutter.pieces(of: parcel)
        return ParcelFinding(
            inClasses: cutter.shares(of: pieces, in: parcel).telling(carriageways: carriageways(among: pieces)), pieces: pieces,
            outline: ground.sides.outline(of: parcel))
    }

    /// Square metres of carriageway in a parcel, by land (reading R1): the parcel is measured again.
    private func carriageways(in parcel: [Polygon]) throws(ParcelError) -> [Designation: Double] {
        guard case .measured = splitting.measuring.measure(parcel) else { return carriageways(among: try cutter.pieces(of: parcel)) }
        var areas: [Designation: Double] = [:]
        for part in splitting.measuring.parts {
            let land = Int(part.land)
            if splitting.lands.isCarriageway[land] { areas[splitting.lands.all[land], default: 0] += part.area }
        }
        return areas
    }

    private func carriageways(among pieces: [ParcelFinding.Piece]) -> [Designation: Double] {
        var areas: [Designation: Double] = [:]
        for piece in pieces {
            guard let zone = piece.zone.map({ map.zones[$0] }), zone.kind == .carriageway else { continue }
            areas[Designation(zone), default: 0] += piece.polygon.area
        }
        return areas
    }
}
