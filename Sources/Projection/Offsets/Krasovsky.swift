/// The Krasovsky ellipsoid, as published with the formula of GCJ-02.
enum Krasovsky {
    /// Semi-major axis, metres.
    static let semiMajorAxis = 6_378_245.0
    /// First eccentricity squared.
    static let eccentricity2 = 0.00669342162296594323
}
