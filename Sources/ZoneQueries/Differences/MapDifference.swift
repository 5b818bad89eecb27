import FeatureIO
import Geometry
import MapMaking
import PlanarArrangement
import Projection
import Regulation
import StrictJSON
import Wording
import ZoningModel

/// What differs between two maps: every area where the class or the limits are not the same, and what made it so.
public struct MapDifference: Sendable {
    /// One area that is not the same on both maps: class, limits or the outcome under the other rule (reading B3).
    public struct ChangedArea: Sendable {
        /// What the area is on the first map; `outside` where that map does not reach.
        public let from: Designation
        /// What the area is on the second map; `outside` where that map does not reach.
        public let to: Designation
        /// The rows, readings and data behind it, the most telling first; at least one.
        public let causes: [DifferenceCause]
        /// Whether it lies between the boundary lines of a line on either map (reading R1).
        public let isOnCarriageway: Bool
        /// Metres of the working plane, which both maps share.
        public let polygon: Polygon
        /// Square metres in the working plane.
        public var area: Double { polygon.area }
    }

    /// Land that lies in another zone, with the same class and limits.
    public struct ZoneChange: Sendable, Hashable {
        /// The identifier of the zone on the first map; nil for land in none.
        public let from: String?
        /// The identifier of the zone on the second map; nil for land in none.
        public let to: String?
        /// Square metres in the working plane.
        public let area: Double
        /// How many pieces there are.
        public let pieces: Int
    }

    /// What the first map says of itself.
    public let before: MapMeta
    /// What the second map says of itself.
    public let after: MapMeta
    /// Every area that differs, sorted by the words of both sides, then by place; areas thinner than 2 cm on average are left out.
    public let changes: [ChangedArea]
    /// Land that went to another zone and is told the same, by the zones.
    public let zoneChanges: [ZoneChange]
    /// The walls that differ, storey by storey.
    public let facades: FacadeDifference
    /// Who lives or works on changed land; nil where that was not asked.
    public package(set) var people: PeopleDifference?
    /// The outlines of the second map, for a drawing.
    package let ground: [Polygon]

    /// Whether the maps were drawn by different rules: classes of one name need not mean the same.
    public var hasOtherRules: Bool { before.ruleset != after.ruleset }
}

extension MapDifference {
    /// Lays one map over the other: one arrangement of the lines of both, labelled by what each says there.
    ///
    /// Both maps must be drawn in the same plane. Areas thinner than 2 cm on average are rounding, and left out.
    public init(from first: PlaceQuery, to second: PlaceQuery, workers: Int) async throws(BuildError) {
        let (before, after) = (first.map, second.map)
        guard before.meta.workingCRS.isSame(as: after.meta.workingCRS) else {
            throw .data([
                Diagnostic(
                    code: QueryFault.diffCrs,
                    what:
                        "the maps are drawn in different planes, \(before.meta.workingCRS.identifier) and \(after.meta.workingCRS.identifier)",
                    fix: "Build both in the same working_crs")
            ])
        }
        var tiling = Tiling()
        var box = Envelope()
        for ring in (before.zones + after.zones).lazy.flatMap(\.polygon.rings) {
            tiling.add(Lattice.chain(ring))
            box.add(Envelope(ring))
        }
        let (left, right) = (MapSide(first), MapSide(second))
        // The pieces of both maps, where they are not told alike.
        let arrangement = Arrangement<[Int]> { place in
            let pair = [left.piece(at: place), right.piece(at: place)]
            return left.told(pair[0]) == right.told(pair[1]) && left.zone(pair[0]) == right.zone(pair[1]) ? nil : pair
        }
        // Every tile about both is looked at.
        guard max(box.width, box.height) <= FarVertices.widest else {
            throw .data([
                Diagnostic(
                    code: QueryFault.diffApart, what: "the maps lie more than \(Int(FarVertices.widest / 1000)) km apart",
                    fix: "Give two maps of one district")
            ])
        }
        let drawn: (pieces: PieceList, labels: [[Int]])
        do throws(CrowdedPlace) {
            drawn = try await arrangement.pieces(of: tiling.segments(within: box), workers: workers)
        } catch { throw .data([error.diagnostic(before.meta.workingCRS)]) }
        let finder = CauseFinder(from: first, to: second)
        var changes: [ChangedArea] = []
        var zones: [[String?]: (area: Double, pieces: Int)] = [:]
        for piece in drawn.pieces {
            let rings = ([piece.exterior] + piece.holes).map { $0.map(Lattice.coordinate) }
            let polygon = Polygon(exterior: rings[0], holes: Array(rings.dropFirst()))
            guard polygon.meanWidth > Tolerance.sliver else { continue }
            let pair = drawn.labels[piece.label]
            let (a, b) = (left.zones(pair[0]), right.zones(pair[1]))
            guard left.told(pair[0]) != right.told(pair[1]) else {
                let sum = zones[[a?.zoneID, b?.zoneID]] ?? (0, 0)
                zones[[a?.zoneID, b?.zoneID]] = (sum.area + polygon.area, sum.pieces + 1)
                continue
            }
            changes.append(
                ChangedArea(
                    from: left.told(pair[0]), to: right.told(pair[1]), causes: finder.causes(from: a, to: b, at: polygon.placeInside),
                    isOnCarriageway: a?.kind == .carriageway || b?.kind == .carriageway, polygon: polygon))
        }
        self.before = before.meta
        self.after = after.meta
        self.changes = changes.sorted {
            ($0.from.words, $0.to.words, $0.polygon.exterior[0].x, $0.polygon.exterior[0].y)
                < ($1.from.words, $1.to.words, $1.polygon.exterior[0].x, $1.polygon.exterior[0].y)
        }
        zoneChanges = zones.map { ZoneChange(from: $0.key[0], to: $0.key[1], area: $0.value.area, pieces: $0.value.pieces) }.sorted {
            ($0.from ?? "", $0.to ?? "") < ($1.from ?? "", $1.to ?? "")
        }
        facades = FacadeDifference(from: before, to: after)
        ground = after.zones.map(\.polygon)
    }
}

/// One of the two maps, asked piece by piece.
private struct MapSide: Sendable {
    private let index: ZoneIndex
    private let zones: [FunctionalZone]
    private let designations: [Designation]

    init(_ query: PlaceQuery) {
        index = query.index
        zones = query.map.zones
        designations = query.map.zones.map(Designation.init)
    }

    /// The number of the piece; -1 outside.
    func piece(at place: Coordinate) -> Int { index.zones(at: place, tolerance: 0).zones.first ?? -1 }

    func told(_ piece: Int) -> Designation { piece < 0 ? .outside : designations[piece] }
    func zone(_ piece: Int) -> String? { zones(piece)?.zoneID }
    func zones(_ piece: Int) -> FunctionalZone? { piece < 0 ? nil : zones[piece] }
}

extension Polygon {
    /// A place well inside, in metres; the search goes by the millimetres of the lattice.
    fileprivate var placeInside: Coordinate {
        let millimetres = mapped { ring in ring.map { $0 * Lattice.perMetre } }
        return FaceProbe(of: millimetres).place * (1 / Lattice.perMetre)
    }
}
