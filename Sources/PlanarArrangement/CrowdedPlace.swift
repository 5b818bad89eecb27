import Geometry

/// Lines cross each other at a place so often that they are not drawn.
@usableFromInline package struct CrowdedPlace: Error {
    /// Metres of the working plane.
    package let place: Coordinate
}
