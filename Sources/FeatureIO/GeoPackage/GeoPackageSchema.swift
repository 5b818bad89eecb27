/// The tables that every GeoPackage has (OGC 12-128r17, annex C), and those of its extensions.
enum GeoPackageSchema {
    /// "GPKG" as a number, and version 1.3.0.
    static let base = """
        PRAGMA page_size=4096; PRAGMA auto_vacuum=0; PRAGMA encoding='UTF-8';
        PRAGMA application_id=1196444487; PRAGMA user_version=10300;
        BEGIN;
        CREATE TABLE gpkg_spatial_ref_sys (
          srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL,
          definition TEXT NOT NULL, description TEXT);
        CREATE TABLE gpkg_contents (
          table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
          last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
          min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
          CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
        CREATE TABLE gpkg_geometry_columns (
          table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
          z TINYINT NOT NULL, m TINYINT NOT NULL,
          CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
          CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
          CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
        """

    static let extensions = """
        CREATE TABLE gpkg_extensions (
          table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
          CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
        """

    /// The tables of the extension "schema" (annex F.9).
    static let columns = """
        CREATE TABLE gpkg_data_columns (
          table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT, description TEXT, mime_type TEXT, constraint_name TEXT,
          CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name), CONSTRAINT gdc_tn UNIQUE (table_name, name));
        CREATE TABLE gpkg_data_column_constraints (
          constraint_name TEXT NOT NULL, constraint_type TEXT NOT NULL, value TEXT, min NUMERIC, min_is_inclusive BOOLEAN, max NUMERIC,
          max_is_inclusive BOOLEAN, description TEXT, CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value));
        INSERT INTO gpkg_extensions VALUES
          ('gpkg_data_columns', NULL, 'gpkg_schema', 'http://www.geopackage.org/spec130/#extension_schema', 'read-write'),
          ('gpkg_data_column_constraints', NULL, 'gpkg_schema', 'http://www.geopackage.org/spec130/#extension_schema', 'read-write');
        """

    /// The table that QGIS looks for styles in.
    static let styles = """
        CREATE TABLE layer_styles (
          id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256),
          f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT,
          owner TEXT(30), ui TEXT(30), update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')));
        """

    /// The systems that every GeoPackage must list.
    static let systems = [
        GeoPackageSystem(
            name: "Undefined Cartesian SRS", id: -1, organization: "NONE", definition: "undefined",
            description: "undefined Cartesian coordinate reference system"),
        GeoPackageSystem(
            name: "Undefined geographic SRS", id: 0, organization: "NONE", definition: "undefined",
            description: "undefined geographic coordinate reference system"),
        GeoPackageSystem(
            name: "WGS 84 geodetic", id: 4326,
            definition: """
                GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],\
                AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,\
                AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]
                """,
            description: "longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid"),
    ]

    /// The triggers that keep the spatial index in step when another program edits the table (annex F.3).
    static func indexTriggers(table: String, key: String, column: String) -> String {
        let (t, c, i) = (SQLiteDatabase.quoted(table), SQLiteDatabase.quoted(column), SQLiteDatabase.quoted(key))
        let index = SQLiteDatabase.quoted(indexName(table, column))
        let insert =
            "INSERT OR REPLACE INTO \(index) VALUES (NEW.\(i), ST_MinX(NEW.\(c)), ST_MaxX(NEW.\(c)), ST_MinY(NEW.\(c)), ST_MaxY(NEW.\(c)))"
        let filled = "(NEW.\(c) NOTNULL AND NOT ST_IsEmpty(NEW.\(c)))"
        let empty = "(NEW.\(c) ISNULL OR ST_IsEmpty(NEW.\(c)))"
        let delete = "DELETE FROM \(index) WHERE id = OLD.\(i)"
        let triggers = [
            ("insert", "AFTER INSERT ON \(t) WHEN \(filled)", insert),
            ("update1", "AFTER UPDATE OF \(c) ON \(t) WHEN OLD.\(i) = NEW.\(i) AND \(filled)", insert),
            ("update2", "AFTER UPDATE OF \(c) ON \(t) WHEN OLD.\(i) = NEW.\(i) AND \(empty)", delete),
            ("update3", "AFTER UPDATE ON \(t) WHEN OLD.\(i) != NEW.\(i) AND \(filled)", "\(delete); \(insert)"),
            (
                "update4", "AFTER UPDATE ON \(t) WHEN OLD.\(i) != NEW.\(i) AND \(empty)",
                "DELETE FROM \(index) WHERE id IN (OLD.\(i), NEW.\(i))"
            ),
            ("delete", "AFTER DELETE ON \(t) WHEN OLD.\(c) NOT NULL", delete),
        ]
        return triggers.map { name, when, what in
            "CREATE TRIGGER \(SQLiteDatabase.quoted(indexName(table, column) + "_" + name)) \(when) BEGIN \(what); END;"
        }.joined(separator: "\n")
    }

    static func indexName(_ table: String, _ column: String) -> String { "rtree_\(table)_\(column)" }
}
