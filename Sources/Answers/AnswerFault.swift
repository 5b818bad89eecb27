import Wording

/// What may be wrong with a question, a row of it, or a table of them.
public enum AnswerFault: String, CaseIterable, FaultCode {
    /// The class is not known.
    case zoneClass = "class"
    /// In all rows longitude and latitude look exchanged.
    case columnsSwapped = "columns-swapped"
    /// One column is named for both coordinates.
    case coordinatesSame = "coordinates-same"
    /// There is more than one pair of coordinates.
    case coordinatesTwice = "coordinates-twice"
    /// The layer that is counted has no such column.
    case countColumn = "count-column"
    /// A value of the column that is counted is no count.
    case countValue = "count-value"
    /// The reference system is not given.
    case crsMissing = "crs-missing"
    /// The columns of the coordinates are not in the header.
    case csvCoordinates = "csv-coordinates"
    /// There is no column of levels.
    case csvLevel = "csv-level"
    /// The day is none.
    case date
    /// A date does not say which number is the day and which the month.
    case dateOrder = "date-order"
    /// The edition of the standard is not in force on the day.
    case edition
    /// The answers are in UTF-16, as the file is.
    case encodingKept = "encoding-kept"
    /// Letters that the encoding of the file does not hold were written as question marks.
    case encodingLetters = "encoding-letters"
    /// No façade is near enough to the place.
    case facadeFar = "facade-far"
    /// The building has no façade at such a height.
    case facadeHeight = "facade-height"
    /// The map has no façades.
    case facadeNone = "facade-none"
    /// The building has no such storey.
    case facadeStorey = "facade-storey"
    /// A value is neither true nor false.
    case flag
    /// The hour of a level is none.
    case hour
    /// An hour of a point has two levels.
    case hourTwice = "hour-twice"
    /// The line has no coordinates.
    case jsonCoordinates = "json-coordinates"
    /// The line is no JSON object.
    case jsonLine = "json-line"
    /// The value is not a number.
    case jsonNumber = "json-number"
    /// The level is no number of decibels.
    case level
    /// No level is given.
    case levelMissing = "level-missing"
    /// The map does not hold on the day asked for.
    case mapDate = "map-date"
    /// The map is schematic: no decision may rest on it.
    case mapSchematic = "map-schematic"
    /// There is nothing in the file to answer.
    case noRows = "no-rows"
    /// A parcel is not an area.
    case notAnArea = "not-an-area"
    /// What is counted is not a point.
    case notAPoint = "not-a-point"
    /// A number holds a comma.
    case numberComma = "number-comma"
    /// A number is hexadecimal.
    case numberHexadecimal = "number-hexadecimal"
    /// A number is in scientific notation, and digits may be lost.
    case numberScientific = "number-scientific"
    /// The period is neither day nor night.
    case period
    /// Neither day or night nor the time is given.
    case periodMissing = "period-missing"
    /// The period and the time contradict each other.
    case periodTime = "period-time"
    /// The point of a level is not named.
    case pointMissing = "point-missing"
    /// The quantity is not known.
    case quantity
    /// The table has more rows than a document of records holds.
    case recordRows = "record-rows"
    /// A room is given without structure-borne noise.
    case room
    /// The kind of room is needed and not given.
    case roomMissing = "room-missing"
    /// Sides of parcels that an earlier run drew were left out.
    case sidesLeftOut = "sides-left-out"
    /// The standard is not known.
    case standard
    /// No standard is given.
    case standardMissing = "standard-missing"
    /// The time is none.
    case time
    /// The time and the date name different days, or the time is none.
    case timeDate = "time-date"
}
