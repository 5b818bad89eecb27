import Geometry
import Regulation
import ZoningModel

/// What a line between two pieces brings into doubt, and how near it must be (readings A0, A1): many lines are of one kind.
struct DoubtLine: Hashable, Sendable {
    /// Answers that it brings by itself, a bit each.
    var answers: UInt64 = 0
    /// Answers of its sides that it brings on a map without lines, but not to a carriageway.
    var answersWithoutLines: UInt64 = 0
    /// The zones on its two sides where they differ, by number, -1 for land in no zone; else nil.
    var zones: SidePair<Int16>?
    /// What each side brings besides, where its zone is not that of the place.
    var besides = SidePair<UInt64>(0, 0)
    /// Whether it counts within the error of the place alone, and all that far.
    var isOfDisc = false
    /// What it is made by; nil for a line of the disc.
    var makers: LineMakers?
}

/// Two values, one for each side of a line.
struct SidePair<Value: Hashable & Sendable>: Hashable, Sendable {
    let left: Value
    let right: Value

    init(_ left: Value, _ right: Value) { (self.left, self.right) = (left, right) }
}

/// Lists the kinds of lines of a map.
struct DoubtLines {
    let query: PlaceQuery
    var told = ToldAnswers()
    /// By its identifier.
    private(set) var zones: [String: Int16] = [:]
    private(set) var zoneClasses: [ZoneClass?] = []
    /// Whether pieces of one zone disagree about its class.
    private(set) var isTorn = false

    init(_ query: PlaceQuery) {
        self.query = query
        for zone in query.map.zones {
            guard let id = zone.zoneID else { continue }
            if let known = zones[id] {
                if zoneClasses[Int(known)] != zone.baseClass { isTorn = true }
            } else if zoneClasses.count < Int(Int16.max) {
                zones[id] = Int16(zoneClasses.count)
                zoneClasses.append(zone.baseClass)
            } else {
                isTorn = true
            }
        }
    }

    /// Of land in no zone, and outside, -1.
    func zone(of piece: FunctionalZone?) -> Int16 { piece?.zoneID.flatMap { zones[$0] } ?? -1 }

    mutating func bits(of side: FunctionalZone?) -> UInt64 { told.bits(side.map(query.possibilities(of:)) ?? [.outside]) }

    /// What the line between two pieces is; nil where it brings nothing of its own.
    mutating func line(between left: FunctionalZone?, and right: FunctionalZone?) -> DoubtLine? {
        let makers = query.accuracy.makers(between: left, and: right)
        let both = bits(of: left) | bits(of: right)
        guard let left, let right, left.zoneID != right.zoneID else {
            if let left, let right, left.isToldLike(right) { return nil }
            return DoubtLine(answers: both, makers: makers)
        }
        return DoubtLine(
            answersWithoutLines: both, zones: SidePair(zone(of: left), zone(of: right)), besides: SidePair(besides(left), besides(right)),
            makers: makers)
    }

    /// What a side of a line between zones brings whatever the bands: land in no zone has one answer, housing its own.
    private mutating func besides(_ side: FunctionalZone) -> UInt64 {
        if side.zoneID == nil { return told.bits([Designation(side).leading]) }
        return side.kind == .residential ? bits(of: side) : 0
    }

    /// The same line for the disc about a place; nil where it brings nothing more than by itself.
    mutating func discLine(between left: FunctionalZone?, and right: FunctionalZone?) -> DoubtLine? {
        let isOwn = line(between: left, and: right).map { $0.zones == nil } ?? false
        return isOwn ? nil : DoubtLine(answers: bits(of: left) | bits(of: right), isOfDisc: true)
    }
}
