import Answers
import FeatureIO
import NoiseZoning
import Projection
import Wording

/// Parcels: the share of each class, and the strictest limits.
enum ParcelAnswers {
    static let endpoints: [Endpoint<AnswerService>] = [
        Endpoint(.post, "/v1/parcels", parameters: ["crs", "date", "format", "lang"]) { (ask, service) throws(Problem) in
            try await answer(ask, service)
        }
    ]

    /// What `parcel FILE --format geojson` prints, or another format: the body is held as a whole, as the command holds a file of GeoJSON.
    private static func answer(_ ask: Ask, _ service: AnswerService) async throws(Problem) -> Reply {
        let query = ask.query
        let language = try query.language()
        let kind = (ask.contentType ?? "").prefix { $0 != ";" }.lowercased()
        guard ["application/geo+json", "application/json", "application/geo+json-seq", "application/x-ndjson"].contains(kind) else {
            throw Problem(
                415, ServerFault.bodyType, "the body is no GeoJSON",
                fix: "Say Content-Type: application/geo+json, or application/geo+json-seq for features one a line")
        }
        let format = try Self.format(query)
        let crs = query["crs"] == nil ? nil : try query.crs()
        if format == .geojson, let crs, crs.isShifted {
            throw Problem(
                400, ServerFault.parameter, "format=geojson would give places converted from \(crs.identifier)",
                fix: "Ask for format=json, ndjson or csv")
        }
        var rows = FeatureRows(path: "-")
        rows.given = try await ask.body.rest(atMost: service.limits.bodyBytes)
        guard let turn = service.parcelTurns.begin() else {
            throw Problem(503, ServerFault.busy, "other parcels are being answered", fix: "Try again in a second")
        }
        defer { withExtendedLifetime(turn) {} }
        let (most, seconds) = (service.limits.answerBytes, service.limits.seconds)
        let deadline = ContinuousClock.now + .seconds(seconds)
        var output: [UInt8] = []
        // A parcel with many classes along its outline has a long answer: neither time nor memory is left to who asks.
        func emit(_ bytes: [UInt8]) throws(FileError) {
            output += bytes
            guard output.count <= most else {
                throw FileError(
                    code: ServerFault.bodySize, path: "-", what: "the answer has more than \(most) bytes", fix: "Send the parcels in parts",
                    kind: .badData)
            }
            guard ContinuousClock.now < deadline, !Task.isCancelled else {
                throw FileError(
                    code: ServerFault.slow, path: "-", what: "the parcels take longer than \(seconds) s", fix: "Send the parcels in parts",
                    kind: .badData)
            }
        }
        var faults: Int
        let occasion = Occasion(clock: service.clock(), date: try query.date())
        do throws(Failure) {
            let session = try Session(service.map, on: occasion)
            let run = try session.parcels(as: format, language: language, crs: crs)
            do throws(FileError) { faults = try await run.run(rows, emit: emit).faults } catch { throw Failure(error) }
        } catch {
            switch error.faults.first?.fault {
            case AnyFaultCode(ServerFault.bodySize)?:
                throw Problem(413, ServerFault.bodySize, error.faults[0].what, fix: error.faults[0].fix)
            case AnyFaultCode(ServerFault.slow)?: throw Problem(503, ServerFault.slow, error.faults[0].what, fix: error.faults[0].fix)
            default: throw Problem(error)
            }
        }
        var reply = Reply(type(of: format), output)
        reply.fields = [("noisezone-rows-failed", "\(faults)")]
        return reply
    }

    private static func format(_ query: RequestQuery) throws(Problem) -> ParcelFormat {
        guard let text = query["format"] else { return .geojson }
        guard let format = ParcelFormat(rawValue: text), format != .text else {
            throw Problem(400, ServerFault.parameter, "format: “\(text)” is not known", fix: "Give geojson, json, ndjson or csv")
        }
        return format
    }

    private static func type(of format: ParcelFormat) -> String {
        switch format {
        case .geojson: Reply.geoJSON
        case .json: Reply.json
        case .ndjson: "application/x-ndjson"
        case .csv: "text/csv; charset=utf-8"
        case .text: Reply.text
        }
    }
}
