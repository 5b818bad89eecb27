import StrictJSON
import Wording

/// The one renderer for machines.
extension Diagnostic {
    /// The diagnostic alone, for stderr: one line of the schema `noisezone.fault/1`, with its line end.
    public func json(in language: Language) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("schema", "noisezone.fault/1")
            members(to: &writer, in: language)
        }
        writer.newline()
        return writer.text
    }

    /// `{"severity": …, "code": …, "file": …, "feature": …, "line": …, "coordinate": [x, y], "what": …, "fix": …}`; what is not known is
    /// left out.
    public func write(to writer: inout JSONWriter, in language: Language) {
        writer.object { members(to: &$0, in: language) }
    }

    private func members(to writer: inout JSONWriter, in language: Language) {
        writer.member("severity", severity.rawValue)
        writer.member("code", code)
        if let file { writer.member("file", file) }
        if let feature { writer.member("feature", feature) }
        if let line { writer.member("line", line) }
        if let coordinate, coordinate.x.isFinite, coordinate.y.isFinite {
            writer.key("coordinate")
            writer.array(inline: true) { writer in
                writer.double(coordinate.x)
                writer.double(coordinate.y)
            }
        }
        writer.member("what", what.text(in: language))
        if fix != "" { writer.member("fix", fix.text(in: language)) }
    }
}
