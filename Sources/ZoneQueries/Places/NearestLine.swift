import Geometry
import ZoningModel

/// The listed line that is nearest to a place, whether its band reaches there or not.
public struct NearestLine: Sendable, Hashable {
    /// The row of the annex.
    public let row: String
    /// As the data have it.
    public let name: String
    /// `roads`, `rail` or `waterways`.
    public let layer: String
    /// Metres to the boundary line on the side of the place, 0 between the two; nil where it is not known.
    public let toBoundary: Double?
    /// Metres to the centre line.
    public let toCentre: Double

    /// What is compared: metres to the boundary line, to the centre line where that is not known.
    fileprivate var distance: Double { toBoundary ?? toCentre }
}

extension NearestLine {
    /// The same with the metres of the argument, where it measured to this line.
    package func told(like finding: Finding) -> NearestLine {
        guard let measured = finding.because.first(where: { $0.row == row && $0.measured != nil })?.measured else { return self }
        return NearestLine(row: row, name: name, layer: layer, toBoundary: measured, toCentre: toCentre)
    }
}

extension ZoneMap {
    /// Lines below ground make no band, and are passed over; nil where there is no other. Linear in the vertices of the lines.
    package func nearestLine(to place: Coordinate) -> NearestLine? {
        var best: NearestLine?
        for line in lines where !line.structure.isBelowGround {
            let widest = max(line.left, line.right)
            for (a, b) in zip(line.course, line.course.dropFirst()) {
                let centre = place.distance(toSegment: a, b)
                // Most pieces are too far away for anything closer to be looked at.
                if let best, centre - widest > best.distance { continue }
                let hand = Coordinate.cross(b - a, place - a) >= 0 ? line.leftLine : line.rightLine
                let found = NearestLine(
                    row: line.row, name: line.name, layer: line.layer.rawValue, toBoundary: hand.distance(from: place, centre),
                    toCentre: centre)
                if let best, (best.distance, best.toCentre) <= (found.distance, found.toCentre) { continue }
                best = found
            }
        }
        return best
    }

    /// Metres from a place outside to the border of what the map covers; nil where it covers nothing. Linear in its outlines.
    package func distanceToDistrict(from place: Coordinate) -> Double? {
        var least: Double?
        for zone in zones {
            for (a, b) in zip(zone.polygon.exterior, zone.polygon.exterior.dropFirst()) {
                let distance = place.distance(toSegment: a, b)
                if distance < least ?? .infinity { least = distance }
            }
        }
        return least
    }
}

extension BoundaryLine {
    /// Metres from a place beside the centre line.
    fileprivate func distance(from place: Coordinate, _ centre: Double) -> Double? {
        switch self {
        case .offset(let metres): return max(0, centre - metres)
        case .unknown: return nil
        case .surveyed(let line):
            var least = Double.infinity
            for run in line.runs {
                for (a, b) in zip(run.places, run.places.dropFirst()) { least = min(least, place.distance(toSegment: a, b)) }
            }
            return least.isFinite ? (centre < line.farthest && centre < least ? 0 : least) : nil
        }
    }
}
