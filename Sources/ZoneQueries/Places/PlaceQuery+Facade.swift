import Geometry
import Regulation
import ZoningModel

extension PlaceQuery {
    /// The answer for the nearest wall that has the storey asked for (reading B7); a height is that of the storey that it lies in.
    ///
    /// A wall without that storey is no answer, however near: a podium about a tower, the lower of two buildings that touch. Where several
    /// walls are equally near, as at a corner, all count, and the stricter leads (Z2).
    ///
    /// Time: linear in the façades of the map.
    public func finding(at place: Coordinate, onFacade level: FacadeLevel) throws(FacadeRefusal) -> Finding {
        // Only rules that weigh frontages say what reaches a wall (B7).
        guard ruleset.sourceHeight != nil || !map.facades.isEmpty else { throw .notByStorey }
        let walls = FacadesNear(map.facades, place)
        guard let farthest = walls.nearest else { throw .noFacades }
        guard farthest <= Self.facadeReach else { throw .tooFar(farthest) }
        let there = walls.having(level)
        guard let first = there.first else { throw walls.refusal(level) }
        // At equal distance: known storeys before unknown ones, the stricter answer, then the order of the layer.
        let tied = there.filter { $0.distance <= first.distance + ruleset.tolerances.lineMetres }
        let known = tied.filter { $0.facade.storeys != nil }
        let counting = known.isEmpty ? tied : known
        let leading = counting.dropFirst().reduce(counting[0]) { best, next in
            let isStricter = next.facade.answer.limitsClass.flatMap { a in
                best.facade.answer.limitsClass.map { ruleset.isStricter(a, than: $0) }
            }
            return isStricter == true ? next : best
        }
        return finding(leading, at: place, among: counting, on: walls)
    }

    private func finding(_ answer: FacadeAnswer, at place: Coordinate, among tied: [FacadeAnswer], on walls: FacadesNear) -> Finding {
        let facade = answer.facade.answer
        let zone = facade.zoneID.flatMap { id in map.zones.first { $0.zoneID == id } }
        var here: [Designation] = []
        for wall in [answer] + tied {
            for outcome in possibilities(of: wall.facade) where !here.contains(where: { $0.isTold(like: outcome) }) { here.append(outcome) }
        }
        var because = [Reason(reading: facade.reading, clause: clause(of: facade.reading), feature: name(of: facade))]
        if facade.other != nil { because.append(Reason(reading: .b3, clause: ruleset.clause(of: .b3))) }
        if let zone, let id = facade.zoneID, facade.reading != .z3 {
            let clause = zone.baseClass.flatMap { ruleset.zoneClause(id, zoneClass: $0) } ?? ""
            because.append(Reason(reading: .z3, clause: clause, feature: "\(id) \(zone.zoneName ?? "")"))
        }
        var finding = Finding(
            status: facade.zoneClass == nil && facade.row == nil ? .unzoned : .inside, zoneClass: facade.zoneClass, limits: facade.limits,
            limitsClass: facade.limitsClass,
            zones: zone.map { [Finding.Zone(id: facade.zoneID ?? "", name: $0.zoneName ?? "", zoneClass: $0.baseClass)] } ?? [],
            isOnBoundary: here.count > 1 && facade.other == nil, isOnCarriageway: facade.reading == .r1, answersHere: here,
            hangsOnHeights: facade.other != nil, change: nil, because: because)
        finding.facade = answer
        finding.dataError = accuracy.largest
        finding.answersNear = near(answer, at: place, on: walls)
        return finding
    }

    /// A0: what the wall may have because a line may lie elsewhere: the other pieces of it on this storey, its band where the edge of one is
    /// near, and the class of a zone whose line is.
    private func near(_ answer: FacadeAnswer, at place: Coordinate, on walls: FacadesNear) -> [Designation] {
        guard accuracy.largest > 0 else { return [] }
        let facade = answer.facade
        var found: [Designation] = []
        let error = facade.answer.row.map { accuracy.row($0, at: place) } ?? accuracy.largest
        for piece in map.facades
        where piece.building == facade.building && piece.segment == facade.segment && piece.covers(answer.storey)
            && place.distance(toSegment: piece.from, piece.to) - answer.distance <= error
        {
            found += possibilities(of: piece)
        }
        let foot = place.nearest(onSegment: facade.from, facade.to)
        let home = map.zones.first { $0.zoneID == facade.answer.zoneID }
        let isBand = facade.answer.row != nil
        for other in edges(about: foot, home: home, isBand: isBand) { found.append(other) }
        return found
    }

    private func edges(about foot: Coordinate, home: FunctionalZone?, isBand: Bool) -> [Designation] {
        var zones: [String: FunctionalZone] = [:]
        for line in index.lines(within: accuracy.largest, of: foot) {
            let sides = [line.left, line.right].map { $0 < 0 ? nil : map.zones[$0] }
            guard sides[0]?.zoneID != sides[1]?.zoneID, line.distance <= accuracy.ofLine(between: sides[0], and: sides[1], at: foot) else {
                continue
            }
            for side in sides { if let side, let id = side.zoneID { zones[id] = side } }
        }
        if let home, let id = home.zoneID { zones[id] = home }
        var found: [Designation] = []
        for zone in zones.values.sorted(by: { ($0.zoneID ?? "") < ($1.zoneID ?? "") }) {
            guard let zoneClass = zone.baseClass else { continue }
            let bands = explainer.bands(at: foot, zoneClass: zoneClass, home: nil, within: accuracy.largest) {
                accuracy.row($0, at: foot)
            }
            // Well within the distance a wall that has no band is out of sight (B7), and stays so.
            if !isBand || !bands.isSure { found.append(possibility(zoneClass, limitsOf: zoneClass)) }
            if isBand || !bands.isSure { found += bands.answers.map { possibility($0.zoneClass, limitsOf: $0.limitsClass) } }
        }
        return found
    }

    private func possibilities(of facade: Facade) -> [Designation] {
        let answer = facade.answer
        let own = Designation(
            status: answer.zoneClass == nil && answer.row == nil ? .unzoned : .inside, zoneClass: answer.zoneClass,
            limitsClass: answer.limitsClass, limits: answer.limits)
        return [own] + (answer.other.map { [possibility($0.zoneClass, limitsOf: $0.limitsClass)] } ?? [])
    }

    private func clause(of reading: Interpretation.ID) -> String {
        // 二(四)2: beside low buildings the band runs through.
        (reading == .b1 ? ruleset.frontageClause(isOpen: true) : nil) ?? ruleset.clause(of: reading)
    }

    private func name(of facade: Facade.Answer) -> String {
        if let row = facade.row {
            let name = ruleset.row(row)?.name ?? ""
            return name.isEmpty ? row : "\(row) \(name)"
        }
        guard facade.reading == .z3, let id = facade.zoneID else { return "" }
        return "\(id) \(map.zones.first { $0.zoneID == id }?.zoneName ?? "")"
    }
}

extension PlaceQuery {
    /// What is asked of a façade.
    public enum FacadeLevel: Sendable, Hashable {
        case storey(Int)
        /// Metres above the foot of the building.
        case height(Double)
    }

    /// Metres within which a façade is meant: beyond it the place is not before that building.
    public static let facadeReach = 50.0
}

/// The walls about a place, the nearest first, and the buildings that they belong to.
struct FacadesNear {
    /// Within reach, with their distances, in the order of the layer where they are equally near.
    private let walls: [(facade: Facade, distance: Double)]
    /// The number of storeys of every building within reach; none where it is not known.
    private let storeys: [String: Int]
    /// Metres to the nearest wall, within reach or not; nil where there is none at all.
    let nearest: Double?

    /// Linear in the façades.
    init(_ facades: FacadeList, _ place: Coordinate) {
        var nearest: Double?
        var walls: [(order: Int, facade: Facade, distance: Double)] = []
        for (order, facade) in facades.enumerated() {
            let distance = place.distance(toSegment: facade.from, facade.to)
            nearest = min(nearest ?? .infinity, distance)
            if distance <= PlaceQuery.facadeReach { walls.append((order, facade, distance)) }
        }
        self.nearest = nearest
        self.walls = walls.sorted { ($0.distance, $0.order) < ($1.distance, $1.order) }.map { ($0.facade, $0.distance) }
        let buildings = Set(walls.map(\.facade.building))
        var storeys: [String: Int] = [:]
        for facade in facades {
            guard let top = facade.storeys?.upperBound, buildings.contains(facade.building) else { continue }
            storeys[facade.building] = max(storeys[facade.building] ?? 0, top)
        }
        self.storeys = storeys
    }

    /// The walls that have what is asked, the nearest first; one whose storeys are not known may have it (reading B3).
    func having(_ level: PlaceQuery.FacadeLevel) -> [FacadeAnswer] {
        walls.compactMap { wall in
            var (storey, height): (Int?, Double?) = (nil, nil)
            switch level {
            case .storey(let number): storey = number
            case .height(let metres):
                height = metres
                if let top = top(of: wall.facade), let storeyHeight = wall.facade.storeyHeight, let count = storeys[wall.facade.building] {
                    guard metres <= top + Tolerance.height else { return nil }
                    storey = Self.storey(at: metres, each: storeyHeight, of: count)
                }
            }
            guard wall.facade.covers(storey) else { return nil }
            return FacadeAnswer(
                facade: wall.facade, distance: wall.distance, storey: storey, height: height,
                passed: walls.first.flatMap { $0.facade.building != wall.facade.building && $0.distance < wall.distance ? passed($0) : nil }
            )
        }
    }

    private func passed(_ wall: (facade: Facade, distance: Double)) -> FacadeAnswer.Passed {
        FacadeAnswer.Passed(building: wall.facade.building, distance: wall.distance, storeys: storeys[wall.facade.building])
    }

    /// No wall within reach has it: what there is.
    func refusal(_ level: PlaceQuery.FacadeLevel) -> FacadeRefusal {
        let nearest = walls[0].facade
        switch level {
        case .storey(let number):
            return .noSuchStorey(
                number, building: nearest.building, storeys: storeys[nearest.building] ?? 0, highest: storeys.values.max() ?? 0)
        case .height(let metres):
            return .tooHigh(
                metres, building: nearest.building, height: top(of: nearest) ?? 0,
                highest: walls.compactMap { top(of: $0.facade) }.max() ?? 0)
        }
    }

    /// Metres to the top of the building of a wall, by its storeys.
    private func top(of facade: Facade) -> Double? {
        guard let each = facade.storeyHeight, let count = storeys[facade.building] else { return nil }
        return each * Double(count)
    }

    /// The storey that a height lies in; its upper end belongs to it, whatever the last digit of the quotient.
    private static func storey(at metres: Double, each storeyHeight: Double, of count: Int) -> Int {
        Int((metres / storeyHeight - Tolerance.share).rounded(.up), within: 1...max(1, count))
    }
}

extension Facade {
    /// Whether a storey is among those that it speaks for; what is not known may be.
    func covers(_ storey: Int?) -> Bool {
        guard let storey, let storeys else { return true }
        return storeys.contains(storey)
    }
}
