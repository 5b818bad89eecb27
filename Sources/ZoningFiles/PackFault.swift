import Wording

/// What may be wrong with a data pack while it is read.
public enum PackFault: String, CaseIterable, FaultCode {
    /// The base of a building lies implausibly high or low.
    case baseImplausible = "base-implausible"
    /// Two columns may hold one property.
    case columnAmbiguous = "column-ambiguous"
    /// pack.json names a column that the layer does not have.
    case columnNotFound = "column-not-found"
    /// A column looks like a known one and is not used.
    case columnUnused = "column-unused"
    /// The file and --crs name different reference systems.
    case crsConflict = "crs-conflict"
    /// The geometry is of another kind than the layer holds.
    case geometryKind = "geometry-kind"
    /// A feature was left out, as mending leaves nothing of it.
    case geometryLeftOut = "geometry-left-out"
    /// A feature was mended.
    case geometryMended = "geometry-mended"
    /// An id stands twice in the layer.
    case idDoubled = "id-doubled"
    /// The reference system of a layer is missing or cannot be used.
    case layerCrs = "layer-crs"
    /// A layer holds nothing.
    case layerEmpty = "layer-empty"
    /// A layer of a pack cannot be of that format.
    case layerFormat = "layer-format"
    /// A layer that is needed is not in the pack.
    case layerMissing = "layer-missing"
    /// A layer lies outside the folder of the pack.
    case layerOutside = "layer-outside"
    /// Two layers are one file.
    case layerShared = "layer-shared"
    /// A layer in the shifted coordinates of web maps was converted.
    case layerShifted = "layer-shifted"
    /// Features of a neighbour make no band on this side of the border.
    case neighbourLeftOut = "neighbour-left-out"
    /// A neighbour that pack.json names has no pack.
    case neighbourMissing = "neighbour-missing"
    /// A neighbour is named twice, or is the pack itself.
    case neighbourTwice = "neighbour-twice"
    /// A file stands where the folder of a pack is needed.
    case packIsFile = "pack-is-file"
    /// pack.json cannot be read.
    case packManifest = "pack-manifest"
    /// pack.json has a member that is not known and not used.
    case packUnknownName = "pack-unknown-name"
    /// A property is no day of the calendar.
    case propertyDate = "property-date"
    /// A property that is needed is missing.
    case propertyMissing = "property-missing"
    /// A property has a value that it cannot have.
    case propertyValue = "property-value"
    /// There is no such switch of a reading, or no such value.
    case readingSwitch = "reading-switch"
    /// Several rows have the name.
    case rowAmbiguous = "row-ambiguous"
    /// The grade of a line is not that of its row.
    case rowGrade = "row-grade"
    /// The kind of a line is not that of its row.
    case rowKind = "row-kind"
    /// The name of a line is not that of its row.
    case rowName = "row-name"
    /// The row is in no annex of the rules.
    case rowUnknown = "row-unknown"
    /// There is no such ruleset.
    case rulesetUnknown = "ruleset-unknown"
    /// Of storeys such as 6+1 the first number counts.
    case storeysBeside = "storeys-beside"
    /// The storeys of a building do not fit its height.
    case storeysHeight = "storeys-height"
    /// The width of a line is implausible.
    case widthImplausible = "width-implausible"
    /// pack.json gives a property a value that it cannot have.
    case wordUnknown = "word-unknown"
    /// The working plane is not true to scale at the district.
    case workingPlaneScale = "working-plane-scale"
    /// A line has no length.
    case zeroLength = "zero-length"
    /// The class of a zone is not the one that the rules give it.
    case zoneClass = "zone-class"
    /// A zone stands twice.
    case zoneDoubled = "zone-doubled"
    /// A zone has the id of one zone and the name of another.
    case zoneName = "zone-name"
}
