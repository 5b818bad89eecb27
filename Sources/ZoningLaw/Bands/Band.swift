import Geometry
import Regulation

/// The band of one source: a row of an annex, the land of a railway, or a yard. What it makes, and out to where.
package struct Band: Sendable {
    /// The distances of table 1 by the class of the zone that contains the place (reading W5), for one part of a band.
    package struct Widths: Sendable, Hashable {
        /// Metres by the ordinal of the base class; nil where the rules give no distance.
        package let byClass: [Double?]
        /// The width outside every zone: only areas and a yard have one (a yard is 4b whatever lies about it, reading R7), unless the rules
        /// say so of a line.
        let unzoned: Double?

        func width(in baseClass: Int?) -> Double? { if let baseClass { byClass[baseClass] } else { unzoned } }

        /// The width, where `measured` metres from the boundary line are within it: the limit distance itself is inside (二(四)1 表1, W4).
        ///
        /// - Parameter tolerance: metres beyond the limit that still count.
        func limit(in baseClass: Int?, holding measured: Double, tolerance: Double = Tolerance.limit) -> Double? {
            guard let width = width(in: baseClass), measured <= width + tolerance else { return nil }
            return width
        }

        package var widest: Double { (byClass + [unzoned]).compactMap { $0 }.max() ?? 0 }
    }

    /// A line beside which it runs, a railway yard (reading R7), or an area with a class of its own.
    package enum Maker: Sendable, Hashable { case line, yard, area }

    package struct Part: Sendable {
        package let shape: BandPart
        package let widths: Widths
    }

    /// `annex1-16`; for railway land and yards, the name in the data.
    package let row: String
    package let name: String
    /// The kind of line, or the key of a kind of area.
    let source: SourceKind
    /// What makes it.
    package let maker: Maker
    /// What it makes of the land: the class that it is named by.
    package let effect: Effect
    /// Whose limits apply in the band where they are not its class's: the outcome for an existing railway (reading R5).
    let outcome: ZoneClass?
    /// What the land between the boundary lines is (reading R1).
    let ownLand: SourceRule.OwnLand
    package let parts: [Part]
    /// The lines that the parts lie about, where every part of them has the same widths; empty where they have not (switches of W5).
    let courses: [SectionGraph]
    /// The rings of its `.land` and `.carriageway` parts.
    package let land: [Polygon]
}

extension Band {
    /// The class that it is named and ranked by.
    package var bandClass: ZoneClass { effect.zoneClass }
    /// Whose limits apply where that class does.
    package var limitsClass: ZoneClass { outcome ?? effect.zoneClass }

    /// What holds it, at its widest.
    package var envelope: Envelope { parts.reduce(into: Envelope()) { $0.add($1.shape.envelope(width: $1.widths.widest)) } }

    /// The same with other parts: one side of a stretch.
    func with(parts: [Part]) -> Band {
        Band(
            row: row, name: name, source: source, maker: maker, effect: effect, outcome: outcome, ownLand: ownLand, parts: parts,
            courses: [],
            land: [])
    }
}

/// One band that reaches a place.
package struct BandHit: Sendable {
    /// Index in the list of bands.
    package let band: Int
    /// Metres sideways to the boundary line; 0 on the line itself and between the two.
    package let measured: Double
    /// Metres that table 1 allows here.
    package let limit: Double
    let isCarriageway: Bool

    package init(band: Int, measured: Double, limit: Double, isCarriageway: Bool) {
        (self.band, self.measured, self.limit, self.isCarriageway) = (band, measured, limit, isCarriageway)
    }
}

extension Band {
    /// The rings of everything that the band reaches; none where no part has a width. `width` is asked for each part, so that 0
    /// gives the carriageway.
    ///
    /// One GEOS union, in millimetres from a corner of its own: about n log n in the parts.
    package func outlineRings(
        arcTolerance: Double, in context: GEOSContext, width: (Part) -> Double?
    ) throws(GeometryError) -> [[LatticePoint]] {
        guard let first = parts.first else { return [] }
        let origin = Lattice.point(first.shape.envelope(width: 0).centre)
        var areas = land.map { polygon in polygon.mapped { Lattice.local($0, origin: origin) } }
        for part in parts {
            guard let width = width(part) else { continue }
            if let ring = part.shape.outline(width: width, arcTolerance: arcTolerance) {
                let local = Lattice.local(ring, origin: origin)
                // A part narrower than the lattice is nothing.
                guard local.count >= 4 else { continue }
                // A sector hardly wider than the lattice may cross itself when it is rounded.
                let shape = try GEOSGeometry(polygons: [Polygon(exterior: local)], in: context)
                areas += try shape.validityFault() == nil ? [Polygon(exterior: local)] : shape.madeValid().polygons()
            }
        }
        guard !areas.isEmpty else { return [] }
        // A fixed order, so that the same parts give the same rounding whatever the order of the input.
        areas.sort { a, b in
            a.exterior.lexicographicallyPrecedes(b.exterior) { ($0.x, $0.y) < ($1.x, $1.y) }
        }
        let union = try GEOSGeometry(polygons: areas, in: context).unaryUnion(grid: 1).polygons()
        return union.flatMap(\.rings).map { ring in
            ring.map { LatticePoint(x: origin.x + Int64($0.x), y: origin.y + Int64($0.y)) }
        }
    }
}

extension Lattice {
    /// A closed ring in whole millimetres from `origin`, without the repeats that rounding makes.
    package static func local(_ ring: [Coordinate], origin: LatticePoint) -> [Coordinate] {
        chain(ring).map { Coordinate(x: Double($0.x - origin.x), y: Double($0.y - origin.y)) }
    }
}
