import FeatureIO
import MapMaking
import Projection
import Regulation
import StrictJSON
import Wording
import ZoningModel

extension MapMeta {
    /// The member `noisezone` of a GeoJSON map.
    init(of collection: FeatureCollection, file: String) throws(Diagnostic) {
        guard let member = collection.members.first(where: { $0.name == "noisezone" }) else {
            throw Diagnostic(
                code: MapFault.mapMeta, file: file, what: "this is GeoJSON, but not a zone map: the member \"noisezone\" is missing",
                fix: "Give a map that `noisezone build` wrote, or a pack with --pack")
        }
        var writer = JSONWriter()
        writer.value(member.value)
        try self.init(json: writer.bytes, file: file)
    }

    /// The meta as JSON, as `json` writes it.
    init(json: [UInt8], file: String) throws(Diagnostic) {
        do throws(JSONError) {
            var object = try JSONDocument(json, file: file).object()
            try self.init(&object)
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
        let (family, version) = (schema.prefix { $0 != "/" } + "/", schema.drop { $0 != "/" }.dropFirst())
        if text("schema").hasPrefix(family), let stated = Int(text("schema").dropFirst(family.count)), let own = Int(version), stated > own
        {
            return true
        }
        return numbers(programVersion).lexicographicallyPrecedes(numbers(text("program")))
    }

    private init(_ object: inout StrictObject) throws(JSONError) {
        _ = try object.string("schema", oneOf: [Self.schema])
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
        let switches = Readings(widthBy: try choice("W5"), radiusFrom: try choice("W8"), carriageway: try choice("R1"))
        var frontages: [Frontage] = []
        for element in try object.optionalArray("frontages") ?? [] {
            var frontage = try element.object()
            frontages.append(try Frontage(&frontage))
        }
        var accuracies = FeatureAccuracies()
        if var object = try object.optionalObject("accuracies") { accuracies = try FeatureAccuracies(&object) }
        self.init(
            id: try object.string("id"), title: Text(zh: try title.string("zh"), en: try title.string("en")),
            ruleset: try object.string("ruleset"),
            status: PackManifest.Status(
                rawValue: try object.string("status", oneOf: PackManifest.Status.allCases.map(\.rawValue))) ?? .schematic,
            positionalAccuracy: try object.double("positional_accuracy_m"), date: try Self.date(date),
            validity: try Self.validity(&object), isAsBuilt: try object.bool("as_built"), workingCRS: try Self.crs(crs), switches: switches,
            sources: sources,
            program: try object.string("program"), frontages: frontages, accuracies: accuracies)
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
