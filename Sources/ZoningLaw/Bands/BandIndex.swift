import Geometry
import Regulation

/// All bands of a district, found by place.
package struct BandIndex: Sendable {
    package let all: [Band]
    /// Which band wins where several meet: the smaller number. On the land of a line that has a class of its own, the other one counts.
    private let ranks: [(band: Int, ownLand: Int)]
    /// The base zones' place among them.
    package let rankOfZones: Int
    let shapes: [BandPart]
    /// Of every shape, its band, and where its widths stand in the list of them: parts of a band share them.
    let owners: [(band: Int, widths: Int)]
    let widths: [Band.Widths]
    private let cells: CellIndex

    package init(_ bands: [Band], ruleset: Ruleset) {
        all = bands
        var (shapes, widths): ([BandPart], [Band.Widths]) = ([], [])
        var owners: [(band: Int, widths: Int)] = []
        var boxes: [Envelope] = []
        for (number, band) in bands.enumerated() {
            var widest = 0.0
            for (place, part) in band.parts.enumerated() {
                if place == 0 || part.widths != widths[widths.count - 1] {
                    widths.append(part.widths)
                    widest = part.widths.widest
                }
                shapes.append(part.shape)
                owners.append((number, widths.count - 1))
                boxes.append(part.shape.envelope(width: widest))
            }
        }
        (self.shapes, self.widths, self.owners) = (shapes, widths, owners)
        cells = CellIndex(boxes, cell: 100)
        // 二(四)5, R3: 4b before 4a; among railways, one that the limits of its class are for before an existing one (R5).
        func rank(_ claim: PrecedenceRule.Claim, _ band: Band) -> Int {
            2 * (ruleset.precedence.rank(of: claim) ?? ruleset.precedence.rankOfZones) + (band.outcome == nil ? 0 : 1)
        }
        ranks = bands.map { band in
            let own = rank(.init(key: band.source.id, zoneClass: band.bandClass), band)
            guard case .zoneClass(let land) = band.ownLand else { return (own, own) }
            return (own, rank(.init(key: band.source.id, zoneClass: land, isOwnLand: true), band))
        }
        rankOfZones = 2 * ruleset.precedence.rankOfZones
    }

    /// The place of a hit in the order of what wins; the smaller number does.
    package func rank(of hit: BandHit) -> Int { hit.isCarriageway ? ranks[hit.band].ownLand : ranks[hit.band].band }

    /// The best place that a band of a row has in that order, whatever its limits; nil for a row without bands. O(bands).
    package func rank(ofRow row: String, isOwnLand: Bool) -> Int? {
        all.indices.lazy.filter { self.all[$0].row == row }.map { (isOwnLand ? self.ranks[$0].ownLand : self.ranks[$0].band) / 2 * 2 }.min()
    }

    /// Whether a hit gives way to another by the order of the rules, and not only among railways.
    package func gives(_ hit: BandHit, wayTo other: BandHit) -> Bool { rank(of: hit) / 2 > rank(of: other) / 2 }

    package subscript(number: Int) -> Band { all[number] }

    /// Every band that reaches `place`, by row, with its smallest distance. `baseClass` is the ordinal of the class of the zone there.
    ///
    /// - Parameter tolerance: metres beyond the allowed distance that still count; as it is, the rule itself (W4).
    /// - Parameter isFar: whether the tolerance is wider than the cells know of: then all cells within it are looked through.
    package func hits(at place: Coordinate, baseClass: Int?, tolerance: Double = Tolerance.limit, isFar: Bool = false) -> [BandHit] {
        var hits: [BandHit] = []
        if isFar {
            add(cells.candidates(in: Envelope([place]).grown(by: tolerance)), place, baseClass, tolerance, to: &hits)
        } else {
            add(cells.candidates(at: place), place, baseClass, tolerance, to: &hits)
        }
        return hits
    }

    /// The hits among the shapes of these numbers, which ascend; `hits` is empty.
    func add(
        _ candidates: some Sequence<Int32>, _ place: Coordinate, _ baseClass: Int?, _ tolerance: Double, to hits: inout [BandHit]
    ) {
        for number in candidates {
            let (band, width) = owners[Int(number)]
            // Nothing is nearer than the carriageway.
            if let last = hits.last, last.band == band, last.isCarriageway { continue }
            guard let measured = shapes[Int(number)].distance(to: place),
                let limit = widths[width].limit(in: baseClass, holding: measured, tolerance: tolerance)
            else { continue }
            let isCarriageway = measured == 0 && shapes[Int(number)].isCarriageway(at: place)
            let hit = BandHit(band: band, measured: measured, limit: limit, isCarriageway: isCarriageway)
            if let last = hits.last, last.band == band {
                let nearer = measured < last.measured ? hit : last
                hits[hits.count - 1] = BandHit(
                    band: band, measured: nearer.measured, limit: nearer.limit,
                    isCarriageway: hit.isCarriageway || last.isCarriageway)
            } else {
                hits.append(hit)
            }
        }
    }
}
