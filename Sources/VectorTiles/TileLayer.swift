import Geometry

/// One layer of tiles: features of one kind of shape, in WGS 84.
package struct TileLayer: Sendable {
    /// What the features are, which decides how they are drawn.
    package enum Kind: Sendable {
        /// Areas that part the land: of two that hold a place, the first is drawn there.
        case areas
        case lines
        /// Each is in one tile only.
        case places
    }

    package let name: String
    package let kind: Kind
    /// The levels that the layer is drawn on.
    package let levels: ClosedRange<Int>
    package let features: [TileFeature]

    package init(name: String, kind: Kind, levels: ClosedRange<Int>, features: [TileFeature]) {
        self.name = name
        self.kind = kind
        self.levels = levels
        self.features = features
    }
}

/// A feature of a layer; its number in the layer, from 1 on, is its `id` in every tile.
package struct TileFeature: Sendable {
    /// Degrees (WGS 84).
    package let shape: Shape
    package let properties: [TileProperty]

    package init(shape: Shape, properties: [TileProperty]) {
        self.shape = shape
        self.properties = properties
    }
}
