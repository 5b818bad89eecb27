import Wording

/// What may be wrong with a zone map that is read back, or a place on it.
public enum MapFault: String, CaseIterable, FaultCode {
    /// A vertex lies far from the district, or outside the working plane.
    case farVertex = "far-vertex"
    /// The map was changed after it was built.
    case mapEdited = "map-edited"
    /// The map says nothing of any place.
    case mapEmpty = "map-empty"
    /// A folder stands where a zone map is needed.
    case mapIsFolder = "map-is-folder"
    /// The GeoPackage is no zone map: a layer is missing.
    case mapLayer = "map-layer"
    /// The file is no zone map, or its account of itself is damaged.
    case mapMeta = "map-meta"
    /// The map holds no hash of its content, as those of earlier versions.
    case mapUnsealed = "map-unsealed"
    /// A value of the map contradicts its rules or its other values.
    case mapValue = "map-value"
    /// The map was written by a later version of the program.
    case mapVersion = "map-version"
}
