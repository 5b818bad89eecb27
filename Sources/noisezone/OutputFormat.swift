import FeatureIO
import NoiseZoning
import Wording

/// What an output is written as: `--format` and the ending of its name must agree, and either may be left out.
struct OutputFormats<Format: RawRepresentable<String> & Equatable> {
    /// The endings of each, small letters; the first format that has an ending is taken for it.
    let endings: [(format: Format, endings: [String])]

    init(_ endings: (Format, [String])...) { self.endings = endings.map { (format: $0.0, endings: $0.1) } }

    /// A pipe or a device may get every format, and a name without an ending as well.
    func format(of path: String, asked: Format?, usual: Format) throws(Failure) -> Format {
        guard !Machine.isStream(path), let ending = FileEnding.text(of: path) else { return asked ?? usual }
        let fitting = endings.filter { $0.endings.contains(ending) }.map(\.format)
        guard let first = fitting.first else { throw refusal(path, "the format of this ending is not written here") }
        guard let asked else { return fitting.contains(usual) ? usual : first }
        guard fitting.contains(asked) else { throw refusal(path, "the ending does not go with \(asked.rawValue)") }
        return asked
    }

    private func refusal(_ path: String, _ what: Phrase) -> Failure {
        let known = endings.map { pair in "\(pair.format.rawValue) (\(pair.endings.map { "." + $0 }.joined(separator: " ")))" }
        return Failure(.usage, SessionFault.outputFormat, file: path, what, fix: "Give one of: \(Phrase.list(known))")
    }
}
