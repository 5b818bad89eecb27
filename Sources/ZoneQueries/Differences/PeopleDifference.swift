import Geometry
import ZoningModel

/// How many people, dwellings or addresses a change bears on, by a layer of points with their counts.
public struct PeopleDifference: Sendable {
    /// One place and how many it counts for.
    public struct CountedPlace: Sendable, Hashable {
        /// Metres in the working plane of the maps.
        package let place: Coordinate
        /// How many; 1 where the layer counts places.
        package let count: Double

        package init(place: Coordinate, count: Double) { (self.place, self.count) = (place, count) }
    }

    /// All places of one change.
    public struct PeopleSum: Sendable, Hashable {
        /// What their land was.
        public let from: Designation
        /// What their land is.
        public let to: Designation
        /// How many they count for.
        public let people: Double
        /// How many places there are.
        public let places: Int
    }

    /// By what the land was and is, sorted by the words; where nothing changes there is no row.
    public let rows: [PeopleSum]
    /// How many all places count for.
    public let people: Double
    /// How many places there are.
    public let places: Int
    /// How many places lie outside both maps.
    public let placesOutside: Int

    /// Asks both maps at every place, as `query` does: on a line the answer that leads.
    package init(_ all: [CountedPlace], from before: PlaceQuery, to after: PlaceQuery) {
        var rows: [[Designation]: (people: Double, places: Int)] = [:]
        var (people, outside) = (0.0, 0)
        for place in all {
            people += place.count
            let (from, to) = (before.designation(at: place.place), after.designation(at: place.place))
            if from == .outside, to == .outside { outside += 1 }
            guard from != to else { continue }
            let sum = rows[[from, to]] ?? (0, 0)
            rows[[from, to]] = (sum.people + place.count, sum.places + 1)
        }
        self.rows = rows.map { PeopleSum(from: $0.key[0], to: $0.key[1], people: $0.value.people, places: $0.value.places) }.sorted {
            ($0.from.sortKey, $0.to.sortKey) < ($1.from.sortKey, $1.to.sortKey)
        }
        (self.people, places, placesOutside) = (people, all.count, outside)
    }
}

extension PlaceQuery {
    /// The piece that leads at a place; nil outside.
    func leadingPiece(at place: Coordinate) -> FunctionalZone? {
        index.zones(at: place, tolerance: ruleset.tolerances.lineMetres).zones.map { map.zones[$0] }.min(by: leads)
    }

    fileprivate func designation(at place: Coordinate) -> Designation { leadingPiece(at: place).map(Designation.init) ?? .outside }
}
