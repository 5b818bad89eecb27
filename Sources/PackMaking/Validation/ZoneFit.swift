import FeatureIO
import Geometry
import PlanarArrangement
import Projection
import Regulation
import Wording
import ZoningFiles
import ZoningLaw
import ZoningModel

/// Whether the base zones fit each other and the district: overlaps are errors, land in no zone is a warning (readings Z2, Z5).
struct ZoneFit {
    /// Metres: coordinates of 7 decimals put neighbours up to 1 cm apart, on either side.
    static let tolerance = 0.02

    let input: ZoningInput
    let file: String

    /// Zones that overlap: no place may have two answers.
    ///
    /// Pairs whose boxes meet and that may overlap (`ZonePairs`) are intersected in GEOS; linear in the zones where each has a few neighbours.
    func overlaps() throws(GeometryError) -> [Diagnostic] {
        let context = GEOSContext()
        let zones = input.zones.map { ($0, local($0.polygons)) }
        let boxes = zones.map { box($0.1) }
        let cells = CellIndex(boxes, cell: 500 * Lattice.perMetre)
        let pairs = ZonePairs(zones.map(\.1))
        var found: [Diagnostic] = []
        for (number, (zone, area)) in zones.enumerated() {
            for second in cells.candidates(in: boxes[number])
            where Int(second) > number && boxes[Int(second)].intersects(boxes[number]) && pairs.mayOverlap(number, Int(second)) {
                let (other, otherArea) = zones[Int(second)]
                let shared = try GEOSGeometry(polygons: area, in: context).unaryUnion(grid: 1)
                    .intersection(with: GEOSGeometry(polygons: otherArea, in: context).unaryUnion(grid: 1), grid: 1)
                for piece in try shared.polygons() where isWide(piece) {
                    found.append(
                        diagnostic(
                            .error, "zones-overlap", zone.id, piece, "zones \(zone.id) and \(other.id) overlap over \(area: piece)",
                            "Draw one line between them: both zones need the same vertices there"))
                }
            }
        }
        return found
    }

    /// Land of the district in no zone, and land of zones outside the district.
    func gaps() throws(GeometryError) -> [Diagnostic] {
        let context = GEOSContext()
        var found: [Diagnostic] = []
        let district = try GEOSGeometry(polygons: local(input.district), in: context).unaryUnion(grid: 1)
        let all = try GEOSGeometry(polygons: input.zones.flatMap { local($0.polygons) }, in: context).unaryUnion(grid: 1)
        for piece in try district.difference(with: all, grid: 1).polygons() where isWide(piece) {
            found.append(
                diagnostic(
                    .warning, "zones-gap", nil, piece, "\(area: piece) of the district are in no zone",
                    "Check the zones about this place; land in no zone is answered as unzoned"))
        }
        for piece in try all.difference(with: district, grid: 1).polygons() where isWide(piece) {
            found.append(
                diagnostic(
                    .warning, "zones-outside", nil, piece, "\(area: piece) of the zones lie outside the district",
                    "Check the district line; land outside it is answered as outside"))
        }
        return found
    }

    /// Wider than the tolerance, on average: slivers of rounding are narrower.
    private func isWide(_ piece: Polygon) -> Bool {
        piece.meanWidth > Self.tolerance * Lattice.perMetre
    }

    private var origin: LatticePoint {
        Lattice.point(input.district.first?.exterior.first ?? input.zones.first?.polygons.first?.exterior.first ?? Coordinate(x: 0, y: 0))
    }

    private func local(_ polygons: [Polygon]) -> [Polygon] {
        polygons.map { $0.mapped { Lattice.local($0, origin: origin) } }
    }

    private func box(_ polygons: [Polygon]) -> Envelope { Envelope(polygons.flatMap(\.exterior)) }

    private func diagnostic(
        _ severity: Diagnostic.Severity, _ code: String, _ feature: String?, _ piece: Polygon, _ what: Phrase, _ fix: Phrase
    ) -> Diagnostic {
        let place = FaceProbe(of: piece).place
        let plane = Coordinate(
            x: (Double(origin.x) + place.x) / Lattice.perMetre, y: (Double(origin.y) + place.y) / Lattice.perMetre)
        let written = try? Mover(from: input.pack.workingCRS, to: .wgs84).moved([plane])[0]
        return Diagnostic(
            code: code, severity: severity, file: file, feature: feature, coordinate: written ?? plane, what: what, fix: fix)
    }
}

extension Phrase.StringInterpolation {
    /// An area in square metres of a polygon in millimetres.
    fileprivate mutating func appendInterpolation(area piece: Polygon) {
        appendInterpolation("\((piece.area / Lattice.perMetre / Lattice.perMetre * 100).rounded() / 100) m²")
    }
}
