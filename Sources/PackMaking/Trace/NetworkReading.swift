import FeatureIO
import Geometry
import Projection
import ZoningFiles

extension NamedNetwork {
    /// Reads the layer, in longitude and latitude on WGS 84 whatever it is drawn in.
    static func read(file: String, crs assumed: CoordinateReferenceSystem?) throws(FileError) -> (NamedNetwork, [Diagnostic]) {
        var rows = FeatureRows(path: file)
        rows.assumedCRS = assumed?.definitionText
        rows.isGeographic = ReferenceSystems.isGeographic
        var collection = FeatureCollection()
        var diagnostics: [Diagnostic] = []
        var mover: Mover?
        diagnostics += try rows.forEach { (source) throws(FileError) in
            var reading = PackReading()
            let crs = reading.referenceSystem(source, file: file)
            diagnostics += source.diagnostics + reading.diagnostics
            guard let crs, !crs.isSame(as: .wgs84) else { return }
            do throws(ProjectionError) { mover = try Mover(from: crs, to: .wgs84) } catch {
                diagnostics.append(.projection(error, file: file))
            }
        } body: { (row) throws(FileError) in
            var feature = row.feature
            diagnostics += row.diagnostics
            do throws(ProjectionError) {
                if let mover {
                    feature.shape = try feature.shape?.mapped { (places) throws(ProjectionError) in try mover.moved(places) }
                }
                collection.features.append(feature)
            } catch { diagnostics.append(.projection(error, file: file, feature: feature.label)) }
        }
        let (network, misread) = read(collection, file: file)
        return (network, diagnostics + misread)
    }
}
