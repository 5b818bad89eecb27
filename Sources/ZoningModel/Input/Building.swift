import Geometry

/// A building with its footprint (clause 二(四)2 and 3).
public struct Building: Sendable {
    /// `id` of the layer `buildings`, such as `N01`; façades name it. Two buildings with one id are a warning (`id-doubled`).
    public let id: String
    /// Storeys above ground; nil where the data do not say (reading B3: never assumed).
    public let storeys: Int?
    /// Metres from the foot of the building to its top, and of its foot above the road, where the data say so.
    public let height: Double?
    /// Metres of its foot above the road, negative below it; nil where the data do not say.
    public let base: Double?
    /// One or more parts, courtyards as holes.
    public var polygons: [Polygon]

    /// A footprint in metres of the working plane; heights in metres. Nothing is checked here: a pack's reader does.
    public init(id: String, storeys: Int? = nil, height: Double? = nil, base: Double? = nil, polygons: [Polygon]) {
        self.id = id
        self.storeys = storeys
        self.height = height
        self.base = base
        self.polygons = polygons
    }

    /// Metres that a storey has, from the lowest garage to a hall; one storey alone may be as high as a shed is.
    package static let leastStorey = 2.0
    package static let mostStorey = 8.0
    /// Metres between the foot of a building and the road in front of it: more is a height above the sea.
    package static let mostBase = 20.0

    /// The storeys that a height holds, 1 at least: "three storeys and more" are whole ones, so what is left over is none (reading B3).
    ///
    /// Both in metres. A height that is a multiple holds as many: 9.9 m are three storeys of 3.3 m, whatever the last digit of the quotient.
    package static func wholeStoreys(in height: Double, each metresPerStorey: Double) -> Int {
        max(1, Int((height / metresPerStorey + 1e-9).rounded(.down)))
    }
}
