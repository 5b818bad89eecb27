/// The code of a fault: what a script knows it by, and never renamed.
///
/// Each room lists its own as one enum of texts, a line of meaning beside each case; the article ExitAndFaultCodes.md says the same to
/// users, and a test compares the two. A fault that two rooms tell of stands in a room that both see.
public protocol FaultCode: Sendable {
    /// Small letters and hyphens: `ring-open`.
    var code: String { get }
}

extension FaultCode where Self: RawRepresentable<String> {
    /// The text of the case.
    public var code: String { rawValue }
}

/// A code whose room no longer matters: that of a fault on its way out.
public struct AnyFaultCode: FaultCode, Hashable {
    /// Small letters and hyphens: `ring-open`.
    public let code: String

    /// The code of any room.
    public init(_ code: some FaultCode) { self.code = code.code }

    /// Whether this is the code of a room's case.
    public static func == (one: AnyFaultCode, other: some FaultCode) -> Bool { one.code == other.code }
}
