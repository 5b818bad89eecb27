import FeatureIO
import Projection

extension Diagnostic {
    package static func projection(_ error: ProjectionError, file: String?, feature: String? = nil) -> Diagnostic {
        Diagnostic(code: error.code, file: file, feature: feature, coordinate: error.place, what: error.what, fix: error.fix)
    }
}
