import Wording

/// What is to be told of layers that are written, or keeps them from being written.
package enum OutputFault: String, CaseIterable, FaultCode {
    /// Names of columns were shortened to what the format holds.
    case fieldNames = "field-names"
    /// Texts were cut to what the format holds.
    case fieldTexts = "field-texts"
    /// GDAL is there, without the driver of the format.
    case gdalDriver = "gdal-driver"
    /// GDAL could not write the file.
    case gdalNotWritten = "gdal-not-written"
    /// The GeoJSON is in another system than WGS 84.
    case geojsonSystem = "geojson-system"
    /// The encoding does not hold some letters.
    case lettersLost = "letters-lost"
    /// The format holds no file as large as this one.
    case outputTooLarge = "output-too-large"
    /// The format does not say in which reference system it is.
    case systemUnnamed = "system-unnamed"
}
