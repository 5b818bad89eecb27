import Geometry
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
    package func write(to writer: inout JSONWriter, in language: Language) {
        writer.object { members(to: &$0, in: language) }
    }

    private func members(to writer: inout JSONWriter, in language: Language) {
        writer.member("severity", severity.rawValue)
        writer.member("code", code)
        if let file { writer.member("file", file) }
        if let feature { writer.member("feature", feature) }
        if let line { writer.member("line", line) }
        writer.place(coordinate)
        if count > 1 {
            writer.member("count", count)
            writer.key("also")
            writer.array { writer in for mention in also { writer.mention(mention) } }
        }
        writer.member("what", what.text(in: language))
        if fix != "" { writer.member("fix", fix.text(in: language)) }
    }
}

extension JSONWriter {
    fileprivate mutating func mention(_ mention: Diagnostic.Mention) {
        object(inline: true) { writer in
            if let feature = mention.feature { writer.member("feature", feature) }
            writer.place(mention.coordinate)
        }
    }

    fileprivate mutating func place(_ coordinate: Coordinate?) {
        guard let coordinate, coordinate.x.isFinite, coordinate.y.isFinite else { return }
        key("coordinate")
        array(inline: true) { writer in
            writer.double(coordinate.x)
            writer.double(coordinate.y)
        }
    }
}
