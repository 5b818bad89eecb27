import FeatureIO
import Geometry
import Projection
import ZoningFiles
import ZoningModel

/// A file as it was given, its features in longitude and latitude on WGS 84.
package struct ImportSource: Sendable {
    package let path: String
    package let role: ImportRole
    /// The features that could be read, in the order of the file.
    package var features: [Feature] = []
    /// The system that the file names, or that the caller said.
    package var crs: CoordinateReferenceSystem?
    package var diagnostics = DiagnosticTally()

    package init(path: String, role: ImportRole) { (self.path, self.role) = (path, role) }
}

extension ImportSource {
    /// Reads a file in whatever format; a feature that cannot be used is told and left out, and the others stay.
    ///
    /// - Parameter crs: the system of a file that names none.
    package static func read(_ path: String, as role: ImportRole, crs assumed: CoordinateReferenceSystem?) throws(FileError) -> ImportSource
    {
        var source = ImportSource(path: path, role: role)
        var file = SourceFile(path: path)
        file.assumedCRS = assumed?.definitionText
        file.isGeographic = ReferenceSystems.isGeographic
        var mover: Mover?
        let rest = try file.forEach { (layer) throws(FileError) in
            mover = nil
            var reading = PackContents()
            let crs = reading.referenceSystem(layer.source, file: path)
            source.diagnostics += layer.source.diagnostics + reading.diagnostics
            guard let crs else { return false }
            if source.crs == nil { source.crs = crs }
            guard !crs.isSame(as: .wgs84) else { return true }
            do throws(ProjectionError) { mover = try Mover(from: crs, to: .wgs84) } catch {
                source.diagnostics.append(.projection(error, file: path))
                return false
            }
            return true
        } body: { (row) throws(FileError) in
            source.take(row, mover)
        }
        source.diagnostics += rest
        if source.features.isEmpty, !source.diagnostics.diagnostics.contains(where: { $0.severity == .error }) {
            source.diagnostics.append(
                Diagnostic(
                    code: PackFault.layerEmpty, severity: .warning, file: path, what: "there is no feature in the file",
                    fix: "Check that it is the right file, and that all of it was exported"))
        }
        return source
    }

    private mutating func take(_ row: FeatureRow, _ mover: Mover?) {
        var feature = row.feature
        // What is wrong with one feature keeps no other from being used.
        func told(_ diagnostic: Diagnostic) -> Diagnostic {
            var told = diagnostic
            if told.severity == .error { told.severity = .warning }
            return told
        }
        diagnostics += row.diagnostics.map(told)
        guard row.errors.isEmpty else {
            feature.shape = nil
            features.append(feature)
            return
        }
        do throws(ProjectionError) {
            if let mover {
                feature.shape = try feature.shape?.mapped { (places) throws(ProjectionError) in try mover.moved(places) }
            }
            if let far = feature.shape?.coordinates.first(where: { !NamedNetwork.isOnEarth($0) }) {
                diagnostics.append(
                    Diagnostic(
                        code: MapFault.farVertex, severity: .warning, file: path, feature: feature.label, coordinate: far,
                        what: "this vertex has no longitude and latitude", fix: "Check the vertex, and the system of the file"))
                feature.shape = nil
            }
        } catch {
            diagnostics.append(told(.projection(error, file: path, feature: feature.label)))
            feature.shape = nil
        }
        features.append(feature)
    }
}
