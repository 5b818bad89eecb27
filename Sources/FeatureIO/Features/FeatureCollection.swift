import StrictJSON

/// One layer: its features, and what its file says about the layer as a whole.
public struct FeatureCollection: Sendable {
    /// The layer's name, where the format has one.
    public var name: String?
    /// `EPSG:4326`, or the WKT text of the file where it names no EPSG code; nil if the layer has no readable CRS.
    ///
    /// x is always longitude or easting, whatever the order of axes in the register.
    public var crs: String?
    /// Members of the file beside the features (GeoJSON's foreign members), in its order.
    public var members: [JSONMember]
    /// The features, in the order of the file.
    public var features: [Feature]

    /// A layer by its parts; WGS 84 unless `crs` says otherwise.
    public init(name: String? = nil, crs: String? = "EPSG:4326", members: [JSONMember] = [], features: [Feature] = []) {
        self.name = name
        self.crs = crs
        self.members = members
        self.features = features
    }
}
