import Geometry
import Regulation
import ZoneQueries
import ZoningFiles
import ZoningModel

/// One place asked of as little of a map as decides it: the answer is the same, to the byte, as of the whole map.
///
/// Known is what lies in a square about the place; where the answer reaches out of it, in a square four times as wide, at last everything.
/// Whoever has a map gives what ``window`` names, until there is an answer.
struct NearQuery {
    /// Metres from the place to the sides of the first square: about the farthest nearest line in a town.
    private static let firstReach = 250.0
    /// Beyond it a square is most of a map.
    private static let lastReach = 16_000.0

    private let place: Coordinate
    private let accuracy: PlaceAccuracy?
    private let ruleset: Ruleset
    private var reach: Double

    /// - Parameters:
    ///   - place: metres in the working plane of the map.
    ///   - accuracy: how well the place is known (reading A1); nil where nothing was said.
    ///   - meta: what the map says of itself.
    init(_ place: Coordinate, accuracy: PlaceAccuracy?, meta: MapMeta, ruleset: Ruleset) {
        (self.place, self.accuracy, self.ruleset) = (place, accuracy, ruleset)
        // A0: a line counts up to as far as the least accurate one may lie elsewhere.
        let error = max(accuracy?.disc(ofData: meta.positionalAccuracy) ?? 0, meta.largestAccuracy + (accuracy?.ofPlace ?? 0))
        // W5: where a boundary line's front sets the width, it does so along the whole line.
        reach = meta.switches.widthBy == .containing ? max(Self.firstReach, error) : .infinity
    }

    /// What must be known next, in metres of the working plane; nil for the whole map.
    var window: Envelope? { reach <= Self.lastReach ? Envelope([place]).grown(by: reach) : nil }

    /// The answer, with a query that knows the map as far as it reaches; nil where more must be known.
    ///
    /// - Parameter map: what lies in the window at least.
    mutating func answer(from map: ZoneMap) -> (finding: Finding, query: PlaceQuery)? {
        let window = window
        let query = PlaceQuery(map: map, ruleset: ruleset, within: window)
        let finding = query.finding(at: place, accuracy: accuracy)
        if window == nil { return (finding, query) }
        // Z6: outside, other places are asked as well, and how far the map is (OutsideHint).
        if finding.status == .outside {
            reach = .infinity
            return nil
        }
        if finding.reach <= reach, query.accuracy.largest + (accuracy?.ofPlace ?? 0) <= reach { return (finding, query) }
        reach *= 4
        return nil
    }
}

extension MapFile {
    /// The answer for one place from as little of the file as decides it. Time: the pieces near the place and the lines of the map; what is read
    /// again is less than a tenth of it.
    public func finding(
        at place: Coordinate, accuracy: PlaceAccuracy?, ruleset: Ruleset
    ) throws(MapReadError) -> (finding: Finding, query: PlaceQuery) {
        var asking = NearQuery(place, accuracy: accuracy, meta: meta, ruleset: ruleset)
        while true { if let answer = asking.answer(from: try map(about: asking.window)) { return answer } }
    }
}

extension Finding {
    /// Metres about the place within which lies all of the map that an answer inside hangs on; endless where no line of change was found.
    fileprivate var reach: Double { max(change?.distance ?? .infinity, uncertainty?.accuracy ?? 0) }
}
