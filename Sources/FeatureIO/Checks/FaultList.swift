import Geometry
import Wording

/// The faults of one feature while it is being read: the first of each code is kept in full, the others are counted.
struct FaultList {
    private struct Fault {
        var code: AnyFaultCode
        var severity: Diagnostic.Severity
        var coordinate: Coordinate?
        var what: Phrase
        var fix: Phrase
        var count = 1
    }

    private var faults: [Fault] = []

    var isEmpty: Bool { faults.isEmpty }
    /// Whether one of them makes the shape unusable.
    var hasError: Bool { faults.contains { $0.severity == .error } }

    mutating func add(
        _ code: some FaultCode, severity: Diagnostic.Severity = .error, at coordinate: Coordinate? = nil, _ what: @autoclosure () -> Phrase,
        fix: @autoclosure () -> Phrase
    ) {
        if let index = faults.firstIndex(where: { $0.code == code }) {
            faults[index].count += 1
        } else {
            faults.append(Fault(code: AnyFaultCode(code), severity: severity, coordinate: coordinate, what: what(), fix: fix()))
        }
    }

    mutating func add(_ others: FaultList) { faults += others.faults }

    /// The diagnostics, now that the feature's name is known, in the order the faults were met.
    func diagnostics(file: String, feature: String?) -> [Diagnostic] {
        faults.map { fault in
            let what: Phrase = fault.count > 1 ? "\(fault.what) (and \(fault.count - 1) more like it in this feature)" : fault.what
            return Diagnostic(
                code: fault.code, severity: fault.severity, file: file, feature: feature, coordinate: fault.coordinate,
                what: what, fix: fault.fix)
        }
    }
}
