import Geometry
import StrictJSON

/// Vector tiles in one file, and what the file says of itself. All of it is given by the caller: the same contents give the same bytes.
package struct TileArchive: Sendable {
    /// One tile (WebMercatorQuad, row 0 in the north); the bytes are a tile of MVT 2.1, not compressed; the file packs them.
    package struct ArchivedTile: Sendable {
        package let level: Int
        package let column: Int
        package let row: Int
        package let bytes: [UInt8]

        package init(level: Int, column: Int, row: Int, bytes: [UInt8]) {
            self.level = level
            self.column = column
            self.row = row
            self.bytes = bytes
        }
    }

    /// A layer as readers are told of it (`vector_layers` of TileJSON 3).
    package struct ArchivedLayer: Sendable {
        package let name: String
        package let levels: ClosedRange<Int>
        /// Name and kind: `String`, `Number`, `Boolean`.
        package let fields: [(name: String, kind: String)]

        package init(name: String, levels: ClosedRange<Int>, fields: [(name: String, kind: String)]) {
            self.name = name
            self.levels = levels
            self.fields = fields
        }
    }

    package let name: String
    package let description: String
    /// May be empty.
    package let attribution: String
    /// Degrees; empty where there is nothing.
    package let bounds: Envelope
    package let levels: ClosedRange<Int>
    package let layers: [ArchivedLayer]
    /// More members that the file has for its readers.
    package let members: [JSONMember]
    /// In any order, each address once.
    package let tiles: [ArchivedTile]

    package init(
        name: String, description: String, attribution: String, bounds: Envelope, levels: ClosedRange<Int>, layers: [ArchivedLayer],
        members: [JSONMember], tiles: [ArchivedTile]
    ) {
        self.name = name
        self.description = description
        self.attribution = attribution
        self.bounds = bounds
        self.levels = levels
        self.layers = layers
        self.members = members
        self.tiles = tiles
    }

    /// Where a reader begins.
    var start: (place: Coordinate, level: Int) { Self.start(in: bounds, levels: levels) }

    /// Where a reader begins: the middle, on the level where the whole is about a tile wide.
    package static func start(in bounds: Envelope, levels: ClosedRange<Int>) -> (place: Coordinate, level: Int) {
        guard !bounds.isEmpty else { return (Coordinate(x: 0, y: 0), levels.lowerBound) }
        let widest = max(bounds.width, bounds.height)
        let level = levels.last { widest * Double(1 << $0) <= 720 } ?? levels.lowerBound
        return (bounds.centre, level)
    }

    var layersJSON: JSONMember { Self.json(of: layers) }

    /// `vector_layers` of TileJSON 3.
    package static func json(of layers: [ArchivedLayer]) -> JSONMember {
        func text(_ name: String, _ value: String) -> JSONMember { JSONMember(name: name, value: .string(value)) }
        func number(_ name: String, _ value: Int) -> JSONMember { JSONMember(name: name, value: .number(JSONNumber(value))) }
        return JSONMember(
            name: "vector_layers",
            value: .array(
                layers.map { layer in
                    .object([
                        text("id", layer.name), number("minzoom", layer.levels.lowerBound), number("maxzoom", layer.levels.upperBound),
                        JSONMember(name: "fields", value: .object(layer.fields.map { text($0.name, $0.kind) })),
                    ])
                }))
    }
}
