import FeatureIO
import Geometry
import MapMaking
import PlanarArrangement
import Projection
import Regulation
import StrictJSON
import Wording
import ZoningModel

/// What differs between two maps: every area where the class or the limits are not the same.
public struct MapDifference: Sendable {
    /// One area that is not the same on both maps: class, limits or the outcome under the other rule (reading B3).
    public struct Change: Sendable {
        /// What the area is on the first map; `outside` where that map does not reach.
        public let from: Designation
        /// What the area is on the second map; `outside` where that map does not reach.
        public let to: Designation
        /// Metres of the working plane, which both maps share.
        public let polygon: Polygon
        /// Square metres in the working plane.
        public var area: Double { polygon.area }
    }

    /// What the first map says of itself.
    public let before: MapMeta
    /// What the second map says of itself.
    public let after: MapMeta
    /// Every area that differs, sorted by the words of both sides, then by place; areas thinner than 2 cm on average are left out.
    public let changes: [Change]
}

extension MapDifference {
    /// Lays one map over the other: one arrangement of the lines of both, labelled by what each says there.
    ///
    /// Both maps must be drawn in the same plane. Areas thinner than 2 cm on average are rounding, and left out.
    public init(from before: ZoneMap, to after: ZoneMap, workers: Int) async throws(BuildError) {
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
        let (first, second) = (ZoneIndex(before), ZoneIndex(after))
        let arrangement = Arrangement<[Designation]> { place in
            let sides = [first.side(at: place, of: before), second.side(at: place, of: after)]
            return sides[0] == sides[1] ? nil : sides
        }
        // Every tile about both is looked at.
        guard max(box.width, box.height) <= FarVertices.widest else {
            throw .data([
                Diagnostic(
                    code: QueryFault.diffApart, what: "the maps lie more than \(Int(FarVertices.widest / 1000)) km apart",
                    fix: "Give two maps of one district")
            ])
        }
        let drawn: (pieces: [LatticePiece], labels: [[Designation]])
        do throws(CrowdedPlace) {
            drawn = try await arrangement.pieces(of: tiling.segments(within: box), workers: workers)
        } catch { throw .data([error.diagnostic(before.meta.workingCRS)]) }
        self.before = before.meta
        self.after = after.meta
        changes = drawn.pieces.map { piece in
            let rings = ([piece.exterior] + piece.holes).map { $0.map(Lattice.coordinate) }
            let sides = drawn.labels[piece.label]
            return Change(from: sides[0], to: sides[1], polygon: Polygon(exterior: rings[0], holes: Array(rings.dropFirst())))
        }.filter { $0.polygon.meanWidth > Tolerance.sliver }.sorted {
            ($0.from.words, $0.to.words, $0.polygon.exterior[0].x, $0.polygon.exterior[0].y)
                < ($1.from.words, $1.to.words, $1.polygon.exterior[0].x, $1.polygon.exterior[0].y)
        }
    }

    /// Areas by what they were and what they are, in square metres, sorted by their words.
    public var table: [(from: Designation, to: Designation, area: Double, pieces: Int)] {
        var rows: [[Designation]: (area: Double, pieces: Int)] = [:]
        for change in changes {
            rows[[change.from, change.to], default: (0, 0)].area += change.area
            rows[[change.from, change.to], default: (0, 0)].pieces += 1
        }
        return rows.map { ($0.key[0], $0.key[1], $0.value.area, $0.value.pieces) }.sorted {
            ($0.0.words, $0.1.words) < ($1.0.words, $1.1.words)
        }
    }
}

extension ZoneIndex {
    fileprivate func side(at place: Coordinate, of map: ZoneMap) -> Designation {
        zones(at: place, tolerance: 0).zones.first.map { Designation(map.zones[$0]) } ?? .outside
    }
}
