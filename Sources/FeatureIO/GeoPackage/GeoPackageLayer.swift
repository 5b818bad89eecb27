import CSQLite

/// A table that a GeoPackage lists in `gpkg_contents`.
package struct GeoPackageLayer: Sendable, Hashable {
    /// The name of the table.
    package let name: String
    /// `features`, `attributes`, `tiles` …
    package let dataType: String
    /// The name of its geometry column; nil for a table without one.
    package let geometryColumn: String?
    /// `EPSG:n`, or the WKT text of the GeoPackage where it names no EPSG code; nil if there is none.
    package let crs: String?
    /// The number of the reference system in the GeoPackage; -1 and 0 stand for none.
    package let system: Int64?

    /// Whether the number that a geometry gives its reference system is none of the layer's: another one of the GeoPackage.
    func contradicts(_ stated: Int32) -> Bool {
        guard let system else { return false }
        return Int64(stated) != system && crs != "EPSG:\(stated)"
    }
}

extension SQLiteDatabase {
    /// The layers, by name; a database without the tables of a GeoPackage is refused as one.
    borrowing func layersOfGeoPackage() throws(SQLiteFault) -> [GeoPackageLayer] {
        let tables = try SQLiteStatement(
            self, "SELECT count(*) FROM sqlite_master WHERE name IN ('gpkg_contents', 'gpkg_geometry_columns', 'gpkg_spatial_ref_sys')")
        guard try tables.step(), tables.value(0) == .integer(3) else {
            throw SQLiteFault(code: SQLITE_NOTADB, words: "the tables of a GeoPackage are missing")
        }
        let statement = try SQLiteStatement(
            self,
            """
            SELECT c.table_name, c.data_type, g.column_name, s.organization, s.organization_coordsys_id, s.definition, g.srs_id
            FROM gpkg_contents c LEFT JOIN gpkg_geometry_columns g ON g.table_name = c.table_name COLLATE NOCASE
            LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id ORDER BY c.table_name
            """)
        var layers: [GeoPackageLayer] = []
        while try statement.step() {
            layers.append(
                GeoPackageLayer(
                    name: statement.value(0).text ?? "", dataType: statement.value(1).text ?? "", geometryColumn: statement.value(2).text,
                    crs: SQLiteDatabase.crs(statement.value(3).text, statement.value(4).integer, statement.value(5).text),
                    system: statement.value(6).integer))
        }
        return layers
    }

    private static func crs(_ organization: String?, _ code: Int64?, _ definition: String?) -> String? {
        if organization?.lowercased() == "epsg", let code, code > 0 { return "EPSG:\(code)" }
        guard let definition, !CRSName.isUnknown(definition), !CRSName.isPlaceless(definition) else { return nil }
        return definition
    }
}
