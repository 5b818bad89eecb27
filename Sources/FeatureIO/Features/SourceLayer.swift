/// What is known of a layer before its first feature.
package struct SourceLayer: Sendable {
    /// What the features of a layer are; each may be one or many of its kind.
    package enum Kind: String, Sendable {
        case point, line, polygon
        /// A table without places.
        case none
    }

    /// The name of the layer in its file; of a file that is one layer without a name, the name of the file.
    package var name: String
    /// What the file says that its features are; nil where each may be of another kind, or nothing is said.
    package var kind: Kind?
    /// What the file says of the layer: its reference system first.
    package var source: FeatureSource

    package init(name: String, kind: Kind? = nil, source: FeatureSource) {
        self.name = name
        self.kind = kind
        self.source = source
    }
}
