import Geometry
import StrictJSON

/// Writes GeoJSON into one byte buffer: one feature a line, members in the order given, exterior rings counter-clockwise, coordinates
/// with fixed decimals. The same features give the same bytes.
///
/// Coordinates go from integers straight into the buffer. Complexity: linear in the bytes.
public struct GeoJSONWriter: Sendable {
    /// What has been written so far.
    package private(set) var bytes: [UInt8] = []
    private let places: Int
    private let mostPlaces: Int
    private let isNorthFirst: Bool
    private var isFirst = true

    /// - Parameter places: decimals of every coordinate, 0…9: 7 for degrees (1 cm), 3 for metres (1 mm).
    /// - Parameter mostPlaces: decimals of a coordinate that was rounded to more than `places`, so that its neighbours keep apart.
    /// - Parameter isNorthFirst: whether y is written before x. GeoJSON by itself never has that; OGC API - Features, part 2, has.
    package init(places: Int, mostPlaces: Int? = nil, isNorthFirst: Bool = false) {
        precondition((0...9).contains(places) && (places...9).contains(mostPlaces ?? places), "0 to 9 decimals")
        self.places = places
        self.mostPlaces = mostPlaces ?? places
        self.isNorthFirst = isNorthFirst
    }

    /// The bytes of a whole FeatureCollection (.geojson), its foreign members before the features.
    ///
    /// RFC 7946 knows WGS84 only. A collection in another system carries the older member "crs", so that no reader takes metres for
    /// degrees; where its system has no EPSG code, "crs" is null.
    public static func collection(_ collection: FeatureCollection, places: Int, mostPlaces: Int? = nil) -> [UInt8] {
        var writer = GeoJSONWriter(places: places, mostPlaces: mostPlaces)
        writer.bytes.reserveCapacity(collection.features.reduce(1000) { $0 + 500 + ($1.shape?.vertexCount ?? 0) * (2 * places + 13) })
        writer.beginCollection(collection)
        for feature in collection.features { writer.appendMember(feature) }
        writer.endCollection()
        return writer.bytes
    }

    /// The beginning of a FeatureCollection with the name and the members of `collection`, whose features are not looked at.
    package mutating func beginCollection(_ collection: FeatureCollection) {
        text("{\"type\":\"FeatureCollection\"")
        if let name = collection.name { member("name", .string(name)) }
        if collection.crs != "EPSG:4326" { member("crs", Self.crs(collection.crs)) }
        for member in collection.members { self.member(member.name, member.value) }
        text(",\n\"features\":[")
        isFirst = true
    }

    /// One feature of a collection that was begun.
    package mutating func appendMember(_ feature: Feature) {
        text(isFirst ? "\n" : ",\n")
        append(feature)
        isFirst = false
    }

    /// The end of a collection that was begun, with members that could only be told now.
    package mutating func endCollection(members: [JSONMember] = []) {
        text("\n]")
        for member in members { self.member(member.name, member.value) }
        text("}\n")
    }

    /// A line of a sequence that tells of the sequence as a whole: a collection of no features with these members.
    package mutating func appendAccount(_ members: [JSONMember]) {
        text("{\"type\":\"FeatureCollection\",\"features\":[]")
        for member in members {
            text(",")
            JSONBytes.append(member.name, to: &bytes)
            text(":")
            JSONBytes.append(member.value, to: &bytes)
        }
        text("}\n")
    }

    /// One feature and a line break: a piece of a sequence.
    package mutating func appendLine(_ feature: Feature) {
        append(feature)
        text("\n")
    }

    /// The bytes of a sequence (.geojsonl): one feature a line and nothing else, to be read or written in pieces.
    package static func sequence(_ features: [Feature], places: Int) -> [UInt8] {
        var writer = GeoJSONWriter(places: places)
        for feature in features { writer.appendLine(feature) }
        return writer.bytes
    }

    /// Appends one feature, without a line break.
    package mutating func append(_ feature: Feature) {
        text("{\"type\":\"Feature\"")
        if let id = feature.id {
            text(",\"id\":")
            JSONBytes.append(id, to: &bytes)
        }
        text(",\"properties\":")
        JSONBytes.append(feature.properties, to: &bytes)
        text(",\"geometry\":")
        if let shape = feature.shape { append(shape) } else { text("null") }
        text("}")
    }

    /// Appends one geometry object.
    package mutating func append(_ shape: Shape) {
        text("{\"type\":\"")
        bytes.append(contentsOf: shape.kind.utf8)
        text("\",\"coordinates\":")
        switch shape {
        case .point(let place): FixedPoint.append(ordered(place), places: places, to: &bytes)
        case .multiPoint(let places): list(places)
        case .lineString(let line): list(line.coordinates)
        case .multiLineString(let lines): nested(lines) { $0.list($1.coordinates) }
        case .polygon(let polygon): rings(polygon)
        case .multiPolygon(let many): nested(many.polygons) { $0.rings($1) }
        }
        text("}")
    }

    /// Takes what has been written and leaves the buffer empty, its memory kept for the next piece of a stream.
    package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    private static func crs(_ crs: String?) -> JSONValue {
        guard let crs, let code = CRSName.epsg(crs) else { return .null }
        let name = JSONMember(name: "name", value: .string("urn:ogc:def:crs:EPSG::" + code.dropFirst(5)))
        return .object([JSONMember(name: "type", value: .string("name")), JSONMember(name: "properties", value: .object([name]))])
    }

    private mutating func text(_ text: StaticString) {
        unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    private mutating func member(_ name: String, _ value: JSONValue) {
        text(",\n")
        JSONBytes.append(name, to: &bytes)
        text(":")
        JSONBytes.append(value, to: &bytes)
    }

    /// The exterior counter-clockwise and the holes clockwise (RFC 7946, 3.1.6).
    private mutating func rings(_ polygon: Polygon) {
        bytes.append(UInt8(ascii: "["))
        list(RingOrientation.oriented(polygon.exterior, counterClockwise: true))
        for hole in polygon.holes {
            bytes.append(UInt8(ascii: ","))
            list(RingOrientation.oriented(hole, counterClockwise: false))
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private mutating func nested<Part>(_ parts: [Part], _ append: (inout GeoJSONWriter, Part) -> Void) {
        bytes.append(UInt8(ascii: "["))
        var isFirst = true
        for part in parts {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            append(&self, part)
            isFirst = false
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private func ordered(_ place: Coordinate) -> Coordinate { isNorthFirst ? Coordinate(x: place.y, y: place.x) : place }

    private mutating func list(_ coordinates: [Coordinate]) {
        let coordinates = isNorthFirst ? coordinates.map(ordered) : coordinates
        guard mostPlaces > places else { return FixedPoint.append(coordinates, places: places, to: &bytes) }
        bytes.append(UInt8(ascii: "["))
        for (number, place) in coordinates.enumerated() {
            if number > 0 { bytes.append(UInt8(ascii: ",")) }
            let isPlain = FixedPoint.rounded(place, places: places) == place
            FixedPoint.append(place, places: isPlain ? places : mostPlaces, to: &bytes)
        }
        bytes.append(UInt8(ascii: "]"))
    }
}
