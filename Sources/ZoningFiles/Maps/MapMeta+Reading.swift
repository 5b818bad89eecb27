import FeatureIO
import MapMaking
import Projection
import Regulation
import StrictJSON
import Wording
import ZoningModel

extension MapMeta {
    /// The member `noisezone` of a GeoJSON map, and the version that it is written in.
    static func read(of collection: FeatureCollection, file: String) throws(Diagnostic) -> (MapMeta, MapSchema) {
        guard let member = collection.members.first(where: { $0.name == "noisezone" }) else {
            throw Diagnostic(
                code: MapFault.mapMeta, file: file, what: "this is GeoJSON, but not a zone map: the member \"noisezone\" is missing",
                fix: "Give a map that `noisezone build` wrote, or a pack with --pack")
        }
        var writer = JSONWriter()
        writer.value(member.value)
        return try read(json: writer.bytes, file: file)
    }

    /// The meta as JSON, as `json` writes it, or a program of before did.
    static func read(json: [UInt8], file: String) throws(Diagnostic) -> (MapMeta, MapSchema) {
        do throws(JSONError) {
            var object = try JSONDocument(json, file: file).object()
            let schema = try object.string("schema", oneOf: MapSchema.allCases.map(\.name))
            return (try MapMeta(&object), MapSchema(named: schema) ?? .current)
        } catch {
            if Self.isOfLaterProgram(json) {
                throw Diagnostic(
                    code: MapFault.mapVersion, file: file,
                    what: "the map was written by a later version of noisezone than this one, \(programVersion)",
                    fix: "Update noisezone, or build the map with this version")
            }
            throw Diagnostic(
                code: MapFault.mapMeta, file: file, what: "the map's account of itself is damaged: \(error.path): \(error.what)",
                fix: "Build the map again")
        }
    }

    /// Whether the schema, or the program that wrote it, is later than what is known here.
    private static func isOfLaterProgram(_ json: [UInt8]) -> Bool {
        guard case .object(let members)? = try? JSONParser.parse(json) else { return false }
        func text(_ name: String) -> String {
            if case .string(let text)? = members.first(where: { $0.name == name })?.value { text } else { "" }
        }
        func numbers(_ text: String) -> [Int] { text.split(separator: ".").map { Int($0) ?? 0 } }
        let schema = text("schema")
        if schema.hasPrefix(MapSchema.family), let stated = Int(schema.dropFirst(MapSchema.family.count)),
            stated > MapSchema.current.rawValue
        {
            return true
        }
        return numbers(programVersion).lexicographicallyPrecedes(numbers(text("program")))
    }

    private init(_ object: inout StrictObject) throws(JSONError) {
        var title = try object.object("title")
        var readings = try object.object("readings")
        let date = try object.value("date")
        let crs = try object.value("working_crs")
        var sources: [SourceHash] = []
        for element in try object.array("sources") {
            var source = try element.object()
            sources.append(SourceHash(file: try source.string("file"), sha256: try source.string("sha256")))
        }
        // One that is not known is refused: it would say of the map what is not so.
        func choice<Choice: CaseIterable & RawRepresentable<String>>(_ name: String) throws(JSONError) -> Choice {
            let text = try readings.string(name, oneOf: Choice.allCases.map(\.rawValue))
            guard let choice = Choice(rawValue: text) else { throw readings.error(at: name, Phrase(verbatim: text)) }
            return choice
        }
        let switches = Interpretations(
            widthBy: try choice("W5"), radiusFrom: try choice("W8"), carriageway: .init(rawValue: try readings.string("R1")))
        var frontages: [Frontage] = []
        for element in try object.optionalArray("frontages") ?? [] {
            var frontage = try element.object()
            frontages.append(try Frontage(&frontage))
        }
        var accuracies = FeatureAccuracies()
        if var object = try object.optionalObject("accuracies") { accuracies = try FeatureAccuracies(&object) }
        let periods = try object.optionalStrings("periods")?.map { DayPeriod(rawValue: $0) } ?? DayPeriod.ofStandards
        guard (1...NoiseLimit.mostPeriods).contains(periods.count) else { throw object.error(at: "periods", "too many, or none") }
        self.init(
            id: try object.string("id"), title: try title.ownText(),
            ruleset: try object.string("ruleset"),
            status: PackManifest.PackStatus(
                rawValue: try object.string("status", oneOf: PackManifest.PackStatus.allCases.map(\.rawValue))) ?? .schematic,
            positionalAccuracy: try object.double("positional_accuracy_m"), date: try Self.date(date),
            validity: try Self.validity(&object), isAsBuilt: try object.bool("as_built"), workingCRS: try Self.crs(crs), switches: switches,
            sources: sources, attribution: try Self.attribution(&object),
            program: try object.string("program"), frontages: frontages, accuracies: accuracies, periods: periods)
    }

    /// Missing in maps of earlier versions; an empty notice would be none.
    private static func attribution(_ object: inout StrictObject) throws(JSONError) -> [String] {
        let notices = try object.optionalStrings("attribution") ?? []
        guard !notices.contains("") else { throw object.error(at: "attribution", "an empty text is no notice") }
        return notices
    }

    private static func validity(_ object: inout StrictObject) throws(JSONError) -> Validity {
        let from = try date(try object.value("valid_from"))
        let until = object.optionalValue("valid_until")
        guard let until, !until.isNull else { return Validity(from: from, until: nil) }
        return Validity(from: from, until: try date(until))
    }

    private static func date(_ value: StrictValue) throws(JSONError) -> CivilDate {
        let text = try value.string()
        do { return try CivilDate(parsing: text) } catch { throw value.error("not a day of the calendar") }
    }

    private static func crs(_ value: StrictValue) throws(JSONError) -> CoordinateReferenceSystem {
        let text = try value.string()
        do { return try CoordinateReferenceSystem(namedInFile: text) } catch { throw value.error("\(error.what). \(error.fix)") }
    }
}

extension Frontage {
    /// One element of the member `frontages` of a map's account of itself, and of a validation report.
    package var json: JSONValue {
        func member(_ name: String, _ value: JSONValue) -> JSONMember { JSONMember(name: name, value: value) }
        func number(_ value: Double, _ places: Int) -> JSONValue { .number(JSONNumber(fixed: value, places: places)) }
        return .object([
            member("id", .string(id)), member("row", .string(row)), member("name", .string(name)), member("side", .string(side)),
            member("length_m", number(length, 3)), member("share", number(share.lowerBound, 6)),
            member("share_to", number(share.upperBound, 6)), member("outcome", .string(outcome.rawValue)),
            member("doubtful", .bool(isDoubtful)),
        ])
    }

    /// Reads what `json` wrote.
    init(_ object: inout StrictObject) throws(JSONError) {
        let (low, high) = (try object.double("share"), try object.double("share_to"))
        let outcome = try object.string("outcome", oneOf: Outcome.allCases.map(\.rawValue))
        self.init(
            id: try object.string("id"), row: try object.string("row"), name: try object.string("name"), side: try object.string("side"),
            length: try object.double("length_m"), share: low...max(low, high), outcome: Outcome(rawValue: outcome) ?? .open,
            isDoubtful: try object.bool("doubtful"))
        try object.finish()
    }

    /// The same with the figures that are written: so that a map says the same before and after it is read back.
    package var rounded: Frontage {
        func rounded(_ value: Double, _ places: Int) -> Double { JSONNumber(fixed: value, places: places).double }
        return Frontage(
            id: id, row: row, name: name, side: side, length: rounded(length, 3),
            share: rounded(share.lowerBound, 6)...rounded(share.upperBound, 6), outcome: outcome, isDoubtful: isDoubtful)
    }
}
