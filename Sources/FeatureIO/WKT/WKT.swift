import Wording

/// Well-known text, the geometry of tables for people (OGC 06-103r4, 7; ISO 19162's elder brother of the same letters is a reference
/// system and something else).
package enum WKT {
    /// What is wrong with the text, and where.
    package struct Fault: Error, Sendable, Hashable {
        /// The character at which reading stopped, from 1; one behind the last where the text ends too early.
        package let character: Int
        /// What is wrong, as a sentence without its full stop.
        package let what: Phrase
        /// How to mend it, as a sentence without its full stop.
        package let fix: Phrase
    }

    /// The types that are read.
    enum Kind: String, CaseIterable {
        case point = "POINT"
        case lineString = "LINESTRING"
        case polygon = "POLYGON"
        case multiPoint = "MULTIPOINT"
        case multiLineString = "MULTILINESTRING"
        case multiPolygon = "MULTIPOLYGON"
    }

    /// Types of the standard that are refused by name.
    static let otherKinds: Set<String> = [
        "GEOMETRY", "GEOMETRYCOLLECTION", "CIRCULARSTRING", "COMPOUNDCURVE", "CURVEPOLYGON", "MULTICURVE", "MULTISURFACE", "CURVE",
        "SURFACE", "POLYHEDRALSURFACE", "TIN", "TRIANGLE",
    ]
}
