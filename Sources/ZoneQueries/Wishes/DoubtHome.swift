import Regulation
import ZoningModel

/// What a doubt asks of the land that a place lies on, by label of the index.
struct DoubtHome: Sendable {
    /// The answers at the place itself, by number; two where storeys are not known (reading B3).
    let first: UInt8
    let second: UInt8?
    /// Its zone, -1 for land in no zone and outside.
    let zone: Int16
    let isCarriageway: Bool
    /// Whether buildings keep the sound away in any zone.
    let isShielded: Bool
    /// Whether every place of it is left to the long way.
    let isLong: Bool

    /// A piece of each label; nil outside.
    static func pieces(_ map: ZoneMap, _ points: PointIndex) -> [FunctionalZone?] {
        var pieces = [FunctionalZone?](repeating: nil, count: points.count)
        for (piece, label) in zip(map.zones, points.labelsOfPieces) where pieces[Int(label)] == nil { pieces[Int(label)] = piece }
        return pieces
    }

    static func all(_ pieces: [FunctionalZone?], _ points: PointIndex, _ making: inout DoubtLines) -> [DoubtHome] {
        pieces.indices.map { label in
            let piece = pieces[label]
            let own = points.finding(UInt32(label))?.possibilities.map { making.told.number(of: $0) } ?? []
            return DoubtHome(
                first: own.first ?? 0, second: own.count > 1 ? own[1] : nil, zone: making.zone(of: piece),
                isCarriageway: piece?.kind == .carriageway, isShielded: piece?.sight == .shielded || piece?.sight == .footprint,
                // In no zone, and in one under the other rule.
                isLong: own.isEmpty || own.count > 2 || (piece?.zoneClass == nil && piece?.other != nil))
        }
    }
}
