import Geometry
import Projection
import Regulation
import Wording
import ZoningModel

/// Why a place may have come out outside the district: the usual cause is a reference system taken for another.
package struct OutsideHint: Sendable {
    /// The system in which the same numbers would lie inside; nil where none does.
    package let likely: CoordinateReferenceSystem?
    /// Metres from the place to the map.
    package let distance: Double

    /// Metres beyond which a place is worth a word even where no other system explains it.
    private static let far = 20_000.0

    /// - Parameters:
    ///   - written: the numbers as typed, longitude or easting first.
    ///   - place: the same in the working plane of the map.
    package init(written: Coordinate, crs: CoordinateReferenceSystem, place: Coordinate, query: PlaceQuery) {
        distance = query.index.distance(from: place)
        likely = [.gcj02, .bd09, .wgs84].first { (other: CoordinateReferenceSystem) in
            guard crs.isGeographic, other != crs, !(other == .wgs84 && crs == .cgcs2000) else { return false }
            guard let moved = try? Mover(from: other, to: query.map.meta.workingCRS).moved(written) else { return false }
            return query.brief(at: moved).status != .outside
        }
    }

    /// One line for a person; nil where there is nothing to say.
    package var words: Phrase? {
        if let likely = likely?.identifier {
            return "read as \(likely) the same numbers lie inside the map; if they come from such a map, ask with --crs \(likely)"
        }
        guard distance > Self.far else { return nil }
        let kilometres = Int((distance / 1000).rounded(), within: 0...40_000_000)
        return "the place lies about \(kilometres) km from the map; check the numbers and --crs"
    }
}
