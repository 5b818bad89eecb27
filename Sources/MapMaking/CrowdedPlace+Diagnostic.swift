import FeatureIO
import Geometry
import PlanarArrangement
import Projection
import ZoningModel

extension CrowdedPlace {
    /// The place in degrees, as the layers most often are.
    package func diagnostic(_ plane: CoordinateReferenceSystem) -> Diagnostic {
        Diagnostic(
            code: ShapeFault.tooManyCrossings, coordinate: (try? Mover(from: plane, to: .wgs84).moved(place)) ?? place,
            what: "lines cross each other more than \(SnapRounding.mostCrossings) times within 1 km",
            fix: "Simplify the lines and areas there: look for one that was drawn over itself, or copied many times")
    }
}
