import Wording

/// What may be wrong with a call from another language.
public enum LibraryFault: String, CaseIterable, FaultCode {
    /// Reasons were asked of an index, which holds labels alone.
    case indexNoReasons = "index-no-reasons"
    /// The options of a call are not JSON, or none that is known.
    case options = "call-options"
}
