/// A place in a plane or on the globe: x is easting (metres) or longitude (degrees), y is northing or latitude.
public struct Coordinate: Sendable, Hashable {
    /// Easting in metres, or longitude in degrees.
    public var x: Double
    /// Northing in metres, or latitude in degrees.
    public var y: Double

    /// A place by its two coordinates.
    @inlinable public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }
}
