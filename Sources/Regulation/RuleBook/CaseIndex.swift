import StrictJSON

/// The cases worked by hand that prove a ruleset, by what they prove: kept beside the ruleset, so that its page can name them.
public struct CaseIndex: Sendable {
    /// One case.
    public struct ProvingCase: Sendable, Hashable {
        /// The name of its file, without `.geojson`.
        public let name: String
        /// The clauses that it proves.
        public let clauses: [String]
        /// The readings that it proves.
        public let readings: [String]
    }

    /// In the order of their names.
    public let entries: [ProvingCase]

    /// Reads the index of a ruleset; any fault is ``RegulationError/malformed(_:)``.
    package init(json: [UInt8], file: String) throws(RegulationError) {
        do throws(JSONError) {
            var object = try JSONDocument(json, file: file).object()
            _ = try object.string("schema", oneOf: ["noisezone.cases/1"])
            var entries: [ProvingCase] = []
            for value in try object.array("cases") {
                var entry = try value.object()
                entries.append(
                    ProvingCase(
                        name: try entry.string("name"), clauses: try entry.strings("clauses"), readings: try entry.strings("readings")))
                try entry.finish()
            }
            try object.finish()
            self.entries = entries
        } catch { throw .malformed(error) }
    }

    /// The cases that name a clause.
    package func names(ofClause clause: String) -> [String] { entries.filter { $0.clauses.contains(clause) }.map(\.name) }

    /// The cases that name a reading.
    package func names(ofReading reading: String) -> [String] { entries.filter { $0.readings.contains(reading) }.map(\.name) }
}
