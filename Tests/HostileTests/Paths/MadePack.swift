@testable import FeatureIO
@testable import Geometry
@testable import Regulation
@testable import StrictJSON
@testable import ZoningFiles
@testable import ZoningModel

/// A pack made of a row of choices: sound as a whole, so that it comes past the readers, with numbers and shapes that nobody draws.
///
/// Corners stand on a raster of 50 m most often, so that lines meet, run on each other and cross in a point; some are a millimetre off it, and
/// now and then one is anywhere.
struct MadePack {
    private var feed: Feed
    private var isInDegrees = false

    init(_ feed: Feed) { self.feed = feed }

    mutating func reading() -> PackContents? {
        let plane = feed.choose(["EPSG:4548", "EPSG:4548", "EPSG:32650", "EPSG:4527"])
        isInDegrees = feed.rarely(8)
        let metres = feed.rarely(4) ? #","metres_per_storey":3"# : ""
        let reading = feed.choose(["containing", "containing", "fronting", "stricter"])
        let manifest = """
            {"id":"a","title":{"zh":"甲","en":"A"},"ruleset":"beijing-etown-2025","status":"surveyed","positional_accuracy_m":0.5,
            "working_crs":"\(plane)","layers":{"district":"d","zones":"z","roads":"r","rail":"l","railway_land":"w","yards":"y",
            "residential":"h","buildings":"b"},"readings":{"width_by":"\(reading)"}\(metres)}
            """
        guard let read = PackManifest.read(Array(manifest.utf8), file: "pack.json").0 else { return nil }
        var pack = PackContents(manifest: read, ruleset: Self.ruleset)
        pack.setSwitches(read.readings, file: "pack.json")
        let crs = isInDegrees ? "EPSG:4326" : plane
        add(.district, to: &pack, crs, count: 1 + feed.number(below: 2)) { $0.area(name: "district") }
        add(.zones, to: &pack, crs, count: 1 + feed.number(below: 4)) { $0.zone($1) }
        add(.roads, to: &pack, crs, count: feed.number(below: 5)) { feed, _ in feed.road() }
        add(.rail, to: &pack, crs, count: feed.number(below: 3)) { feed, _ in feed.rail() }
        for layer in [PackManifest.Layer.railwayLand, .yards] {
            add(layer, to: &pack, crs, count: feed.rarely(4) ? 1 : 0) { feed, _ in
                feed.area([("name", .string("r")), ("eia_approved_on", .string(feed.feed.choose(["2010-12-31", "2011-01-01"])))])
            }
        }
        add(.residential, to: &pack, crs, count: feed.number(below: 3)) { feed, number in feed.area([("id", .string("h\(number)"))]) }
        add(.buildings, to: &pack, crs, count: feed.number(below: 6)) { $0.building($1) }
        return pack
    }

    static let ruleset = try? Ruleset.bundled("beijing-etown-2025")

    private mutating func add(
        _ layer: PackManifest.Layer, to pack: inout PackContents, _ crs: String, count: Int, _ make: (inout MadePack, Int) -> Feature
    ) {
        var features: [Feature] = []
        for number in 0..<count { features.append(make(&self, number)) }
        pack.add(FeatureCollection(crs: crs, features: features), as: layer, file: layer.rawValue)
    }

    private mutating func add(
        _ layer: PackManifest.Layer, to pack: inout PackContents, _ crs: String, count: Int, _ make: (inout MadePack) -> Feature
    ) {
        add(layer, to: &pack, crs, count: count) { pack, _ in make(&pack) }
    }

    // MARK: - Features

    private mutating func area(name: String) -> Feature { area([("name", .string(name))]) }

    private mutating func area(_ properties: [(String, JSONValue)]) -> Feature {
        Feature(shape: areas(), properties: properties.map { JSONMember(name: $0.0, value: $0.1) })
    }

    private mutating func zone(_ number: Int) -> Feature {
        // Ids that the rules do not list contradict nothing.
        area([("id", .string("M\(number)")), ("class", .string(feed.choose(["1", "2", "3", "3", "0"])))])
    }

    private mutating func road() -> Feature {
        let row = 1 + feed.number(below: 77)
        let properties: [(String, JSONValue)] = [
            ("row", .string("annex1-\(row)")), ("name", .string("路")),
            ("grade", .string(feed.rarely(32) ? "arterial" : Self.ruleset?.road("annex1-\(row)")?.kind.id ?? "arterial")),
            ("left_m", half()), ("right_m", half()), ("edge_kind", .string(feed.choose(["lane_edge", "fence", "approximate"]))),
            ("structure", .string(feed.choose(["surface", "surface", "elevated", "tunnel"]))),
            ("status", .string(feed.choose(["open", "open", "planned"]))),
        ]
        return Feature(shape: course(), properties: properties.map { JSONMember(name: $0.0, value: $0.1) })
    }

    private mutating func rail() -> Feature {
        let properties: [(String, JSONValue)] = [
            ("row", .string("annex2-\(1 + feed.number(below: 2))")), ("name", .string("线")),
            ("kind", .string(feed.rarely(32) ? "railway" : "urban_rail")),
            ("structure", .string(feed.choose(["at_grade", "elevated", "underground"]))), ("left_m", half()), ("right_m", half()),
            ("status", .string("open")),
        ]
        return Feature(shape: course(), properties: properties.map { JSONMember(name: $0.0, value: $0.1) })
    }

    private mutating func building(_ number: Int) -> Feature {
        var properties: [(String, JSONValue)] = [("id", .string("b\(number)"))]
        if !feed.rarely(3) { properties.append(("storeys", .number(JSONNumber(feed.choose([6, 2, 3, 18, 1, 200] as [Int]))))) }
        if feed.rarely(3) { properties.append(("height_m", decimal(feed.choose([9, 9.9, 0.1, 56.5, 1000])))) }
        if feed.rarely(6) { properties.append(("base_m", decimal(feed.choose([0, -100, 12, 1000])))) }
        return area(properties)
    }

    private mutating func half() -> JSONValue { decimal(feed.choose([10, 16, 0, 0.001, 25.5, 100, 1000])) }

    private func decimal(_ value: Double) -> JSONValue { .number(JSONNumber(fixed: value, places: 4, trimmed: true)) }

    // MARK: - Shapes

    private mutating func areas() -> Shape {
        let first = polygon()
        return feed.rarely(8) ? .multiPolygon(MultiPolygon([first, polygon()])) : .polygon(first)
    }

    private mutating func polygon() -> Polygon {
        switch feed.number(below: 4) {
        case 0, 1:
            let (a, b) = (corner(), corner())
            return Polygon(exterior: box(a, b), holes: feed.rarely(8) ? [box(corner(), corner()).reversed()] : [])
        case 2:
            // As the corners come: seldom valid, which the check must say.
            var ring = (0..<3 + feed.number(below: 8)).map { _ in corner() }
            ring.append(ring[0])
            return Polygon(exterior: ring)
        default:
            let (centre, count) = (corner(), 3 + feed.number(below: 30))
            let scale = unit * feed.choose([1, 0.00002, 3, 0.2, 2000])
            var ring = (0..<count).map { number -> Coordinate in
                let (x, y) = Self.circle(Double(number) / Double(count))
                let radius = scale * (1 + Double(number % 3))
                return Coordinate(x: centre.x + x * radius, y: centre.y + y * radius)
            }
            ring.append(ring[0])
            return Polygon(exterior: ring)
        }
    }

    private func box(_ a: Coordinate, _ b: Coordinate) -> [Coordinate] {
        let (x, y, z, w) = (min(a.x, b.x), min(a.y, b.y), max(a.x, b.x), max(a.y, b.y))
        return [
            Coordinate(x: x, y: y), Coordinate(x: z, y: y), Coordinate(x: z, y: w), Coordinate(x: x, y: w), Coordinate(x: x, y: y),
        ]
    }

    private mutating func course() -> Shape {
        var lines: [LineString] = []
        for _ in 0..<(feed.rarely(6) ? 2 : 1) {
            var line = (0..<2 + feed.number(below: 6)).map { _ in corner() }
            if feed.rarely(8), let end = line.last {
                // As a phone records it.
                for step in 1...40 { line.append(Coordinate(x: end.x + unit * 0.01 * Double(step), y: end.y + jitter())) }
            }
            lines.append(LineString(line))
        }
        return lines.count == 1 ? .lineString(lines[0]) : .multiLineString(lines)
    }

    /// 50 m, in the unit of the layer.
    private var unit: Double { isInDegrees ? 0.0005 : 50 }

    private mutating func jitter() -> Double { unit * (Double(feed.byte()) - 128) / 4000 }

    private mutating func corner() -> Coordinate {
        if feed.rarely(120) { return feed.choose(Self.nowhere) }
        if feed.rarely(250) { return Coordinate(x: feed.anyDouble(), y: feed.anyDouble()) }
        let raster = Int(feed.byte())
        var place = Coordinate(x: Double(raster % 16) * unit, y: Double(raster / 16) * unit)
        place.x += isInDegrees ? 116.5 : 500_000
        place.y += isInDegrees ? 39.79 : 4_400_000
        if feed.rarely(8) {
            place.x += unit * feed.choose([0.00002, -0.00002, 0.00001, 0.0001, 0.013, 0.5])
            place.y += unit * feed.choose([0, 0.00002, -0.00001, 0.0001, 0.007, 0.5])
        }
        return place
    }

    private static let nowhere =
        [(0, 0), (1e8, 4_400_000), (1e13, 4_400_000), (1e300, 4_400_000), (500_000, -1e300), (500_000 + 90_000, 4_400_000), (.nan, 1)]
        .map { Coordinate(x: $0.0, y: $0.1) }

    /// A place on the circle of radius 1, by a part of the turn; exact enough without the mathematics of the system.
    private static func circle(_ turn: Double) -> (Double, Double) {
        let quarter = Int(turn * 4) % 4
        let t = turn * 4 - Double(quarter)
        let (c, s) = ((1 - t * t) / (1 + t * t), 2 * t / (1 + t * t))
        return [(c, s), (-s, c), (-c, -s), (s, -c)][quarter]
    }
}
