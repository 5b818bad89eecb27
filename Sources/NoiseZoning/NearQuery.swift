import Geometry
import Regulation
import ZoneQueries
import ZoningFiles
import ZoningModel

extension MapFile {
    /// Metres from the place to the sides of the first rectangle that is read: about the farthest nearest line in a town.
    private static let firstReach = 250.0

    /// The answer for one place from as little of the map as decides it: the same, to the byte, as from the whole map.
    ///
    /// Read is what lies in a square about the place; where the answer reaches out of it, a square four times as wide, at last everything.
    /// The query that is given back knows the map as far as the answer reaches, and the whole of it where the answer is "outside".
    ///
    /// Time: the pieces near the place and the lines of the map; what is read again is less than a tenth of it.
    /// - Parameters:
    ///   - place: metres in the working plane of the map.
    ///   - accuracy: how well the place is known (reading A1); nil where nothing was said.
    public func finding(
        at place: Coordinate, accuracy: PlaceAccuracy?, ruleset: Ruleset
    ) throws(MapReadError) -> (finding: Finding, query: PlaceQuery) {
        func ask(_ map: ZoneMap, within window: Envelope?) -> (finding: Finding, query: PlaceQuery) {
            let query = PlaceQuery(map: map, ruleset: ruleset, within: window)
            return (query.finding(at: place, accuracy: accuracy), query)
        }
        // A0: a line counts up to as far as the least accurate one may lie elsewhere.
        let error = max(accuracy?.disc(ofData: meta.positionalAccuracy) ?? 0, meta.largestAccuracy + (accuracy?.ofPlace ?? 0))
        var reach = max(Self.firstReach, error)
        // W5: where a boundary line's front sets the width, it does so along the whole line.
        while meta.switches.widthBy == .containing, reach <= Self.lastReach {
            let window = Envelope([place]).grown(by: reach)
            let answer = ask(try map(about: window), within: window)
            // Z6: outside, other places are asked as well, and how far the map is (OutsideHint).
            if answer.finding.status == .outside { break }
            if answer.finding.reach <= reach, answer.query.accuracy.largest + (accuracy?.ofPlace ?? 0) <= reach { return answer }
            reach *= 4
        }
        return ask(try map(), within: nil)
    }

    /// Beyond it a square is most of a map.
    private static let lastReach = 16_000.0
}

extension Finding {
    /// Metres about the place within which lies all of the map that an answer inside hangs on; endless where no line of change was found.
    fileprivate var reach: Double { max(change?.distance ?? .infinity, uncertainty?.accuracy ?? 0) }
}
