/// A place in a plane or on the globe: x is easting (metres) or longitude (degrees), y is northing or latitude.
public struct Coordinate: Sendable, Hashable {
    public var x: Double
    public var y: Double

    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }
}
