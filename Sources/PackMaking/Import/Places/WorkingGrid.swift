import FeatureIO
import Geometry
import Projection
import ZoningModel

/// The plane in which distances are measured where nobody names one.
enum WorkingGrid {
    /// The grid of CGCS2000 with the nearest central meridian.
    static func about(_ sorted: SortedFeatures) throws(BuildError) -> CoordinateReferenceSystem {
        var box = Envelope()
        for source in sorted.lines { for line in source.lines { box.add(Envelope(line.course)) } }
        for area in sorted.buildings + sorted.residential { for polygon in area.polygons { box.add(Envelope(polygon.exterior)) } }
        // EPSG:4534 is the 3° grid of 75°E, and so on eastwards to 135°E.
        let zone = box.isEmpty ? 14 : min(20, max(0, Int((box.centre.x / 3).rounded(), within: -1000...1000) - 25))
        do throws(ProjectionError) { return try CoordinateReferenceSystem(parsing: "EPSG:\(4534 + zone)") } catch {
            throw .data([.projection(error, file: nil)])
        }
    }
}
