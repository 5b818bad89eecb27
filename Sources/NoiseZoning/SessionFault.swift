import Wording

/// Why what was asked has no answer, or not the one that was wanted.
public enum SessionFault: String, CaseIterable, FaultCode {
    /// Surveyed areas could not be answered.
    case areasNotAnswered = "areas-not-answered"
    /// Surveyed areas have land without a class.
    case areasUndecided = "areas-undecided"
    /// Places or parcels touch a class of --fail-on.
    case classUnwanted = "class-unwanted"
    /// No rules were in force on the day.
    case dateBeforeRuleset = "date-before-ruleset"
    /// GEOS failed; please report it.
    case geometry
    /// The map is too wide for an index, or has no line.
    case indexWide = "index-wide"
    /// The map was not drawn with the reading asked for.
    case mapReading = "map-reading"
    /// The map and the question differ in whether planned lines count as built.
    case mapScenario = "map-scenario"
    /// There are not two maps whose borders could be compared.
    case mapsNeeded = "maps-needed"
    /// Maps that lie side by side leave gaps between them, or overlap.
    case mapsUnmet = "maps-unmet"
    /// Faults of the data kept the result from being made.
    case nothingMade = "nothing-made"
    /// The format is not written here.
    case outputFormat = "output-format"
    /// The layer is not written in this format.
    case outputLayer = "output-layer"
    /// The format holds one layer; the others were not written.
    case outputOneLayer = "output-one-layer"
    /// The format is not in this reference system.
    case outputSystem = "output-system"
    /// The data pack gives doubts.
    case packDoubts = "pack-doubts"
    /// The data pack is not there.
    case packMissing = "pack-missing"
    /// A data pack was started; its layers are empty.
    case packStarted = "pack-started"
    /// Parcels could not be answered.
    case parcelsNotAnswered = "parcels-not-answered"
    /// Parcels have land without a class.
    case parcelsUndecided = "parcels-undecided"
    /// The place lies outside the district.
    case placeOutside = "place-outside"
    /// All places lie outside the district.
    case placesOutside = "places-outside"
    /// Places may have another class within the accuracy.
    case placesUndecided = "places-undecided"
    /// The rules name no plane to draw in, and none is given.
    case planeNeeded = "plane-needed"
    /// The system is no plane in metres.
    case planeUnfit = "plane-unfit"
    /// Rows could not be answered.
    case rowsNotAnswered = "rows-not-answered"
    /// Rows could not be judged.
    case rowsNotJudged = "rows-not-judged"
    /// The district is larger than the paper at the scale asked for.
    case sheetScale = "sheet-scale"
    /// The standards cannot be read; please report it.
    case standards
    /// No standard at hand goes with the rules of the map.
    case standardsElsewhere = "standards-elsewhere"
}
