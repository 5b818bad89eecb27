import Wording

/// What may be wrong with an index or a comparison of maps.
public enum QueryFault: String, CaseIterable, FaultCode {
    /// The maps lie too far apart to be compared.
    case diffApart = "diff-apart"
    /// The maps are drawn in different planes.
    case diffCrs = "diff-crs"
    /// The index was cut or altered since it was written.
    case indexDamaged = "index-damaged"
    /// The file is no point index.
    case indexNot = "index-not"
    /// The index is of a version that is not known here.
    case indexVersion = "index-version"
}
