import FeatureIO
import Geometry
import Regulation

/// What keeps a map from being built.
public enum BuildError: Error, Sendable {
    case file(FileError)
    /// All diagnostics, warnings among them; at least one is an error.
    case data([Diagnostic])
    case notInForce(Ruleset, CivilDate)
    case geometry(GeometryError)
}
