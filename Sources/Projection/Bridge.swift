import Geometry

/// The way between one reference system and the hub (longitude and latitude on WGS 84, which is also CGCS2000).
///
/// Every transformation is two bridges: source to hub, hub to target.
enum Bridge: ~Copyable {
    case none
    case gcj02
    case bd09
    case baiduMercator
    case gaussKruger(TransverseMercator)
    case webMercator
    case proj(PROJOperation)

    /// - Parameter builtIn: False looks every projected system up in the database, as a test of the built-in formulas.
    init(_ crs: CoordinateReferenceSystem, builtIn: Bool) throws(ProjectionError) {
        switch crs.definition {
        case .wgs84, .cgcs2000: self = .none
        case .gcj02: self = .gcj02
        case .bd09: self = .bd09
        case .bd09mc: self = .baiduMercator
        case .webMercator where builtIn: self = .webMercator
        case .gaussKruger(let grid) where builtIn:
            self = .gaussKruger(TransverseMercator(centralMeridian: Double(grid.centralMeridian), falseEasting: grid.falseEasting))
        case .webMercator, .gaussKruger, .epsg:
            self = .proj(try PROJOperation(database: crs.identifier, name: crs.identifier, isGeographic: crs.isGeographic))
        case .wkt(let text): self = .proj(try PROJOperation(database: text, name: crs.name, isGeographic: crs.isGeographic))
        }
    }

    /// Carries the places in place; one that fails comes back not finite. O(n).
    func apply(_ places: UnsafeMutableBufferPointer<Coordinate>, toHub: Bool) {
        switch self {
        case .none: break
        case .gcj02: if toHub { unsafe GCJ02.toWGS84(places) } else { unsafe Self.each(places, GCJ02.fromWGS84) }
        case .bd09: if toHub { unsafe BD09.toWGS84(places) } else { unsafe Self.each(places, BD09.fromWGS84) }
        case .baiduMercator:
            if !toHub { return unsafe Self.each(places) { BD09.fromWGS84($0).flatMap(BaiduMercator.forward) } }
            unsafe Self.each(places, BaiduMercator.inverse)
            unsafe BD09.toWGS84(places)
        case .gaussKruger(let grid): if toHub { unsafe grid.inverse(places) } else { unsafe Self.each(places, grid.forward) }
        case .webMercator: unsafe Self.each(places, toHub ? WebMercator.inverse : WebMercator.forward)
        case .proj(let operation): unsafe operation.apply(places, toHub: toHub)
        }
    }

    /// Why a place that failed is refused, where it is for its area of use: nil for all other reasons.
    func refusal(of place: Coordinate, in crs: CoordinateReferenceSystem, toHub: Bool) -> ProjectionError? {
        switch self {
        case .proj(let operation):
            guard let found = operation.refusal(of: place, toHub: toHub) else { return nil }
            if found.isFarOff { return .farOff(toHub ? place : nil, at: found.degrees, crs) }
            return .outOfUse(found.degrees, datum: operation.datum, areas: operation.areas)
        default: return nil
        }
    }

    private static func each(_ places: UnsafeMutableBufferPointer<Coordinate>, _ convert: (Coordinate) -> Coordinate?) {
        for index in places.indices {
            let place = unsafe places[index]
            unsafe places[index] = convert(place) ?? .nowhere
        }
    }
}

extension Coordinate {
    /// The mark of a place that could not be carried on, inside this module and in the output of batches that go on after a failure.
    static let nowhere = Coordinate(x: .nan, y: .nan)
}
