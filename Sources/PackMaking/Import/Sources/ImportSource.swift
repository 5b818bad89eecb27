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
    /// Reads a file; a feature that cannot be used is told, and the others stay.
    ///
    /// - Parameter crs: the system of a file that names none.
    package static func read(_ path: String, as role: ImportRole, crs assumed: CoordinateReferenceSystem?) throws(FileError) -> ImportSource
    {
        var source = ImportSource(path: path, role: role)
        var rows = FeatureRows(path: path)
        rows.assumedCRS = assumed?.definitionText
        rows.isGeographic = ReferenceSystems.isGeographic
        var mover: Mover?
        var isReadable = false
        let rest = try rows.forEach { (head) throws(FileError) in
            var reading = PackContents()
            let crs = reading.referenceSystem(head, file: path)
            source.crs = crs
            source.diagnostics += head.diagnostics + reading.diagnostics
            guard let crs else { return }
            isReadable = true
            guard !crs.isSame(as: .wgs84) else { return }
            do throws(ProjectionError) { mover = try Mover(from: crs, to: .wgs84) } catch {
                isReadable = false
                source.diagnostics.append(.projection(error, file: path))
            }
        } body: { (row) throws(FileError) in
            source.diagnostics += row.diagnostics
            guard isReadable, row.errors.isEmpty else { return }
            var feature = row.feature
            do throws(ProjectionError) {
                if let mover {
                    feature.shape = try feature.shape?.mapped { (places) throws(ProjectionError) in try mover.moved(places) }
                }
                if let far = feature.shape?.coordinates.first(where: { !NamedNetwork.isOnEarth($0) }) {
                    source.diagnostics.append(
                        Diagnostic(
                            code: MapFault.farVertex, file: path, feature: feature.label, coordinate: far,
                            what: "this vertex has no longitude and latitude", fix: "Check the vertex, and the system of the file"))
                    return
                }
                source.features.append(feature)
            } catch { source.diagnostics.append(.projection(error, file: path, feature: feature.label)) }
        }
        source.diagnostics += rest
        return source
    }
}
