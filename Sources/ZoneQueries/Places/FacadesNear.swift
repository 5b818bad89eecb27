import Geometry
import ZoningModel

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
