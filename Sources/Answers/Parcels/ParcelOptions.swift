import Projection
import Regulation
import Wording
import ZoningModel

/// How parcels are read, and how their answers are written.
package struct ParcelOptions: Sendable {
    /// The format of the output.
    package var format: ParcelFormat
    /// The language of words in the output.
    package var language: Language
    /// The day that the map and the limits are asked for.
    package var date: CivilDate
    /// SHA-256 of the map file, or of everything that the map was built from.
    package var mapHash: String
    /// The system of files that name none.
    package var crs: CoordinateReferenceSystem?
    /// Classes that a parcel must not touch.
    package var failOn: Set<ZoneClass> = []
    /// Parcels that are not valid are made valid, each told.
    package var mends = false

    /// Options that refuse no class and mend no parcel.
    package init(format: ParcelFormat, language: Language, date: CivilDate, mapHash: String, crs: CoordinateReferenceSystem? = nil) {
        self.format = format
        self.language = language
        self.date = date
        self.mapHash = mapHash
        self.crs = crs
    }
}
