import Geometry
import ZoningLaw
import ZoningModel

/// Why a place has its class, from short lists: what holds all over a piece, made once, and the bands that it outranks.
///
/// Readings, clauses and features are those of ``Explainer/reasons(at:leading:found:)``, in their order; what those measure is not told here.
package struct GroundTree: Sendable {
    /// The reasons of a label; nil where they differ from place to place.
    package struct Grounds: Sendable {
        /// What makes the piece.
        package let opening: [Reason]
        /// What buildings do, and the zone.
        package let closing: [Reason]
    }

    /// By label of the index.
    package let grounds: [Grounds?]
    /// By number of a band: that it gives way (reading R3).
    package let outranked: [Reason]
    private let bands: BandIndex
    private let tree: BandTree
    private let tolerance: Double
    private let pieces: [PieceBands?]
    /// The bands of all pieces, those of each row one behind the other.
    private let own: [(band: Int32, row: Int32)]

    /// The bands that make a piece; nil for one that none makes.
    private struct PieceBands {
        let ordinal: Int?
        let own: Range<Int>
        /// A bit for each row with a band: each of them must hold the place.
        let rows: UInt64
        /// Whether other bands can be outranked: land of no class is not.
        let hasClass: Bool
    }

    /// Nil where the lists would be too long.
    ///
    /// - Parameter pieces: by label of the index.
    init?(_ query: PlaceQuery, _ pieces: [FunctionalZone?]) {
        let explainer = query.explainer
        bands = explainer.bands
        tolerance = explainer.tolerance
        let reach = explainer.tolerance + Tolerance.limit
        guard let tree = BandTree(explainer.bands, over: query.index.extent.grown(by: 1), reach: { _ in reach }) else { return nil }
        self.tree = tree
        let nowhere = query.index.extent.centre
        outranked = bands.all.indices.map { explainer.outranked(Self.hit($0), at: nowhere) }
        let byRow = Dictionary(grouping: bands.all.indices) { explainer.bands[$0].row }
        var (own, made, grounds): ([(band: Int32, row: Int32)], [PieceBands?], [Grounds?]) = ([], [], [])
        for (label, piece) in pieces.enumerated() {
            guard let piece else {
                made.append(nil)
                // Outside, what a brief answer says.
                grounds.append(Grounds(opening: label == 0 ? query.brief(in: [], isOnDistrictLine: false).because : [], closing: []))
                continue
            }
            let rows = piece.kind.isMadeByLine ? piece.rows.map { byRow[$0] ?? [] } : []
            let opening = Self.opening(of: piece, rows, explainer, at: nowhere)
            grounds.append(opening.map { Grounds(opening: $0, closing: explainer.closingReasons(leading: piece, found: [piece])) })
            let start = own.count
            for (row, bands) in rows.enumerated() { own += bands.map { (Int32($0), Int32(row)) } }
            let bits = rows.indices.reduce(UInt64(0)) { rows[$1].isEmpty ? $0 : $0 | 1 << UInt64($1) }
            made.append(
                piece.kind.isMadeByLine
                    ? PieceBands(
                        ordinal: piece.baseClass.flatMap { explainer.ordinals[$0] }, own: start..<own.count, rows: bits,
                        hasClass: piece.zoneClass != nil) : nil)
        }
        (self.own, self.pieces, self.grounds) = (own, made, grounds)
    }

    private static func hit(_ band: Int) -> BandHit { BandHit(band: band, measured: 0, limit: 0, isCarriageway: false) }

    /// What makes a piece, the same whichever bands of its rows hold the place; nil where it is not.
    private static func opening(of piece: FunctionalZone, _ rows: [[Int]], _ explainer: Explainer, at place: Coordinate) -> [Reason]? {
        guard rows.count <= 64 else { return nil }
        func reasons(_ bands: [Int]) -> [Reason] {
            explainer.openingReasons(at: place, leading: piece, hits: bands.sorted().map(hit))
        }
        let first = rows.compactMap(\.first)
        let usual = reasons(first)
        for (row, bands) in rows.enumerated() {
            for band in bands.dropFirst() {
                let other = reasons(rows.enumerated().compactMap { $0.offset == row ? band : $0.element.first })
                guard zip(usual, other).allSatisfy({ $0.isTold(like: $1) }), usual.count == other.count else { return nil }
            }
        }
        return usual
    }

    /// What is worked out for one place after the other.
    package struct GroundState {
        fileprivate var hits: [BandHit] = []
        /// The bands that are outranked at the place, by number.
        package fileprivate(set) var bands: [Int] = []

        package init() {}
    }

    /// Works out ``GroundState/bands`` for a place with a label whose grounds are known. False where that takes the long way.
    package func find(_ place: Coordinate, label: Int, _ state: inout GroundState) -> Bool {
        state.bands.removeAll(keepingCapacity: true)
        guard let piece = pieces[label] else { return true }
        guard tree.hits(at: place, baseClass: piece.ordinal, tolerance: tolerance, into: &state.hits) else { return false }
        var (rows, winner): (UInt64, Int?) = (0, nil)
        for hit in state.hits {
            guard let row = row(of: hit.band, in: piece) else { continue }
            rows |= 1 << UInt64(row)
            // What ranks of railways differ by is no precedence: halves of ranks are compared.
            let rank = bands.rank(of: hit) / 2
            winner = min(winner ?? rank, rank)
        }
        // A place that its own bands do not reach: rounding.
        guard rows == piece.rows else { return false }
        guard piece.hasClass, let winner else { return true }
        for hit in state.hits where bands.rank(of: hit) / 2 > winner && row(of: hit.band, in: piece) == nil { state.bands.append(hit.band) }
        return true
    }

    /// The row of a piece that a band is of; nil for another's.
    private func row(of band: Int, in piece: PieceBands) -> Int? {
        for number in piece.own where Int(own[number].band) == band { return Int(own[number].row) }
        return nil
    }
}

extension Reason {
    /// Whether it names the same reading, clause and feature.
    fileprivate func isTold(like other: Reason) -> Bool {
        reading == other.reading && clause == other.clause && feature == other.feature
    }
}
