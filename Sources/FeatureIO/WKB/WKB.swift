import Wording

/// Well-known binary, the geometry of databases (OGC 06-103r4, 8.2; ISO 13249-3; the EWKB of PostGIS).
package enum WKB {
    /// What is wrong with the bytes.
    package struct Fault: Error, Sendable, Hashable {
        /// The byte at which reading stopped, counted from the start of the geometry.
        package let offset: Int
        /// What is wrong, as a sentence without its full stop.
        package let what: Phrase
        /// Whether it is of a type with arcs, which a GIS can make straight.
        package var isCurve = false

        /// How to mend it, as a sentence without its full stop.
        package var fix: Phrase {
            isCurve
                ? "Make its arcs straight: ogr2ogr -nlt CONVERT_TO_LINEAR, or in QGIS the tool Convert to straight (Segmentize)"
                : "Convert the layer to points, lines or polygons in a GIS"
        }
    }

    /// The numbers of the types that are read and written; others (collections, curves, surfaces) are refused by name.
    enum Kind: UInt32 {
        case point = 1
        case lineString, polygon, multiPoint, multiLineString, multiPolygon
    }

    /// The names of the types that are refused, by number.
    static let otherKinds: [UInt32: String] = [
        0: "Geometry", 7: "GeometryCollection", 8: "CircularString", 9: "CompoundCurve", 10: "CurvePolygon", 11: "MultiCurve",
        12: "MultiSurface", 13: "Curve", 14: "Surface", 15: "PolyhedralSurface", 16: "TIN", 17: "Triangle",
    ]
    /// Those of them that may have arcs.
    static let curves: ClosedRange<UInt32> = 8...14
}
