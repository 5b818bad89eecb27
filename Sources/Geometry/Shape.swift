/// A line through its vertices, in order; at least two for a line that has a length.
public struct LineString: Sendable, Hashable {
    /// The vertices, in order.
    public var coordinates: [Coordinate]

    /// A line through these vertices; nothing is checked.
    public init(_ coordinates: [Coordinate]) {
        self.coordinates = coordinates
    }
}

/// An area: one exterior ring and its holes. Every ring is closed (its first vertex stands again at its end).
public struct Polygon: Sendable, Hashable {
    /// The exterior ring, closed.
    public var exterior: [Coordinate]
    /// The rings of the holes, each closed.
    public var holes: [[Coordinate]]

    /// An area by its rings; nothing is checked.
    public init(exterior: [Coordinate], holes: [[Coordinate]] = []) {
        self.exterior = exterior
        self.holes = holes
    }

    /// The exterior ring and then the holes.
    public var rings: [[Coordinate]] { [exterior] + holes }
}

/// Several areas that count as one.
public struct MultiPolygon: Sendable, Hashable {
    /// The areas, in order.
    public var polygons: [Polygon]

    /// Several areas as one; nothing is checked.
    public init(_ polygons: [Polygon]) {
        self.polygons = polygons
    }
}

/// The geometries that a feature of a layer may have (RFC 7946, section 3.1; a collection of mixed geometries is not among them).
public enum Shape: Sendable, Hashable {
    case point(Coordinate)
    case multiPoint([Coordinate])
    case lineString(LineString)
    case multiLineString([LineString])
    case polygon(Polygon)
    case multiPolygon(MultiPolygon)

    /// The name of the kind as GeoJSON spells it.
    public var kind: String {
        switch self {
        case .point: "Point"
        case .multiPoint: "MultiPoint"
        case .lineString: "LineString"
        case .multiLineString: "MultiLineString"
        case .polygon: "Polygon"
        case .multiPolygon: "MultiPolygon"
        }
    }

    /// The polygons of an areal shape, one after the other; nothing for points and lines.
    public var polygons: [Polygon] {
        switch self {
        case .polygon(let polygon): [polygon]
        case .multiPolygon(let many): many.polygons
        default: []
        }
    }

    /// The lines of a linear shape, one after the other; nothing for points and areas.
    public var lines: [LineString] {
        switch self {
        case .lineString(let line): [line]
        case .multiLineString(let lines): lines
        default: []
        }
    }

    /// Every vertex, in the order of the file.
    public var coordinates: [Coordinate] {
        switch self {
        case .point(let place): [place]
        case .multiPoint(let places): places
        case .lineString, .multiLineString: lines.flatMap(\.coordinates)
        case .polygon, .multiPolygon: polygons.flatMap { $0.rings.flatMap { $0 } }
        }
    }

    /// Every vertex in that order, without a list of them.
    @inlinable package func forEachCoordinate(_ body: (Coordinate) -> Void) {
        switch self {
        case .polygon(let polygon): polygon.forEachCoordinate(body)
        case .multiPolygon(let many): for polygon in many.polygons { polygon.forEachCoordinate(body) }
        default: for place in coordinates { body(place) }
        }
    }

    /// The same shape with every vertex moved by `move`; what `move` throws is passed on.
    package func mapped<E: Error>(_ move: ([Coordinate]) throws(E) -> [Coordinate]) throws(E) -> Shape {
        switch self {
        case .point(let place): return .point(try move([place])[0])
        case .multiPoint(let places): return .multiPoint(try move(places))
        case .lineString(let line): return .lineString(LineString(try move(line.coordinates)))
        case .multiLineString(let lines):
            var moved: [LineString] = []
            for line in lines { moved.append(LineString(try move(line.coordinates))) }
            return .multiLineString(moved)
        case .polygon(let polygon): return .polygon(try polygon.mapped(move))
        case .multiPolygon(let many):
            var moved: [Polygon] = []
            for polygon in many.polygons { moved.append(try polygon.mapped(move)) }
            return .multiPolygon(MultiPolygon(moved))
        }
    }
}

extension Polygon {
    @inlinable func forEachCoordinate(_ body: (Coordinate) -> Void) {
        for place in exterior { body(place) }
        for hole in holes { for place in hole { body(place) } }
    }

    /// The same polygon with every ring moved by `move`.
    package func mapped<E: Error>(_ move: ([Coordinate]) throws(E) -> [Coordinate]) throws(E) -> Polygon {
        var holes: [[Coordinate]] = []
        for hole in self.holes { holes.append(try move(hole)) }
        return Polygon(exterior: try move(exterior), holes: holes)
    }
}
