import StrictJSON

/// A layer to be written: its name, what its shapes are, its columns with their types and titles, and its rows; whatever the format.
package struct OutputLayer: Sendable {
    /// The name of the layer, and in formats of one layer a file its title.
    package var name: String
    /// What people call it; empty for nothing.
    package var title: String
    /// What its shapes are, one or many of the kind in a row.
    package var kind: SourceLayer.ShapeKind
    /// The columns in their order; their values are the properties of the same names.
    package var columns: [GeoPackageColumn]
    /// The rows; x is easting or longitude.
    package var features: LazyFeatures
    /// How a drawing shows a row; nil where it shows all of them alike.
    package var look: (@Sendable (Feature) -> FeatureLook)?
    /// How a GIS shows the layer; nil leaves that to it.
    package var style: LayerStyle?

    package init(
        name: String, title: String = "", kind: SourceLayer.ShapeKind, columns: [GeoPackageColumn], features: LazyFeatures,
        look: (@Sendable (Feature) -> FeatureLook)? = nil, style: LayerStyle? = nil
    ) {
        (self.name, self.title, self.kind, self.columns) = (name, title, kind, columns)
        (self.features, self.look, self.style) = (features, look, style)
    }
}

/// How a drawing (DXF, KML) shows one row.
package struct FeatureLook: Sendable, Hashable {
    /// Red, green and blue, 0 to 255 each.
    package struct Colour: Sendable, Hashable {
        package let red: Int
        package let green: Int
        package let blue: Int

        package init(_ red: Int, _ green: Int, _ blue: Int) { (self.red, self.green, self.blue) = (red, green, blue) }
    }

    /// The layer of a drawing that it lies on: rows of one group look alike.
    package var group: String
    /// The colour of the group.
    package var colour: Colour
    /// What is written in it; empty for nothing.
    package var label: String

    package init(group: String, colour: Colour, label: String = "") {
        (self.group, self.colour, self.label) = (group, colour, label)
    }
}

/// How a GIS shows a layer, in the two languages that they read: made anew where a format has other names for the columns.
package struct LayerStyle: Sendable {
    /// The style as QGIS has it (QML), and after OGC SLD; `name` gives the name of a column in the file.
    package let texts: @Sendable (_ name: (String) -> String) -> (qml: String, sld: String)

    package init(_ texts: @escaping @Sendable (_ name: (String) -> String) -> (qml: String, sld: String)) { self.texts = texts }
}

/// The reference system of what is written, as files name it.
package struct OutputSystem: Sendable, Hashable {
    /// For people: `EPSG:4548`.
    package var name: String
    /// Its number in EPSG's register; nil for a system that is not in it.
    package var code: Int?
    /// WKT 1 as GeoPackages and GDAL have it; nil where nobody asked PROJ for it.
    package var wkt: String?
    /// WKT as `.prj` files have it; nil where nobody asked PROJ for it.
    package var prj: String?
    /// Whether coordinates are degrees.
    package var isGeographic: Bool

    package init(name: String, code: Int?, isGeographic: Bool, wkt: String? = nil, prj: String? = nil) {
        (self.name, self.code, self.isGeographic, self.wkt, self.prj) = (name, code, isGeographic, wkt, prj)
    }

    /// WGS 84, longitude and latitude.
    package var isWGS84: Bool { code == 4326 }
    /// As GeoJSON's writer takes it; nil for a system without a number.
    var registered: String? { code.map { "EPSG:\($0)" } }
    /// The number in a GeoPackage.
    package var number: Int32 { Int32(clamping: code ?? 100_000) }
    /// Decimals of a coordinate in a text: 1 cm in degrees and 1 mm in metres; and where they leave nothing valid, a tenth of a millimetre and less.
    package var places: (usual: Int, most: Int) { isGeographic ? (7, 9) : (3, 6) }
}
