import Answers
import NoiseZoning
import Wording

/// A measured level against the limits that apply.
enum LevelAnswers {
    static let endpoints: [Endpoint<AnswerService>] = [
        Endpoint(.get, "/v1/check", parameters: columns.map(\.rawValue) + ["lon", "lat", "crs", "date", "time", "accuracy", "lang"]) {
            (ask, service) throws(Problem) in try answer(ask, service)
        }
    ]

    /// Coordinates, day and time have parameters of their own.
    private static let columns = LevelColumn.allCases.filter { ![.x, .y, .date, .time].contains($0) }

    /// The bytes that `check --level --format json` prints. Where a place is given its class is asked of the map.
    private static func answer(_ ask: Ask, _ service: AnswerService) throws(Problem) -> Reply {
        let query = ask.query
        let language = try query.language()
        var texts: [LevelColumn: String] = [:]
        for column in columns { texts[column] = query[column.rawValue] }
        let accuracy = try query.accuracy()
        let isPlaceGiven = ["lon", "lat", "crs"].contains { query[$0] != nil }
        let place = isPlaceGiven ? try query.place() : nil
        guard place == nil || texts[.zoneClass] == nil else {
            throw Problem(400, ServerFault.parameter, "class and a place are both given", fix: "Give one of the two")
        }
        guard place != nil || accuracy == nil else {
            throw Problem(400, ServerFault.parameter, "accuracy goes with a place", fix: "Leave it out, or give lon, lat and crs")
        }
        var occasion = Occasion(clock: service.clock(), date: try query.date())
        occasion.time = query["time"]
        let isLasting = occasion.date != nil && occasion.time != nil && occasion.time != "now"
        do throws(Failure) {
            let session = try LevelSession(texts, on: occasion, over: service.map, crs: place?.crs, accuracy: accuracy)
            let answer = try session.answer(at: place?.text, namesMap: true)
            var reply = Reply(Reply.json, Array(answer.json(pretty: true, language: language).utf8))
            reply.isLasting = isLasting
            return reply
        } catch { throw Problem(error) }
    }
}
