import ArgumentParser
import FeatureIO
import NoiseZoning
import Wording

/// An answer for people, for programs, or row by row.
enum AnswerFormat: String, CaseIterable, ExpressibleByArgument { case text, json, ndjson, csv }

/// An account for people or for programs.
enum AccountFormat: String, CaseIterable, ExpressibleByArgument { case text, json }

/// An answer that can be drawn as well.
enum DrawnFormat: String, CaseIterable, ExpressibleByArgument { case text, json, geojson }

/// What an output is written as: `--format` and the ending of its name must agree, and either may be left out.
struct OutputFormats<Format: RawRepresentable<String> & Equatable> {
    /// Those that the verb takes; the first that has an ending is taken for it.
    private let formats: [Format]

    init(_ formats: Format...) { self.formats = formats }

    /// The endings of each format, in small letters: the one list of all verbs.
    private static func endings(of format: Format) -> [String] {
        switch format.rawValue {
        case "text": ["txt"]
        case "ndjson": ["ndjson", "jsonl"]
        case "csv": ["csv", "tsv", "txt"]
        case "geojson": ["geojson", "json"]
        default: [format.rawValue]
        }
    }

    /// A pipe or a device may get every format, and a name without an ending as well.
    func format(of path: String, asked: Format?, usual: Format) throws(Failure) -> Format {
        guard !Machine.isStream(path), let ending = FileEnding.text(of: path) else { return asked ?? usual }
        let fitting = formats.filter { Self.endings(of: $0).contains(ending) }
        guard let first = fitting.first else { throw refusal(path, "the format of this ending is not written here") }
        guard let asked else { return fitting.contains(usual) ? usual : first }
        guard fitting.contains(asked) else { throw refusal(path, "the ending does not go with \(asked.rawValue)") }
        return asked
    }

    private func refusal(_ path: String, _ what: Phrase) -> Failure {
        let known = formats.map { "\($0.rawValue) (\(Self.endings(of: $0).map { "." + $0 }.joined(separator: " ")))" }
        return Failure(.usage, SessionFault.outputFormat, file: path, what, fix: "Give one of: \(Phrase.list(known))")
    }
}
