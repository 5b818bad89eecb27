import FeatureIO
import Geometry
import Projection
import Regulation
import StrictJSON
import Wording

/// What differs between two maps: every area where the class or the limits are not the same.
public struct MapDifference: Sendable {
    /// What a map says of a place, as far as a difference is told by it.
    public struct Side: Sendable, Hashable {
        /// `inside`, `unzoned` or `outside`.
        public let status: Finding.Status
        public let zoneClass: ZoneClass?
        public let limitsClass: ZoneClass?
        public let limits: NoiseLimit?
        /// The class under the other rule, where storeys are not known (reading B3).
        public let otherClass: ZoneClass?

        static let outside = Side(status: .outside, zoneClass: nil, limitsClass: nil, limits: nil)

        init(status: Finding.Status, zoneClass: ZoneClass?, limitsClass: ZoneClass?, limits: NoiseLimit?, otherClass: ZoneClass? = nil) {
            self.otherClass = otherClass
            self.status = status
            self.zoneClass = zoneClass
            self.limitsClass = limitsClass
            self.limits = limits
        }

        init(_ zone: FunctionalZone) {
            self.init(
                status: zone.kind == .base && zone.zoneClass == nil ? .unzoned : .inside, zoneClass: zone.zoneClass,
                limitsClass: zone.limitsClass, limits: zone.limits, otherClass: zone.other?.zoneClass)
        }

        /// `4a`, `3 (limits of 1)`, `2 or 4a`, `unzoned`, `outside`.
        public var words: String { otherClass.map { "\(leading) or \($0)" } ?? leading }

        private var leading: String {
            guard let zoneClass else { return status == .inside ? "unassigned" : status.rawValue }
            return limitsClass == nil || limitsClass == zoneClass ? zoneClass.id : "\(zoneClass) (limits of \(limitsClass?.id ?? "none"))"
        }

        /// The same for people.
        var title: Phrase { otherClass.map { "\(leadingTitle) or \($0)" } ?? leadingTitle }

        private var leadingTitle: Phrase {
            guard let zoneClass else {
                return switch status {
                case .inside: "unassigned"
                case .outside: "outside the district"
                case .unzoned: "unzoned"
                }
            }
            guard let limitsClass, limitsClass != zoneClass else { return Phrase(verbatim: zoneClass.id) }
            return "\(zoneClass) (limits of \(limitsClass))"
        }
    }

    public struct Change: Sendable {
        public let from: Side
        public let to: Side
        public let polygon: Polygon
        /// Square metres in the working plane.
        public var area: Double { polygon.area }
    }

    public let before: MapMeta
    public let after: MapMeta
    public let changes: [Change]
}

extension MapDifference {
    /// Lays one map over the other: one arrangement of the lines of both, labelled by what each says there.
    ///
    /// Both maps must be drawn in the same plane. Areas thinner than `tolerance` metres on average are rounding, and left out.
    public init(from before: ZoneMap, to after: ZoneMap, workers: Int, tolerance: Double = 0.02) async throws(BuildError) {
        guard before.meta.workingCRS.isSame(as: after.meta.workingCRS) else {
            throw .data([
                Diagnostic(
                    code: "diff-crs",
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
        let arrangement = Arrangement<[Side]> { place in
            let sides = [first.side(at: place, of: before), second.side(at: place, of: after)]
            return sides[0] == sides[1] ? nil : sides
        }
        // Every tile about both is looked at.
        guard max(box.width, box.height) <= FarVertices.widest else {
            throw .data([
                Diagnostic(
                    code: "diff-apart", what: "the maps lie more than \(Int(FarVertices.widest / 1000)) km apart",
                    fix: "Give two maps of one district")
            ])
        }
        let drawn: (pieces: [LatticePiece], labels: [[Side]])
        do throws(CrowdedPlace) {
            drawn = try await arrangement.pieces(of: tiling.segments(within: box), workers: workers)
        } catch { throw .data([error.diagnostic(before.meta.workingCRS)]) }
        self.before = before.meta
        self.after = after.meta
        changes = drawn.pieces.map { piece in
            let rings = ([piece.exterior] + piece.holes).map { $0.map(Lattice.coordinate) }
            let sides = drawn.labels[piece.label]
            return Change(from: sides[0], to: sides[1], polygon: Polygon(exterior: rings[0], holes: Array(rings.dropFirst())))
        }.filter { $0.polygon.meanWidth > tolerance }.sorted {
            ($0.from.words, $0.to.words, $0.polygon.exterior[0].x, $0.polygon.exterior[0].y)
                < ($1.from.words, $1.to.words, $1.polygon.exterior[0].x, $1.polygon.exterior[0].y)
        }
    }

    /// Areas by what they were and what they are, in square metres, sorted by their words.
    public var table: [(from: Side, to: Side, area: Double, pieces: Int)] {
        var rows: [[Side]: (area: Double, pieces: Int)] = [:]
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
    fileprivate func side(at place: Coordinate, of map: ZoneMap) -> MapDifference.Side {
        zones(at: place, tolerance: 0).zones.first.map { MapDifference.Side(map.zones[$0]) } ?? .outside
    }
}
