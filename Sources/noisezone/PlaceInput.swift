import Answers
import NoiseZoning
import Projection

/// The reference system of what is typed: named, that of a link, or, on a terminal only, WGS 84 (and said in the answer).
enum PlaceInput {
    static func referenceSystem(
        _ name: String?, at text: String? = nil, isBulk: Bool = false
    ) throws(Failure) -> CoordinateReferenceSystem {
        guard let name else {
            do throws(CoordinateError) {
                if let linked = try text.map({ (text) throws(CoordinateError) in try WrittenPlace.link(text) }) ?? nil { return linked.crs }
            } catch { throw Failure(error) }
            if Machine.isTerminal(0), !isBulk { return .wgs84 }
            throw Failure(
                .usage, AnswerFault.crsMissing, "--crs is missing",
                fix: "In a script, and for --input, the reference system must be said: wgs84, cgcs2000, gcj02, bd09, bd09mc or EPSG:n"
            )
        }
        do throws(ProjectionError) { return try CoordinateReferenceSystem(parsing: name) } catch {
            let kind: Failure.Kind = error.code == .fileNotFound ? .notFound : .usage
            throw Failure(kind, error.code, "--crs: \(error.what)", fix: error.fix)
        }
    }
}
