import ArgumentParser
import Geometry
import Projection

/// From what was typed to a place: the reference system is named or, on a terminal only, WGS 84 (and said in the answer).
enum PlaceInput {
    static func referenceSystem(_ name: String?, isBulk: Bool = false) throws -> CoordinateReferenceSystem {
        guard let name else {
            if Machine.isTerminal(0), !isBulk { return .wgs84 }
            throw Failure(
                .usage, "crs-missing", "--crs is missing",
                fix: "In a script, and for --input, the reference system must be said: wgs84, cgcs2000, gcj02, bd09 or EPSG:n"
            )
        }
        do { return try CoordinateReferenceSystem(parsing: name) } catch {
            let code: Failure.Code = error.code == .fileNotFound ? .notFound : .usage
            throw Failure(code, error.code.rawValue, "--crs: \(error.what)", fix: error.fix)
        }
    }

    static func parse(_ text: String, crs: CoordinateReferenceSystem) throws -> Coordinate {
        do { return try WrittenCoordinate.parse(text, crs: crs) } catch {
            throw Failure(.badData, "coordinate-\(error.cause.rawValue)", "“\(error.text)”: \(error.what)", fix: error.fix)
        }
    }

    static func moved(
        _ place: Coordinate, from source: CoordinateReferenceSystem, to target: CoordinateReferenceSystem
    ) throws -> Coordinate {
        do throws(ProjectionError) {
            return try Transformation(from: source, to: target).transform(place)
        } catch { throw Failure(error) }
    }
}
