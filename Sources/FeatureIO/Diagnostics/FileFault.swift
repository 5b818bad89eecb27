import Wording

/// What may be wrong with a file, its format, or a feature in it.
public enum FileFault: String, CaseIterable, FaultCode {
    // MARK: Files and streams

    /// The disk is full; nothing was kept.
    case diskFull = "disk-full"
    /// Nothing says in which encoding the texts are; GBK was taken.
    case encodingAssumed = "encoding-assumed"
    /// The mark of the file and the encoding given contradict each other.
    case encodingConflict = "encoding-conflict"
    /// What names the encoding contradicts the texts or another name; the texts decide.
    case encodingDoubtful = "encoding-doubtful"
    /// The system has no table for the encoding.
    case encodingUnavailable = "encoding-unavailable"
    /// The encoding is not known.
    case encodingUnknown = "encoding-unknown"
    /// Another program wrote to the file while it was read.
    case fileChanged = "file-changed"
    /// There is nothing in the file.
    case fileEmpty = "file-empty"
    /// The output exists already, and nothing is replaced unasked.
    case fileExists = "file-exists"
    /// A folder stands where a file is needed.
    case fileIsFolder = "file-is-folder"
    /// There is no such file.
    case fileNotFound = "file-not-found"
    /// The file may not be read.
    case fileNotReadable = "file-not-readable"
    /// The output is larger than a file may be here; nothing was kept.
    case fileSizeLimit = "file-size-limit"
    /// The file is larger than is read at once.
    case fileTooLarge = "file-too-large"
    /// The folder of the output does not exist.
    case folderNotFound = "folder-not-found"
    /// The folder of the output may not be written to.
    case folderNotWritable = "folder-not-writable"
    /// A device, socket or pipe stands where a file is needed.
    case notAFile = "not-a-file"
    /// The output is a file that is read for it.
    case outputIsInput = "output-is-input"
    /// The program that reads the output has closed it.
    case pipeClosed = "pipe-closed"
    /// Another program that is needed cannot be started.
    case programNotStarted = "program-not-started"
    /// Reading failed: the disk or the connection.
    case readFailed = "read-failed"
    /// A text is not in the encoding of its table.
    case textEncoding = "text-encoding"
    /// Writing failed: the disk or the connection.
    case writeFailed = "write-failed"
    /// The file is of another format than its ending says.
    case wrongEnding = "wrong-ending"
    /// The file is of a format that is not read.
    case wrongFormat = "wrong-format"

    // MARK: Reference systems

    /// The coordinates look like degrees, and the layer is in metres.
    case coordinatesLookLikeDegrees = "coordinates-look-like-degrees"
    /// The coordinates look like metres, and the layer is in degrees.
    case coordinatesLookLikeMetres = "coordinates-look-like-metres"
    /// Longitude and latitude of a vertex look exchanged.
    case coordinatesLookSwapped = "coordinates-look-swapped"
    /// A feature names a reference system of its own.
    case crsOfFeature = "crs-of-feature"
    /// The reference system that the file names cannot be read.
    case crsUnreadable = "crs-unreadable"
    /// A geometry names another reference system than its layer.
    case srsContradicts = "srs-contradicts"

    // MARK: Tables

    /// A column of the file makes room for an answer of that name.
    case columnReplaced = "column-replaced"
    /// More than one column says the same.
    case csvColumnTwice = "csv-column-twice"
    /// The header has more columns than are read.
    case csvColumns = "csv-columns"
    /// The table is empty.
    case csvEmpty = "csv-empty"
    /// The row is not text in the encoding of the table.
    case csvEncoding = "csv-encoding"
    /// The row has more or fewer fields than the header.
    case csvFieldCount = "csv-field-count"
    /// No column holds the geometry.
    case csvGeometry = "csv-geometry"
    /// The header cannot be read.
    case csvHeader = "csv-header"
    /// Lines end in CR alone.
    case csvLineEnds = "csv-line-ends"
    /// A quote stands where none may stand.
    case csvQuote = "csv-quote"
    /// A quote is opened and never closed.
    case csvQuoteOpen = "csv-quote-open"
    /// A row is longer than is read.
    case csvRowLength = "csv-row-length"
    /// A geometry is not written as WKT has it.
    case wkt

    // MARK: JSON and GeoJSON

    /// The brackets of the coordinates do not fit the type.
    case coordinatesNesting = "coordinates-nesting"
    /// The member coordinates is not an array.
    case coordinatesNotArray = "coordinates-not-array"
    /// A GeometryCollection is not read.
    case geometryCollection = "geometry-collection"
    /// The geometry is not an object.
    case geometryNotObject = "geometry-not-object"
    /// The id is neither a text nor a number.
    case idNotText = "id-not-text"
    /// The file is not JSON.
    case jsonSyntax = "json-syntax"
    /// The geometry has no coordinates.
    case missingCoordinates = "missing-coordinates"
    /// The FeatureCollection has no array of features.
    case missingFeatures = "missing-features"
    /// The feature has no member geometry.
    case missingGeometry = "missing-geometry"
    /// The feature has no member properties.
    case missingProperties = "missing-properties"
    /// The feature or geometry has no type.
    case missingType = "missing-type"
    /// Something else stands where a Feature must be.
    case notAFeature = "not-a-feature"
    /// The file is JSON, and not GeoJSON.
    case notGeoJSON = "not-geojson"
    /// The feature has no geometry.
    case nullGeometry = "null-geometry"
    /// The properties are not an object.
    case propertiesNotObject = "properties-not-object"
    /// A property stands twice in one feature.
    case propertyTwice = "property-twice"
    /// The type is no geometry of GeoJSON.
    case unknownGeometryType = "unknown-geometry-type"

    // MARK: Geometry

    /// The geometry has no coordinates.
    case emptyGeometry = "empty-geometry"
    /// The bytes or the text of the geometry cannot be read.
    case geometryUnreadable = "geometry-unreadable"
    /// A hole lies in no polygon, and is read as a polygon of its own.
    case holeOutside = "hole-outside"
    /// A line has fewer than two vertices.
    case lineTooShort = "line-too-short"
    /// A ring is not closed.
    case ringOpen = "ring-open"
    /// A ring has fewer than four vertices.
    case ringTooShort = "ring-too-short"
    /// The polygon has more rings than are sorted into each other.
    case tooManyRings = "too-many-rings"

    // MARK: GeoPackage and shapefile

    /// A column holds binary data, which is not kept.
    case blobProperty = "blob-property"
    /// The .dbf and the .shp have different numbers of features.
    case dbfCount = "dbf-count"
    /// The .dbf is damaged or cut.
    case dbfDamaged = "dbf-damaged"
    /// Rows marked as deleted are left out.
    case dbfDeleted = "dbf-deleted"
    /// Two fields of the .dbf have the same name.
    case dbfFieldTwice = "dbf-field-twice"
    /// A field is of a type that is not read.
    case dbfFieldType = "dbf-field-type"
    /// There is no .dbf, so the features have no properties.
    case dbfMissing = "dbf-missing"
    /// A value did not fit into its field when it was written.
    case dbfOverflow = "dbf-overflow"
    /// A value cannot be read as its type.
    case dbfValue = "dbf-value"
    /// A geometry does not go into its table.
    case geometryType = "geometry-type"
    /// The GeoPackage is damaged or cut.
    case gpkgDamaged = "gpkg-damaged"
    /// Reading a layer takes more work than its file can hold.
    case gpkgEndless = "gpkg-endless"
    /// The layer to read must be named.
    case gpkgLayerNeeded = "gpkg-layer-needed"
    /// The GeoPackage has no such layer.
    case gpkgLayerNotFound = "gpkg-layer-not-found"
    /// The GeoPackage could not be made.
    case gpkgNotWritten = "gpkg-not-written"
    /// Another program has left changes that are not in the file yet.
    case gpkgUnsaved = "gpkg-unsaved"
    /// The file is no GeoPackage.
    case notAGeopackage = "not-a-geopackage"
    /// The file does not begin as a shapefile does.
    case notAShapefile = "not-a-shapefile"
    /// A value is of another type than its property or column.
    case propertyType = "property-type"
    /// A shape is of a type that is not read.
    case shapeType = "shape-type"
    /// The .shp is damaged or cut.
    case shpDamaged = "shp-damaged"
    /// The .shx names other places of the shapes than the .shp has.
    case shxDiffers = "shx-differs"
    /// SQLite, which a GeoPackage needs, is not installed.
    case sqliteMissing = "sqlite-missing"

    // MARK: OpenStreetMap

    /// The outline of an area is not whole in the file.
    case osmAreaOpen = "osm-area-open"
    /// The file of OpenStreetMap is damaged or cut.
    case osmDamaged = "osm-damaged"
    /// The file asks for more than a reader of plain maps knows.
    case osmFeature = "osm-feature"
    /// Nodes of a way are not in the file.
    case osmNodesMissing = "osm-nodes-missing"
    /// An object stands twice in the file.
    case osmObjectTwice = "osm-object-twice"
    /// The file is packed in a way that is not read.
    case osmPacking = "osm-packing"
    /// Relations that are no areas are passed over.
    case osmRelations = "osm-relations"
    /// The server that made the file had something to say.
    case osmRemark = "osm-remark"
    /// Of the nodes of a way not two are in the file.
    case osmWayEmpty = "osm-way-empty"

    // MARK: Formats read by GDAL

    /// GDAL, which the format needs, is not installed.
    case gdalMissing = "gdal-missing"
    /// A table without shapes is passed over.
    case layerWithoutShapes = "layer-without-shapes"
    /// GDAL stopped in the middle of the file.
    case sourceDamaged = "source-damaged"
    /// GDAL has doubts about the file or a feature.
    case sourceDoubt = "source-doubt"
    /// GDAL cannot read a feature whole.
    case sourceFault = "source-fault"
    /// The file holds more than a district needs.
    case sourceTooLong = "source-too-long"
    /// The file is of no format that is read, or damaged.
    case sourceUnreadable = "source-unreadable"
}
