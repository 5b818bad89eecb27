import NoiseZoning
import StrictJSON
import ZoningModel

/// What the keeper of the server asks.
enum KeeperAnswers {
    static let endpoints: [Endpoint<AnswerService>] = [
        // Whether a question about today has an answer, and from which map.
        Endpoint(.get, "/health", parameters: ["lang"]) { (_, service) throws(Problem) in
            do throws(Failure) { _ = try Session(service.map, on: Occasion(clock: service.clock())) } catch {
                let problem = Problem(error)
                throw Problem(503, problem.fault, problem.what, fix: problem.fix)
            }
            var writer = JSONWriter(.pretty)
            writer.object { writer in
                writer.member("status", "ok")
                writer.member("version", programVersion)
                writer.member("map", service.map.query.map.meta.id)
                writer.member("sha256", service.map.hash)
            }
            writer.newline()
            return Reply(Reply.json, writer.bytes)
        }
    ]
}
