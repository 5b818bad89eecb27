import Geometry
import StrictJSON

/// What a GeoPackage is to hold. All of it is given by the caller, the date as well: the same contents give the same bytes.
package struct GeoPackageContents: Sendable {
    /// Definitions of the systems that the tables use; -1, 0 and 4326 are added where they are missing, as the standard asks.
    package var systems: [GeoPackageSystem]
    /// The tables, in the order in which they are written.
    package var tables: [GeoPackageTable]
    /// Styles for QGIS; no table is made for them if there are none.
    package var styles: [GeoPackageStyle]
    /// When the contents last changed, as `2026-11-20T00:00:00.000Z`.
    package var lastChange: String

    /// Contents by their parts; `lastChange` has the form `2026-11-20T00:00:00.000Z`.
    package init(systems: [GeoPackageSystem] = [], tables: [GeoPackageTable], styles: [GeoPackageStyle] = [], lastChange: String) {
        self.systems = systems
        self.tables = tables
        self.styles = styles
        self.lastChange = lastChange
    }
}

/// A coordinate reference system of `gpkg_spatial_ref_sys`.
package struct GeoPackageSystem: Sendable, Hashable {
    /// The name for people, `srs_name`: `WGS 84 geodetic`.
    package var name: String
    /// The number by which tables name it: for systems of EPSG their code.
    package var id: Int32
    /// The register it is from, for instance `EPSG`.
    package var organization: String
    /// Its number in that register.
    package var code: Int32
    /// Its WKT (OGC 01-009).
    package var definition: String
    /// What it is for, in words; may be empty.
    package var description: String

    /// Nil for `code` takes `id`, as systems of EPSG have it.
    package init(name: String, id: Int32, organization: String = "EPSG", code: Int32? = nil, definition: String, description: String = "") {
        self.name = name
        self.id = id
        self.organization = organization
        self.code = code ?? id
        self.definition = definition
        self.description = description
    }
}

/// One table: a layer of features, or attributes without geometry.
package struct GeoPackageTable: Sendable {
    /// The name of the table in SQL, `table_name`.
    package var name: String
    /// A title for people.
    package var identifier: String
    /// What the table holds, in words; may be empty.
    package var description: String
    /// Nil for a table without geometry; shapes of its features are then not written.
    package var geometry: GeoPackageGeometryColumn?
    /// The columns beside key and geometry, in order.
    package var columns: [GeoPackageColumn]
    /// One feature a row, in order; rows are numbered from 1.
    package var features: LazyFeatures

    /// Nil for `identifier` takes `name`.
    package init(
        name: String, identifier: String? = nil, description: String = "", geometry: GeoPackageGeometryColumn?, columns: [GeoPackageColumn],
        features: LazyFeatures
    ) {
        self.name = name
        self.identifier = identifier ?? name
        self.description = description
        self.geometry = geometry
        self.columns = columns
        self.features = features
    }
}

/// The geometry of a table of features.
package struct GeoPackageGeometryColumn: Sendable, Hashable {
    /// The kinds that a table may be declared to hold; a single shape in a table of multi-shapes is written as one of one part.
    package enum TypeName: String, Sendable {
        case any = "GEOMETRY"
        case point = "POINT"
        case lineString = "LINESTRING"
        case polygon = "POLYGON"
        case multiPoint = "MULTIPOINT"
        case multiLineString = "MULTILINESTRING"
        case multiPolygon = "MULTIPOLYGON"
    }

    /// The kind of geometry that the table is declared to hold; other shapes are refused with `geometry-type`.
    package var kind: TypeName
    /// The `id` of its system; 0 and -1 stand for unknown degrees and metres.
    package var system: Int32
    /// Whether a spatial index (R-tree) is written.
    package var hasIndex: Bool

    /// A geometry column with two dimensions, in the system of the id `system`.
    package init(kind: TypeName, system: Int32, hasIndex: Bool = true) {
        self.kind = kind
        self.system = system
        self.hasIndex = hasIndex
    }
}

/// A typed column; its values are the properties of its name.
package struct GeoPackageColumn: Sendable, Hashable {
    /// The SQL types that a column is declared with; values that do not fit are refused with `property-type`.
    package enum DataType: String, Sendable {
        case text = "TEXT"
        case integer = "INTEGER"
        case real = "REAL"
        case boolean = "BOOLEAN"
        case date = "DATE"
    }

    /// The name of the column, and of the property that it holds.
    package var name: String
    /// The declared type.
    package var kind: DataType

    /// What people call the column; nil says nothing (extension "schema", OGC 12-128r17, annex F.9).
    package var title: String?
    /// What the values may be; nil leaves that open.
    package var constraint: GeoPackageConstraint?

    /// A column of a name and a type.
    package init(_ name: String, _ kind: DataType) {
        self.name = name
        self.kind = kind
    }

    /// The columns that hold every property of these features, in the order in which they first appear.
    ///
    /// Numbers written without point or exponent make INTEGER, other numbers REAL, true and false BOOLEAN; anything else, and mixtures, TEXT.
    package static func columns(for features: [Feature]) -> [GeoPackageColumn] {
        var columns: [GeoPackageColumn] = []
        var places: [String: Int] = [:]
        var isKnown: [Bool] = []
        for property in features.lazy.flatMap(\.properties) {
            let place = places[property.name, default: columns.count]
            if place == columns.count {
                places[property.name] = place
                columns.append(GeoPackageColumn(property.name, .text))
                isKnown.append(false)
            }
            guard let kind = DataType(property.value) else { continue }
            columns[place].kind = isKnown[place] ? columns[place].kind.union(kind) : kind
            isKnown[place] = true
        }
        return columns
    }
}

extension GeoPackageColumn.DataType {
    /// The kind for one value; nil for null, which fits any.
    fileprivate init?(_ value: JSONValue) {
        switch value {
        case .null: return nil
        case .bool: self = .boolean
        case .number(let number): self = number.int == nil ? .real : .integer
        default: self = .text
        }
    }

    fileprivate func union(_ other: Self) -> Self {
        if self == other { return self }
        return Set([self, other]) == [.integer, .real] ? .real : .text
    }
}

/// What the values of a column may be, for programs that draw forms.
package enum GeoPackageConstraint: Sendable, Hashable {
    /// A value and what it is called.
    package struct Choice: Sendable, Hashable {
        package let value: String
        package let title: String

        package init(_ value: String, _ title: String) { (self.value, self.title) = (value, title) }
    }

    /// One of these.
    case choices([Choice])
    /// From the first to the second, both included.
    case range(Double, Double)
}

/// How QGIS is to draw a table (a row of its table `layer_styles`).
package struct GeoPackageStyle: Sendable, Hashable {
    /// The name of the table that is drawn, `f_table_name`.
    package var table: String
    /// The name of the style, `styleName`.
    package var name: String
    /// The style in QGIS's own XML.
    package var qml: String
    /// The style after OGC SLD; may be empty.
    package var sld: String
    /// What the style shows, in words; may be empty.
    package var description: String
    /// Whether QGIS takes it when it opens the table (`useAsDefault`).
    package var isDefault: Bool

    /// One row of `layer_styles`; the style is `qml`, and `sld` may be left out.
    package init(table: String, name: String, qml: String, sld: String = "", description: String = "", isDefault: Bool = true) {
        self.table = table
        self.name = name
        self.qml = qml
        self.sld = sld
        self.description = description
        self.isDefault = isDefault
    }
}
