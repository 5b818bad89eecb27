extension MapDifference {
    /// Counts who is on changed land; the queries are those of the two maps.
    package mutating func count(_ places: [PeopleDifference.CountedPlace], from before: PlaceQuery, to after: PlaceQuery) {
        people = PeopleDifference(places, from: before, to: after)
    }
}
