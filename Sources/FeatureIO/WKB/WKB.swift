import Wording

/// Well-known binary, the geometry of databases (OGC 06-103r4, 8.2; ISO 13249-3; the EWKB of PostGIS).
package enum WKB {
    /// What is wrong with the bytes.
    package struct Fault: Error, Sendable, Hashable {
        /// The byte at which reading stopped, counted from the start of the geometry.
        package let offset: Int
        /// What is wrong, as a sentence without its full stop.
        package let what: Phrase

        /// How to mend it, as a sentence without its full stop.
        package var fix: Phrase { "Convert the layer to points, lines or polygons in a GIS" }
    }

    /// The numbers of the types that are read; others (collections, bodies) are refused by name. Those with arcs are never written.
    enum Kind: UInt32 {
        case point = 1
        case lineString, polygon, multiPoint, multiLineString, multiPolygon
        case circularString = 8
        case compoundCurve, curvePolygon, multiCurve, multiSurface
    }

    /// Vertices that the arcs of one line may come to: an arc takes a few bytes, and may be a circle.
    static let mostOfArcs = 5_000_000

    /// The names of the types that are refused, by number.
    static let otherKinds: [UInt32: String] = [
        0: "Geometry", 7: "GeometryCollection", 13: "Curve", 14: "Surface", 15: "PolyhedralSurface", 16: "TIN", 17: "Triangle",
    ]
}
