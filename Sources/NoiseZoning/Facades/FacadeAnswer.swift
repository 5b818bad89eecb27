/// The façade that an answer is about.
public struct FacadeAnswer: Sendable, Hashable {
    public let facade: Facade
    /// Metres from the place asked about to the façade.
    public let distance: Double
    /// Counted from 1; nil where it is not known which storey the height lies in.
    public let storey: Int?
    /// Metres above the foot of the building, if that was asked.
    public let height: Double?
}

/// Why there is no answer for a façade.
public enum FacadeRefusal: Error, Sendable, Hashable {
    /// The map has no layer `facades`.
    case noFacades
    /// Metres to the nearest one.
    case tooFar(Double)
    case noSuchStorey(Int, building: String, storeys: Int)
    case tooHigh(Double, building: String, height: Double)
}
