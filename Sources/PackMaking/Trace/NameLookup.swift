import FeatureIO
import Wording

/// The names of the rules' lists looked up on the network; what does not resolve is kept, with the nearest names.
struct NameLookup {
    let network: NamedNetwork
    let file: String
    private(set) var diagnostics: [Diagnostic] = []

    init(_ network: NamedNetwork, file: String) {
        self.network = network
        self.file = file
    }

    /// The lines of that name; nil if there are none.
    mutating func lines(named name: String, for feature: String) -> [Int]? {
        let lines = network.lines(named: name)
        guard lines.isEmpty else { return lines }
        unresolved(feature, "no line of the network is named \(name)", near: name)
        return nil
    }

    /// - Parameter name: what was looked for; the names most like it are told.
    mutating func unresolved(_ feature: String, _ what: Phrase, near name: String? = nil) {
        let nearest = name.map { Nearness.names($0, in: network.gazetteer) } ?? []
        diagnostics.append(.unresolved(feature, what, candidates: nearest, file: file))
    }
}

extension Diagnostic {
    static func unresolved(_ feature: String, _ what: Phrase, candidates: [String], file: String) -> Diagnostic {
        let full: Phrase = candidates.isEmpty ? what : "\(what); nearest names: \(Phrase.list(candidates))"
        return Diagnostic(
            code: MakingFault.traceUnresolved, file: file, feature: feature, what: full,
            fix: "Draw the line on to the junction, or give it the name or alias that the rules use")
    }
}
