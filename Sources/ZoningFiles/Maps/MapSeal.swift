import FeatureIO
import Geometry
import Regulation
import StrictJSON

/// What a map says of its own content, so that a change by hand shows: how many pieces it has, and one hash of all that answers hang on.
///
/// It covers the meta, and of every feature the properties of this program and the coordinates, as they are written. Styles, further columns,
/// the form of the text and the order of the members are free: to open a map in a GIS or to lay it out anew breaks nothing.
struct MapSeal: Sendable, Hashable {
    let pieces: Int
    let sha256: String

    /// The member of a GeoJSON map behind its features, and the row of the layer `meta`, that hold it.
    static let member = (geoJSON: "noisezone_content", row: "content")

    init(pieces: Int, sha256: String) {
        self.pieces = pieces
        self.sha256 = sha256
    }

    /// One that no content fits to.
    static let unreadable = MapSeal(pieces: 0, sha256: "")

    var json: JSONValue {
        .object([
            JSONMember(name: "pieces", value: .number(JSONNumber(pieces))), JSONMember(name: "sha256", value: .string(sha256)),
        ])
    }

    /// Nil for what is no seal.
    init?(_ value: JSONValue?) {
        guard case .object(let members)? = value, case .number(let pieces)? = members.first(where: { $0.name == "pieces" })?.value,
            case .string(let hash)? = members.first(where: { $0.name == "sha256" })?.value, let count = pieces.int
        else { return nil }
        self.init(pieces: count, sha256: hash)
    }
}

/// Makes the seal of a map from its features, in their order.
struct MapSealing {
    private var hash = SHA256()
    private var pieces = 0
    private var buffer: [UInt8] = []
    /// The names of the properties that count, by layer.
    private let names: [MapLayer: [String]]

    /// - Parameter meta: what the map says of itself, without the seal.
    init(meta: JSONValue, schema: MapSchema) {
        let periods = Self.periods(meta)
        names = Dictionary(uniqueKeysWithValues: MapLayer.allCases.map { ($0, $0.columns(in: schema, periods).map(\.name)) })
        var writer = JSONWriter()
        writer.value(meta)
        buffer = writer.bytes
    }

    /// The periods of the day that a map's account of itself names; those of the standards where it names none.
    private static func periods(_ meta: JSONValue) -> [DayPeriod] {
        guard case .object(let members) = meta, case .array(let names)? = members.first(where: { $0.name == "periods" })?.value else {
            return DayPeriod.ofStandards
        }
        return names.map { if case .string(let name) = $0 { DayPeriod(rawValue: name) } else { DayPeriod(rawValue: "") } }
    }

    /// One feature of a layer. Of its properties those in `names` count, and of these those that have a value.
    mutating func add(_ feature: Feature, layer: MapLayer) {
        if layer == .zones { pieces += 1 }
        text(layer.rawValue)
        for name in names[layer] ?? [] {
            guard let value = feature.property(name), value != .null else { continue }
            text(name)
            add(value)
        }
        for polygon in feature.shape?.polygons ?? [] {
            number(polygon.rings.count)
            for ring in polygon.rings { add(ring) }
        }
        for line in feature.shape?.lines ?? [] { add(line.coordinates) }
        if buffer.count > 1 << 16 {
            hash.add(buffer)
            buffer.removeAll(keepingCapacity: true)
        }
    }

    /// Of all that was added.
    func seal() -> MapSeal {
        var whole = hash
        whole.add(buffer)
        return MapSeal(pieces: pieces, sha256: whole.hexDigest())
    }

    /// A list or an object is kept as JSON in a column of text: it counts as that text.
    private mutating func add(_ value: JSONValue) {
        switch value {
        case .number(let value): number(value.double)
        case .bool(let flag): text(flag ? "true" : "false")
        case .string(let words): text(words)
        default:
            var writer = JSONWriter()
            writer.value(value)
            text(writer.text)
        }
    }

    private mutating func add(_ line: [Coordinate]) {
        number(line.count)
        for place in line {
            number(place.x)
            number(place.y)
        }
    }

    private mutating func text(_ text: String) {
        buffer.append(contentsOf: text.utf8)
        buffer.append(0)
    }

    private mutating func number(_ value: Int) { number(Double(value)) }

    private mutating func number(_ value: Double) {
        // A zero with a sign is written without.
        let pattern = (value + 0).bitPattern
        for shift in stride(from: UInt64(0), to: 64, by: 8) { buffer.append(UInt8(truncatingIfNeeded: pattern >> shift)) }
    }
}
