import CGDAL
import Wording

/// libgdal, opened and set up once, when the first file needs it: which formats it reads here, and that it stays on this machine.
enum GDALLibrary {
    /// Formats that are files, or one folder of them, and hold vectors, in the order in which they are tried; short names of GDAL's drivers.
    ///
    /// Not among them: servers and databases, documents that lead to other files or addresses (VRT, WFS), spreadsheets, what runs another
    /// program (GPSBabel), and what this program reads itself.
    static let drivers = [
        "DXF", "CAD", "DGN", "LIBKML", "KML", "GPX", "GML", "FlatGeobuf", "MapInfo File", "OpenFileGDB", "Parquet", "Arrow", "TopoJSON",
        "ESRIJSON", "JML",
    ]

    /// Settings of the whole library. What the environment says of the same is overruled.
    private static let options = [
        // Arcs of a drawing are drawn by chords of so many degrees: of a circle of 13 km they are off by 5 mm. By their length (the gap) they
        // would be as near for any radius, but one circle of a million kilometres fills the memory.
        ("OGR_ARC_STEPSIZE", "0.1"), ("OGR_ARC_MAX_GAP", "0"),
        // Each part of a block is a feature of its own, in its own layer of the drawing.
        ("DXF_INLINE_BLOCKS", "TRUE"), ("DXF_MERGE_BLOCK_GEOMETRIES", "FALSE"),
        // Nothing that a file names is fetched: links are left alone, and all ways out lead to a port where nobody listens.
        ("GML_SKIP_RESOLVE_ELEMS", "ALL"), ("GML_DOWNLOAD_WFS_SCHEMA", "NO"), ("GML_PARSER", "EXPAT"), ("LIBKML_RESOLVE_STYLE", "NO"),
        ("GDAL_HTTP_PROXY", "http://127.0.0.1:9"), ("GDAL_HTTPS_PROXY", "http://127.0.0.1:9"), ("GDAL_HTTP_MAX_RETRY", "0"),
        ("CPL_VSIL_CURL_ALLOWED_EXTENSIONS", "{none}"), ("CPL_DEBUG", "OFF"),
    ]

    /// Nil where there is no libgdal of version 3 or later.
    static let version: String? = {
        guard cgdal_is_available() != 0 else { return nil }
        for (key, value) in options { unsafe cgdal_set_option(key, value) }
        cgdal_be_quiet()
        cgdal_register_all()
        return unsafe cgdal_version().map { unsafe String(cString: $0) }
    }()

    /// Fails with `gdal-missing`.
    static func ready(for path: String) throws(FileError) {
        if version == nil { throw missing(path) }
    }

    static func missing(_ path: String) -> FileError {
        FileError(
            code: FileFault.gdalMissing, path: path,
            what: "this format is read by GDAL (libgdal, version 3 or later), which is not installed",
            fix: "Install it, in Debian and Ubuntu with: apt-get install gdal-bin; or convert the file to GeoJSON or GeoPackage elsewhere",
            kind: .unavailable)
    }
}
