import Wording

/// Keeps a fault that stands in very many rows from being told of each: the first of a code are told in full, the others are counted.
package struct FaultTally {
    /// So many of one code are told in full: enough to see what they have in common.
    package static let shown = 10

    private struct Kind {
        let fault: AnyFaultCode
        let severity: Diagnostic.Severity
        var count: Int
    }

    private var kinds: [Kind] = []

    /// A tally without faults.
    package init() {}

    /// Counts a fault; whether it is one to tell.
    package mutating func isShown(_ code: some FaultCode, _ severity: Diagnostic.Severity = .error) -> Bool {
        guard let kind = kinds.firstIndex(where: { $0.fault == code && $0.severity == severity }) else {
            kinds.append(Kind(fault: AnyFaultCode(code), severity: severity, count: 1))
            return true
        }
        kinds[kind].count += 1
        return kinds[kind].count <= Self.shown
    }

    /// How often a fault was counted.
    package func count(_ code: some FaultCode) -> Int { kinds.filter { $0.fault == code }.reduce(0) { $0 + $1.count } }

    /// One message for each fault that was counted more often than told.
    package func rest(file: String) -> [Diagnostic] {
        kinds.filter { $0.count > Self.shown }.map { kind in
            Diagnostic(
                code: kind.fault, severity: kind.severity, file: file,
                what: "the same \(kind.count - Self.shown) times more",
                fix: "Mend them like those told above")
        }
    }
}
