import Answers
import NoiseZoning
import Wording
import ZoningModel

/// One place, and the rules. Nothing of the domain is computed here: parameters in, the answer of a session out.
enum PlaceAnswers {
    static let endpoints: [Endpoint<AnswerService>] = [
        Endpoint(.get, "/v1/at", parameters: names) { (ask, service) throws(Problem) in
            let (reply, isLasting) = try answer(ask, service) { $0.namesMap = true }
            var json = Reply(Reply.json, Array(reply.answer.json(pretty: true).utf8))
            json.isLasting = isLasting
            // Where the clock has no part, the address has the same bytes as long as map and program stay: nothing of the answer is hashed.
            if isLasting { json.tag = service.map.name }
            return json
        },
        Endpoint(.get, "/v1/record", parameters: names) { (ask, service) throws(Problem) in
            let (reply, isLasting) = try answer(ask, service) { $0.isRecorded = true }
            var page = Reply(Reply.html, reply.record(try ask.query.language()))
            page.isLasting = isLasting
            return page
        },
        Endpoint(.get, "/v1/rules", parameters: ["lang"]) { (_, service) throws(Problem) in
            var reply = Reply(Reply.json, service.rulesJSON)
            reply.isLasting = true
            return reply
        },
    ]

    private static let names = ["lon", "lat", "crs", "date", "time", "accuracy", "floor", "height", "lang"]

    /// What `query --at lon,lat` answers, and whether the clock has no part in it. Time: the pieces near the place; for a façade or a
    /// record all façades of the map.
    private static func answer(
        _ ask: Ask, _ service: AnswerService, _ change: (inout PlaceQuestion) -> Void
    ) throws(Problem) -> (reply: PlaceReply, isLasting: Bool) {
        let query = ask.query
        let (place, accuracy) = (try query.place(), try query.accuracy())
        var occasion = Occasion(clock: service.clock(), date: try query.date())
        occasion.time = query["time"]
        let isLasting = occasion.date != nil && occasion.time != nil && occasion.time != "now"
        let facade = try query.facade()
        guard facade == nil || accuracy == nil else {
            throw Problem(
                400, ServerFault.parameter, "accuracy goes with a place on the ground, and not with floor or height",
                fix: "Leave one of them out")
        }
        do throws(Failure) {
            var question = PlaceQuestion(place.text, crs: place.crs, at: place.place)
            (question.accuracy, question.facade) = (accuracy, facade)
            change(&question)
            return (try Session(service.map, on: occasion).answer(question), isLasting)
        } catch { throw Problem(error) }
    }
}
