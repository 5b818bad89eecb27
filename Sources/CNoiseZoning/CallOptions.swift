import FeatureIO
import NoiseZoning
import Projection
import Regulation
import StrictJSON
import Wording
import ZoneQueries
import ZoningModel

/// The options of a call: one JSON object, of which every member is known.
enum CallOptions {
    /// `{"crs": "gcj02", "date": "2026-11-20", "time": "22:30", "accuracy_m": 10, "floor": 3, "height_m": 9}`
    static func question(_ json: String?, longitude: Double, latitude: Double) throws(Failure) -> (PlaceQuestion, Occasion) {
        var occasion = Occasion()
        var system = CoordinateReferenceSystem.wgs84
        var accuracy: PlaceAccuracy?
        var level: PlaceQuery.FacadeLevel?
        if let json {
            do throws(JSONError) {
                var object = try object(json)
                if let name = try object.optionalString("crs") { system = try crs(name, object) }
                occasion.date = try date(&object)
                occasion.time = try object.optionalString("time")
                if let metres = try object.optionalDouble("accuracy_m") {
                    guard (0...10_000).contains(metres) else { throw object.error(at: "accuracy_m", "metres are from 0 to 10000") }
                    accuracy = .metres(metres)
                }
                if let floor = try object.optionalInt("floor") {
                    guard let storey = PlaceQuery.FacadeLevel(storey: floor) else {
                        throw object.error(at: "floor", "storeys are from 1 to 200")
                    }
                    level = storey
                }
                if let metres = try object.optionalDouble("height_m") {
                    guard level == nil else { throw object.error("floor and height_m are both given") }
                    guard (0...1000).contains(metres) else { throw object.error(at: "height_m", "metres are from 0 to 1000") }
                    level = .height(metres)
                }
                if level != nil, accuracy != nil { throw object.error("accuracy_m goes with a place on the ground, not with a façade") }
                try object.finish()
            } catch { throw failure(error) }
        }
        // Read as a person writes it: so the same numbers are refused, and the same text is told.
        var question = try PlaceQuestion("\(written(longitude)),\(written(latitude))", crs: system)
        (question.accuracy, question.facade, question.namesMap) = (accuracy, level, true)
        return (question, occasion)
    }

    /// What a map is drawn for, and how it is written.
    struct Drawing {
        var occasion = Occasion(workers: Machine.cores)
        var system: CoordinateReferenceSystem?
        var overwrites = false
        var language = Language.en
    }

    /// `{"date": "2026-11-20", "as_built": true, "mend": true, "readings": {"width_by": "fronting"}, "crs": "EPSG:4548", "overwrite": true,
    /// "lang": "zh"}`
    static func drawing(_ json: String?) throws(Failure) -> Drawing {
        var drawing = Drawing()
        guard let json else { return drawing }
        do throws(JSONError) {
            var object = try object(json)
            drawing.occasion.date = try date(&object)
            drawing.occasion.isAsBuilt = try object.optionalBool("as_built") ?? false
            drawing.occasion.mends = try object.optionalBool("mend") ?? false
            if let readings = try object.optionalObject("readings") {
                for name in readings.names {
                    var one = readings
                    drawing.occasion.readings.append((name, try one.string(name)))
                }
            }
            if let name = try object.optionalString("crs") { drawing.system = try crs(name, object) }
            drawing.overwrites = try object.optionalBool("overwrite") ?? false
            drawing.language = try object.optionalString("lang") == Language.zh.rawValue ? .zh : .en
            try object.finish()
            return drawing
        } catch { throw failure(error) }
    }

    private static func object(_ json: String) throws(JSONError) -> StrictObject {
        try JSONDocument(Array(json.utf8), file: "options").object()
    }

    private static func date(_ object: inout StrictObject) throws(JSONError) -> CivilDate? {
        guard let text = try object.optionalString("date") else { return nil }
        do throws(RegulationError) { return try CivilDate(parsing: text) } catch { throw object.error(at: "date", error.phrase) }
    }

    private static func crs(_ name: String, _ object: StrictObject) throws(JSONError) -> CoordinateReferenceSystem {
        do throws(ProjectionError) { return try CoordinateReferenceSystem(namedInFile: name) } catch {
            throw object.error(at: "crs", error.what)
        }
    }

    private static func failure(_ error: JSONError) -> Failure {
        Failure(.usage, LibraryFault.options, error.phrase, fix: "noisezone.h lists the members that there are")
    }

    /// The shortest decimals that are this number; a number near 0 without the exponent that Swift would give it.
    private static func written(_ value: Double) -> String {
        guard abs(value) < 1e-3 else { return "\(value)" }
        var writer = JSONWriter(.compact)
        writer.fixed(value, places: 15, trimmed: true)
        return writer.text
    }
}
