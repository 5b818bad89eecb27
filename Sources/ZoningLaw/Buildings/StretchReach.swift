import Geometry

/// The band of one side of a stretch, asked by the million which places it reaches.
struct StretchReach: Sendable {
    let band: Int
    /// Which of the stretches of rule 3 it is; nil for one of rule 2.
    let shielded: Int?
    let reach: Band
    /// Of each part of the band the box about all that it reaches, and a little more.
    private let boxes: [Envelope]

    init(_ stretch: Stretch, shielded: Int?) {
        (band, reach, self.shielded) = (stretch.band, stretch.reach, shielded)
        boxes = reach.parts.map { $0.shape.envelope(width: $0.widths.widest).grown(by: Tolerance.lattice) }
    }

    /// Whether `place` lies within the table distance, as ``Stretch/reaches(_:baseClass:atLeast:)`` says it. Most parts lie elsewhere.
    func holds(_ place: Coordinate, baseClass: Int?) -> Bool {
        for number in boxes.indices where boxes[number].contains(place) {
            // 二(四)1 表1, W4: the limit distance itself is inside.
            if let measured = reach.parts[number].shape.distance(to: place),
                reach.parts[number].widths.limit(in: baseClass, holding: measured) != nil
            {
                return true
            }
        }
        return false
    }
}
