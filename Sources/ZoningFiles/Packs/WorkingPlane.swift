import FeatureIO
import Geometry
import Projection
import StrictJSON
import Wording

/// Whether distances may be measured in a plane: the rules mean metres of ground, so its scale must be the ground's wherever it is used.
package final class WorkingPlane {
    /// A band of 55 m is then off by 5.5 cm at most, less than a survey tells.
    static let greatestDeviation = 1.0 / 1000
    /// From here on it is told: 5 mm in 55 m, the tolerance of arcs (W10).
    static let notedDeviation = 1.0 / 10_000

    let crs: CoordinateReferenceSystem

    /// The way to the plane from WGS 84; PROJ takes 10 ms to find one.
    package private(set) lazy var way = Result { () throws(ProjectionError) in try Mover(from: .wgs84, to: crs) }

    package init(_ crs: CoordinateReferenceSystem) { self.crs = crs }

    /// Why the plane cannot be used about a place of another system; nil where it can, and where the place itself is at fault.
    func fault(at place: Coordinate, in system: CoordinateReferenceSystem) -> ProjectionError? {
        guard let degrees = try? Mover(from: system, to: .wgs84).moved(place) else { return nil }
        do throws(ProjectionError) {
            _ = try way.get().moved(degrees)
            return nil
        } catch { return error }
    }

    /// An error or a warning where the scale is off by too much; nil where it is not, and where there is no area.
    ///
    /// Measured at the corners of the area, the middles of its sides and its middle: nine places. The scale of a projection changes slowly.
    package func doubt(over area: Envelope, file: String) -> Diagnostic? {
        guard !area.isEmpty else { return nil }
        do throws(ProjectionError) {
            let way = try way.get()
            var worst: (place: Coordinate, scale: GroundScale)?
            for x in [area.minX, area.centre.x, area.maxX] {
                for y in [area.minY, area.centre.y, area.maxY] {
                    let degrees = try way.movedBack(Coordinate(x: x, y: y))
                    let scale = try way.groundScale(at: degrees)
                    if scale.deviation > worst?.scale.deviation ?? 0 { worst = (degrees, scale) }
                }
            }
            guard let worst, worst.scale.deviation > Self.notedDeviation else { return nil }
            return doubt(worst.place, worst.scale, file: file)
        } catch { return .projection(error, file: file) }
    }

    private func doubt(_ degrees: Coordinate, _ scale: GroundScale, file: String) -> Diagnostic {
        let isError = scale.deviation > Self.greatestDeviation
        let worse = abs(scale.least - 1) > abs(scale.greatest - 1) ? scale.least : scale.greatest
        let metres = FixedDecimal.text(1000 * worse, places: 2)
        let what: Phrase =
            isError
            ? "in the working plane \(crs.identifier) 1000 m of ground are \(metres) there: distances would be wrong, and more than 1 m is not taken"
            : "in the working plane \(crs.identifier) 1000 m of ground are \(metres) there, more than 0.1 m off"
        return Diagnostic(
            code: PackFault.workingPlaneScale, severity: isError ? .error : .warning, file: file, coordinate: degrees, what: what,
            fix: "Name as \"working_crs\" a plane that is true to scale there, such as \(Self.better(at: degrees))")
    }

    /// The grid of CGCS2000 with the nearest central meridian; outside its zones that of UTM.
    private static func better(at degrees: Coordinate) -> String {
        // EPSG:4534 is the 3° grid of 75°E, and so on eastwards to 135°E.
        let zone = Int((degrees.x / 3).rounded()) - 25
        if (0...20).contains(zone), degrees.y > 0 { return "EPSG:\(4534 + zone)" }
        let utm = min(60, Int((degrees.x + 180) / 6) + 1)
        return "EPSG:\((degrees.y < 0 ? 32700 : 32600) + utm)"
    }
}
