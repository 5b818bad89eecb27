/// How near counts as the same: every distance, area, share and angle that the program forgives, in one table.
///
/// Orders of magnitude, in metres: doubles at 5,000 km hold 10⁻⁹; arithmetic on them errs by less than ``rounding``, 10⁻⁶; the lattice of the map is
/// 10⁻³; a footprint is surveyed to 10⁻¹. A tolerance lies between the error that it forgives and the smallest thing that it may not.
/// Distances that the law gives are in the rulesets, and what a line of the map forgives (readings Z2, W10) with them. Bounds on the errors of
/// an exact predicate stand at ``Orientation``. Metres of the working plane where no unit is named.
@usableFromInline package enum Tolerance {
    // MARK: - Arithmetic

    /// What a chain of operations on doubles may be off, and a thousandth of the lattice.
    ///
    /// A piece shorter than this has no length, a wall nearer than this is touched, two walls as near are met together, a line of two
    /// pieces that differs by less is one line.
    @inlinable package static var rounding: Double { 1e-6 }

    /// Of a way or of a whole, 0…1. Where a way ends a crossing counts this much beyond it: two edges that meet leave no gap.
    ///
    /// A share worked out from rounded lengths counts as the half within this (reading B1).
    @inlinable package static var share: Double { 1e-9 }

    /// Radians, or the sine of a small turn. A turn by less is straight on and no bend (reading W7); two directions that differ by less are one.
    @inlinable package static var angle: Double { 1e-9 }

    /// Sine of the turn from which on two lines cross plainly: their crossing is known to a hundredth of the lattice over some metres.
    @inlinable package static var plainTurn: Double { 1e-6 }

    /// Square metres: a triangle from a place to a boundary line that has less is seen edge-on, and shows nothing (reading B5).
    @inlinable package static var triangle: Double { 1e-9 }

    // MARK: - The law

    /// A distance of a clause is inside itself, whatever the last digit of a root: the table distance (二(四)1 表1, reading W4), the gap between
    /// two buildings that are joined (reading B4), two ends of one row (reading W1b). One value for every place where a limit is measured.
    ///
    /// The function answers "inside" up to 1 µm beyond the limit; on the map, whose lattice is 1 mm, that is the same line.
    @inlinable package static var limit: Double { 1e-6 }

    /// A foot may miss its segment by this (readings W6, W7): no place falls between two parts of a band that touch.
    @inlinable package static var foot: Double { 1e-6 }

    // MARK: - The lattice

    /// A step of the lattice: just before a wall (reading B7), just beside a cut of it.
    @inlinable package static var lattice: Double { 0.001 }

    /// Two steps: surely off a line that was rounded, on one side of it. Rounding moves a line by half a step, two lines by one.
    ///
    /// "Just outside" a boundary line (reading W5), in the open beyond a corner (B5), on both sides of a line (B4): by this much.
    @inlinable package static var offLattice: Double { 0.002 }

    /// Corners of offset curves that are nearer are one corner, on the lattice or next to it.
    @inlinable package static var corner: Double { 1e-4 }

    /// A line runs on by this beyond what it ends at: its end is rounded, and through a gap of the lattice two faces would be one.
    @inlinable package static var overshoot: Double { 0.01 }

    /// Steps of the lattice, millimetres: from a place this clear of all lines the function and the map answer alike. More than the arcs
    /// are off (reading W10: 5 mm); no face is asked better than so.
    @inlinable package static var clearance: Double { 6 }

    /// Steps of the lattice: a face with no place clearer than this is a sliver of rounding, and takes the label of its longest neighbour.
    @inlinable package static var sliverFace: Double { 1 }

    /// An arc that a file holds lies within this of its chords: what arcs of the map may be off (reading W10).
    @inlinable package static var chord: Double { 0.005 }

    // MARK: - Rows

    /// Two centre lines may miss each other by this and still meet (reading B1): vertices are rounded to the lattice.
    @inlinable package static var meeting: Double { 0.01 }

    /// A line may end this far beside another and still end at it: a vertex on an edge that is straight in degrees lies beside the edge that
    /// is straight in the plane, by 7 cm for an edge of 2 km.
    @inlinable package static var ending: Double { 0.25 }

    /// Outside the boundary lines of a line another may end this far and still end at it: roads are drawn to the kerb (reading B1a).
    @inlinable package static var kerb: Double { 1 }

    /// Sine of the angle below which two lines run along each other: 1 m in a kilometre.
    @inlinable package static var parallel: Double { 1e-3 }

    // MARK: - Walls

    /// Across a look: a wall drawn square to the road shows no more than this, as 7 decimals of a degree are 1 cm (reading B4).
    @inlinable package static var edgeOn: Double { 0.05 }

    /// How far the border of the ground in sight may lie from where it is. Corners lie on the lattice, the arcs of the boundary line within
    /// 5 mm of their chords; a ray through two corners that stand close carries their rounding on.
    @inlinable package static var sightBorder: Double { 0.05 }

    /// How exactly a change along a wall is found: a tenth of what a footprint is surveyed to. Pieces narrower than this are rounding.
    @inlinable package static var wallPiece: Double { 0.01 }

    /// Square metres: of two sides that differ by less neither is known without a closer look. Of a segment of 100 m this is 1 nm aside.
    @inlinable package static var sight: Double { 1e-7 }

    /// Along one segment of sight: cuts nearer than this are one, and a place as near to a wall is on it.
    @inlinable package static var sightCut: Double { 1e-9 }

    // MARK: - Parcels and places

    /// A part of a parcel, or of the difference between two maps, that is no wider than this on average is rounding: a parcel drawn along a
    /// zone line and written in degrees with seven decimals (6 mm) does not follow it exactly. It goes to its longest neighbour.
    @inlinable package static var sliver: Double { 0.02 }

    /// Square metres: what is smaller came of rounding in a corner, however wide it looks beside its few micrometres of outline.
    @inlinable package static var dust: Double { 1e-6 }

    /// Square metres that rounding may leave over when a parcel is cut; a hundredth of it for each piece.
    @inlinable package static var leftOver: Double { 1e-4 }

    /// Square metres by which the parts of a parcel may miss its area; more, and the walk went wrong.
    @inlinable package static var unaccounted: Double { 1e-3 }

    /// The same for each metre of line: lengths add up their rounding.
    @inlinable package static var unaccountedPerMetre: Double { 1e-8 }

    /// Shares, 0…1, of crossings in one place: their order follows from the simulated move (``Crossing``) and not from the last digits.
    @inlinable package static var tie: Double { 1e-12 }

    /// The same along a line of the map, which is longer than the edges of a parcel.
    @inlinable package static var tieOnLine: Double { 1e-13 }

    /// "Beside" an outline: nearer than any point of measurement (GB 12348: 1 m), farther than the rounding of a parcel that was drawn along a line.
    @inlinable package static var beside: Double { 0.05 }

    /// Stretches of an outline shorter than this come from corners and are counted with the stretch before them.
    @inlinable package static var shortStretch: Double { 0.1 }

    /// Where a line of the map crosses an outline aslant, the two sides change at different places: a stretch shorter than this that only leads
    /// from one land to the other is such a crossing.
    @inlinable package static var aslant: Double { 1 }

    /// Of the arithmetic that carries a line from the plane to degrees: added to the distance within which the plane is asked (reading Z2).
    @inlinable package static var degrees: Double { 1e-4 }

    /// Heights above ground: they were rounded to a millimetre.
    @inlinable package static var height: Double { 0.001 }

    /// Metres: where a surveyed line goes over from one piece of its centre line to the next is looked for until it is known so well (W1a).
    @inlinable package static var changeOver: Double { 1e-5 }
}
