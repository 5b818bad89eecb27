extension PlaceQuery {
    /// What is asked of a façade.
    public enum FacadeLevel: Sendable, Hashable {
        case storey(Int)
        /// Metres above the foot of the building.
        case height(Double)
    }

    /// Metres within which a façade is meant: beyond it the place is not before that building.
    public static let facadeReach = 50.0
}
