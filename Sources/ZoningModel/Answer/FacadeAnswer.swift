/// The façade that an answer is about.
public struct FacadeAnswer: Sendable, Hashable {
    /// The nearest piece of wall that has the storey or height; of several as near, the one with the stricter limits (reading Z2).
    public let facade: Facade
    /// Metres from the place asked about to the façade.
    public let distance: Double
    /// Counted from 1; nil where it is not known which storey the height lies in.
    public let storey: Int?
    /// Metres above the foot of the building, if that was asked.
    public let height: Double?
    /// A nearer building, none of whose walls has that storey or height.
    public let passed: Passed?

    package init(facade: Facade, distance: Double, storey: Int?, height: Double?, passed: Passed?) {
        self.facade = facade
        self.distance = distance
        self.storey = storey
        self.height = height
        self.passed = passed
    }

    /// A building that lies nearer to the place than the answer.
    public struct Passed: Sendable, Hashable {
        /// Its identifier in the layer `buildings`.
        public let building: String
        /// Metres from the place.
        public let distance: Double
        /// Nil where it is not known how many it has.
        public let storeys: Int?

        package init(building: String, distance: Double, storeys: Int?) {
            self.building = building
            self.distance = distance
            self.storeys = storeys
        }
    }
}

/// Why there is no answer for a façade.
public enum FacadeRefusal: Error, Sendable, Hashable {
    /// The map has no layer `facades`.
    case noFacades
    /// By these rules no storey has an answer of its own.
    case notByStorey
    /// Metres to the nearest one.
    case tooFar(Double)
    /// No wall within reach has it: the nearest building, and the most storeys, or metres, of any within reach.
    case noSuchStorey(Int, building: String, storeys: Int, highest: Int)
    case tooHigh(Double, building: String, height: Double, highest: Double)
}
