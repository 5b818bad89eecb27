import FeatureIO
import Projection

extension NamedNetwork {
    /// Reads the layer, in longitude and latitude on WGS 84 whatever it is drawn in.
    static func read(file: String, crs: CoordinateReferenceSystem?) throws(FileError) -> (NamedNetwork, [Diagnostic]) {
        let (collection, faults) = try Trace.network(file, crs: crs)
        let (network, misread) = read(collection, file: file)
        return (network, faults + misread)
    }
}
