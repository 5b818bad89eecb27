import Answers
import CommandParts
import FeatureIO
import NoiseZoning
import Projection
import Regulation
import Wording
import ZoneQueries
import ZoningModel

/// `query --at`: what was asked about one place, and the answer to it.
struct PlaceCall {
    var at = ""
    var crs: String?
    var format: AnswerFormat?
    /// Nil asks the pack that ships.
    var source: MapSource?
    var occasion = Occasion(workers: Machine.cores)
    var output = "-"
    var overwrite = false
    var whyNot: String?
    var accuracy: PlaceAccuracy?
    var facade: PlaceQuery.FacadeLevel?
    var showsConverted = false
    var record: String?
    var unwanted: String?

    func run() async throws {
        // Refused before any work is done: an output whose ending does not go with the format.
        let format = try OutputFormats<AnswerFormat>(.text, .json, .ndjson).format(of: output, asked: self.format, usual: .text)
        // For an answer to a terminal or a pipe alone they are not asked for: that would cost a reading of pack.json.
        let writes = output != "-" || record != nil || Machine.writesFile
        let inputs = writes ? ((try? source ?? .shipped())?.files ?? []) + [crs ?? ""] : []
        // Cameras write WGS 84.
        let isTaken = PhotographPosition.isNamed(at)
        let system = isTaken && crs == nil ? .wgs84 : try PlaceInput.referenceSystem(crs, at: at)
        var asked = try PlaceQuestion(isTaken ? Self.place(of: at) : at, crs: system)
        asked.isSystemTaken = crs == nil && !isTaken
        asked.accuracy = accuracy
        asked.facade = facade
        asked.showsConverted = showsConverted
        asked.namesMap = format != .text
        asked.isRecorded = record != nil
        // The ground is asked of the pieces about the place; a record shows all of the map.
        let asksGround = facade == nil && record == nil && whyNot == nil
        let session = try await Session(try source ?? .shipped(), on: occasion, about: asksGround ? asked : nil)
        asked.whyNot = try whyNot.map { ZoneClass(try KnownClass.named($0, in: session.ruleset, option: "--why-not")) }
        let unwanted = try FailOnOption.classes(self.unwanted, of: session.ruleset)
        let reply = try session.answer(asked)
        if let record { try RecordOutput(record, overwrite: overwrite, reading: inputs).write { reply.record(Terminal.language) } }
        if format == .text {
            try Terminal.print(reply.answer.text(Terminal.language), to: output, overwrite: overwrite, reading: inputs)
            Terminal.tell(session.meta.doubt)
        } else {
            try Terminal.print(data: reply.answer.json(pretty: format == .json), to: output, overwrite: overwrite, reading: inputs)
        }
        for doubt in session.doubts + [reply.hint].compactMap({ $0 }) { Terminal.tell(doubt) }
        if let failure = reply.answer.failure(unwanted: unwanted) { throw failure }
    }

    /// Where a photograph was taken, as it would be typed.
    private static func place(of photograph: String) throws(Failure) -> String {
        do throws(FileError) { return try PhotographTable.place(of: photograph) } catch { throw Failure(error) }
    }
}

extension PlaceCall {
    /// The call that these words mean; nil where they hold more than the usual options, once each, or anything doubtful: the parser reads them
    /// then, and says what is wrong. It takes a quarter of the time of an answer from a map, so the usual words go without it.
    init?(quick words: [String]) {
        guard words.first == "query" else { return nil }
        var values: [String: String] = [:]
        var option: String?
        for word in words.dropFirst() {
            if let name = option {
                // A value that begins with a dash may be meant as an option.
                guard !word.hasPrefix("-"), values.updateValue(word, forKey: name) == nil else { return nil }
                option = nil
            } else if let equals = word.firstIndex(of: "=") {
                let value = String(word[word.index(after: equals)...])
                guard values.updateValue(value, forKey: String(word[..<equals])) == nil else { return nil }
            } else {
                option = word
            }
        }
        guard option == nil, !values.values.contains(""), let at = values.removeValue(forKey: "--at") else { return nil }
        self.at = at
        crs = values.removeValue(forKey: "--crs")
        // Known before the arguments are read (``Terminal``).
        if let said = values.removeValue(forKey: "--lang"), Language(rawValue: said) == nil { return nil }
        if let said = values.removeValue(forKey: "--format") {
            guard let format = AnswerFormat(rawValue: said), format != .csv else { return nil }
            self.format = format
        }
        if let said = values.removeValue(forKey: "--date") {
            guard let date = try? CivilDate(parsing: said) else { return nil }
            occasion.date = date
        }
        let (map, pack) = (values.removeValue(forKey: "--map"), values.removeValue(forKey: "--pack"))
        guard map == nil || pack == nil, values.isEmpty else { return nil }
        source = map.map { .map($0) } ?? pack.map { .pack($0) }
    }
}
