import FeatureIO
import Geometry
import Projection
import StrictJSON
import Wording
import ZoneQueries
import ZoningFiles
import ZoningModel

/// Reads a layer of points that count people, dwellings or addresses.
package struct CountedPlaces {
    private let file: String
    /// The property that says how many; nil counts every point once.
    private let column: String?
    /// The system of a file that names none.
    private let crs: CoordinateReferenceSystem?

    package init(file: String, column: String?, crs: CoordinateReferenceSystem?) {
        (self.file, self.column, self.crs) = (file, column, crs)
    }

    /// The points in the working plane of a map, and what is wrong with some; with an error among them nothing may be counted.
    package func places(
        in plane: CoordinateReferenceSystem
    ) throws(FileError) -> (places: [PeopleDifference.CountedPlace], diagnostics: [Diagnostic]) {
        var rows = FeatureRows(path: file)
        rows.assumedCRS = crs?.definitionText
        rows.isGeographic = ReferenceSystems.isGeographic
        var mover: Mover?
        var places: [PeopleDifference.CountedPlace] = []
        var diagnostics: [Diagnostic] = []
        let rest = try rows.forEach { (source) throws(FileError) in
            diagnostics += source.diagnostics
            let system = try source.system(assumed: crs, path: file)
            do throws(ProjectionError) { mover = try Mover(from: system, to: plane) } catch {
                throw FileError(code: error.code, path: file, what: error.what, fix: error.fix, kind: .badData)
            }
        } body: { (row) throws(FileError) in
            diagnostics += row.diagnostics
            guard row.errors.isEmpty, let mover else { return }
            do throws(Diagnostic) { places += try counted(row.feature, mover) } catch { diagnostics.append(error) }
        }
        if places.isEmpty, !(diagnostics + rest).contains(where: { $0.severity == .error }) { diagnostics.append(.noRows(file: file)) }
        return (places, diagnostics + rest)
    }

    private func counted(_ feature: Feature, _ mover: Mover) throws(Diagnostic) -> [PeopleDifference.CountedPlace] {
        func fault(_ code: AnswerFault, _ place: Coordinate?, _ what: Phrase, _ fix: Phrase) -> Diagnostic {
            Diagnostic(code: code, file: file, feature: feature.label, coordinate: place, what: what, fix: fix)
        }
        guard let shape = feature.shape else {
            throw fault(.notAPoint, nil, "the feature has no geometry", "Draw it, or delete it from the file")
        }
        guard case .point(let point) = shape else {
            throw fault(
                .notAPoint, shape.coordinates.first, "a \(shape.kind) is no point",
                "Give addresses or dwellings as points (QGIS: Vector, Geometry tools, Centroids)")
        }
        let moved: Coordinate
        do throws(ProjectionError) { moved = try mover.moved(point) } catch {
            throw Diagnostic(
                code: error.code, file: file, feature: feature.label, coordinate: error.place, what: error.what, fix: error.fix)
        }
        guard let column else { return [.init(place: moved, count: 1)] }
        guard let value = feature.property(column) else {
            let names = feature.properties.map(\.name)
            throw fault(
                .countColumn, point, "there is no column \(column); there are \(Phrase.list(names))",
                "Name the column of the counts with --count")
        }
        let number: Double? =
            switch value {
            case .number(let number): number.double
            case .string(let text): Double(text)
            default: nil
            }
        guard let number, number.isFinite, (0...1e9).contains(number) else {
            throw fault(.countValue, point, "the column \(column) holds no count", "Give a number, 0 or more; for nobody 0")
        }
        return [.init(place: moved, count: number)]
    }
}
