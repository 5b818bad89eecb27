import Wording

/// What is to be known with the verdict on a level.
public enum CheckFault: String, CaseIterable, FaultCode {
    /// The background is above the level.
    case backgroundAbove = "background-above"
    /// No background was given; the level was taken as it is.
    case backgroundMissing = "background-missing"
    /// How the standard takes the background off was not read.
    case backgroundNotRead = "background-not-read"
    /// The background given was not used.
    case backgroundNotUsed = "background-not-used"
    /// The standard allows the background to be left out.
    case backgroundSkipped = "background-skipped"
    /// The background is too near to the level.
    case backgroundTooNear = "background-too-near"
    /// The class given is not that of the map at the place.
    case classDiffers = "class-differs"
    /// The place may be in more than one class, and the verdicts differ.
    case classUncertain = "class-uncertain"
    /// Whether the level is rounded before it is compared was not read.
    case comparisonUnknown = "comparison-unknown"
    /// The level and the rounded level give different verdicts.
    case comparisonsDiffer = "comparisons-differ"
    /// The verdict hangs on when the difference to the background is rounded.
    case differenceOrder = "difference-order"
    /// Hours of the period have no level.
    case hoursMissing = "hours-missing"
    /// What must be known with the limit, by the standard.
    case limit
    /// The place has the limits of another class than its own.
    case limitsClass = "limits-class"
    /// The place lies outside the district.
    case outside
    /// Where the standard has the level measured.
    case outsideTheBoundary = "outside-the-boundary"
    /// A ground of the verdict was not read in the standard's own text.
    case secondary
    /// The level meets the limit even without the correction that it lacks.
    case uncorrectedMeets = "uncorrected-meets"
    /// The place lies in the district and in no zone.
    case unzoned
    /// Where no class is set, the authority decides.
    case unzonedAuthority = "unzoned-authority"
}
