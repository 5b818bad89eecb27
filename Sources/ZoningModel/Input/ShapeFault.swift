import Wording

/// What may be wrong with a shape once it is read, for the map and for a parcel.
public enum ShapeFault: String, CaseIterable, FaultCode {
    /// An area is not valid: it crosses or touches itself, or has no area.
    case geometryInvalid = "geometry-invalid"
    /// Lines cross each other more often than is worked out.
    case tooManyCrossings = "too-many-crossings"
    /// The shape has more vertices than are checked or cut.
    case tooManyVertices = "too-many-vertices"
}
