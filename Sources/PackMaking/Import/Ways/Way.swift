import Geometry
import ZoningModel

/// One line of a source as far as it matters which street it is part of: in metres of the working plane.
package struct Way: Sendable {
    /// What runs along it.
    package enum Kind: Sendable, Hashable { case road, rail, river, border }

    /// Which way the traffic goes.
    package enum Direction: Sendable { case both, along, unknown }

    /// How it came by its name.
    package enum Naming: String, Sendable, CaseIterable {
        /// Its source says it.
        case given
        /// It lies along a line of that name in a pack that is trusted.
        case position
        /// It has no name, and joins two pieces of the street that have.
        case continuation
    }

    /// What the source calls it: the id of the way or of the edge.
    package let source: String
    package let kind: Kind
    /// How large a road it is.
    let roadClass: RoadClass
    /// In the form of the rules; empty where it has none.
    var names: [String]
    /// The name of the line of a trusted pack that it lies along, where that is none of its own.
    var placed: String?
    var direction: Direction
    /// Of the whole way, both directions where it has both.
    var lanes: Double?
    /// Metres from edge to edge, where the source knows it.
    let width: Double?
    let structure: TransportLine.Structure
    /// At least two places; no place stands twice in a row.
    package var course: [Coordinate]

    var isNamed: Bool { !names.isEmpty }
}
