import StrictJSON
import Wording

/// The one renderer for machines.
extension Diagnostic {
    /// `{"severity": …, "code": …, "file": …, "feature": …, "coordinate": [x, y], "what": …, "fix": …}`; what is not known is left out.
    public func write(to writer: inout JSONWriter, in language: Language) {
        writer.object { writer in
            writer.member("severity", severity.rawValue)
            writer.member("code", code)
            if let file { writer.member("file", file) }
            if let feature { writer.member("feature", feature) }
            if let coordinate, coordinate.x.isFinite, coordinate.y.isFinite {
                writer.key("coordinate")
                writer.array(inline: true) { writer in
                    writer.double(coordinate.x)
                    writer.double(coordinate.y)
                }
            }
            writer.member("what", what.text(in: language))
            writer.member("fix", fix.text(in: language))
        }
    }
}
