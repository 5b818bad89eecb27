import Wording

/// What may be wrong with a photograph.
public enum PhotographFault: String, CaseIterable, FaultCode {
    /// The photograph is no JPEG, or its attributes are damaged.
    case damaged = "photograph-damaged"
    /// The photograph does not say where it was taken.
    case position = "photograph-position"
}

/// What is wrong with the bytes of a photograph.
struct PhotographDamage: Error {
    let what: Phrase
}
