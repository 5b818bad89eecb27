import Geometry
import ZoningLaw
import ZoningModel

extension BandPart {
    /// The place of the boundary line that `distance(to:)` is measured to; nil where the part has no foot for `place`, and between the
    /// boundary lines, where nothing is measured.
    func foot(of place: Coordinate) -> Coordinate? {
        guard let distance = distance(to: place), distance > 0 else { return nil }
        switch self {
        case .strip(let a, let b, let left, let right):
            let along = (b - a).normalized
            let aside = Coordinate.cross(along, place - a)
            let foot = a + along * Coordinate.dot(place - a, along)
            return foot + along.leftNormal * (aside >= 0 ? left : -right)
        case .side(let a, let b, let offset):
            let along = (b - a).normalized
            return a + along * Coordinate.dot(place - a, along) + along.leftNormal * offset
        case .sector(let centre, _, _, let fromOffset, let toOffset):
            let offset = max(fromOffset, toOffset)
            return centre + (place - centre).normalized * offset
        case .portal(let centre, _, let offset):
            return centre + (place - centre).normalized * offset
        case .cut(let part, _, _): return part.foot(of: place)
        case .land, .carriageway: return nil
        }
    }
}

extension Explainer {
    /// Where the distance of a reason is measured to, in metres of the working plane; nil where it measured none.
    ///
    /// Linear in the parts of the row.
    package func foot(of place: Coordinate, for reason: Reason) -> Coordinate? {
        guard let measured = reason.measured, measured > 0 else { return nil }
        let rows = bands.all.filter { $0.row == reason.row }
        let feet = rows.flatMap { $0.parts.compactMap { $0.shape.foot(of: place) } }
        return feet.min { place.distance(to: $0) < place.distance(to: $1) }
    }
}
