import StrictJSON
import Wording

/// Reads the rows of the annexes: names in their one form, aliases resolved, numbers without a gap.
struct AnnexReader {
    let aliases: [AliasGroup]
    let endNotes: [EndNote]
    let sources: [SourceRule]
    let document: String

    /// A name of a row: as the program uses it, as written, and as printed where that differs.
    private func name(_ row: inout Section, _ member: String) throws(JSONError) -> (
        name: String, written: String, raw: String?, group: AliasGroup?
    ) {
        let written = try row.string(member)
        if NameForm.normalised(written) != written {
            throw row.error(
                at: member, "not in normal form; write \"\(NameForm.normalised(written))\" and keep what is printed as \"raw_\(member)\"")
        }
        let raw = try row.optionalString("raw_\(member)")
        if let raw, NameForm.normalised(raw) != written || raw == written {
            throw row.error(at: "raw_\(member)", "it must differ from \"\(written)\" in spaces and widths, and in nothing else")
        }
        let group = aliases.first { $0.name == written || $0.aliases.contains(written) }
        return (group?.name ?? written, written, raw, group)
    }

    private func lineName(_ row: inout Section) throws(JSONError) -> (name: String, written: String, raw: String?, aliases: [String]) {
        let line = try name(&row, "name")
        if line.group == nil && line.written.contains("(") {
            throw row.error(at: "name", "the bracketed name is in no group of aliases; add one to \"names\"")
        }
        return (line.name, line.written, line.raw, line.group?.aliases ?? [])
    }

    /// An end of the listed stretch; none where the row lists the whole line.
    private func end(_ row: inout Section, _ member: String) throws(JSONError) -> LineEnd? {
        guard row.object.has(member) else { return nil }
        let end = try name(&row, member)
        if let note = endNotes.first(where: { end.written.hasSuffix($0.suffix) && end.written.count > $0.suffix.count }) {
            let bare = String(end.written.dropLast(note.suffix.count))
            return LineEnd(name: bare, written: end.written, raw: end.raw, kind: note.kind, note: note.note)
        }
        if end.group == nil && end.written.contains("(") {
            throw row.error(at: member, "the bracketed name is in no group of aliases, and no note of an end")
        }
        return LineEnd(name: end.name, written: end.written, raw: end.raw, kind: .junction, note: nil)
    }

    /// An annex; its rows must run from 1 to `count`. Each says of which kind its line is, by the word of the annex, or the annex lists one kind.
    func annex(_ annex: inout Section, layer: SourceRule.Layer) throws(JSONError) -> Annex {
        let title = try annex.text("title")
        let key = try annex.string("key_prefix")
        let clause = try annex.string("clause_prefix")
        let count = try annex.object.int("count")
        let kind = annex.object.has("kind") ? try annex.kind("kind") : nil
        var rows: [AnnexRow] = []
        for var row in try annex.sections("entries") {
            let number = try row.object.int("number")
            if number != rows.count + 1 { throw row.error(at: "number", "expected row \(rows.count + 1), found \(number)") }
            let line = try lineName(&row)
            let (from, to) = (try end(&row, "from"), try end(&row, "to"))
            if (from == nil) != (to == nil) {
                throw row.error(at: from == nil ? "to" : "from", "give both ends, or neither where the whole line is listed")
            }
            let word = kind == nil ? try row.string("grade") : nil
            guard let kind = kind ?? sources.first(where: { $0.annexWord == word })?.kind else {
                throw row.error(at: "grade", "no kind of line has the annex_word \"\(word ?? "")\"; give the word to one of source_kinds")
            }
            rows.append(
                AnnexRow(
                    key: "\(key)\(number)", number: number, name: line.name, written: line.written, raw: line.raw, aliases: line.aliases,
                    from: from, to: to, gradeWord: word, kind: kind,
                    source: Citation(clause: "\(clause)\(number)", document: document, mark: try row.citedMark())))
            try row.finish()
        }
        if rows.count != count { throw annex.error(at: "entries", "expected \(count) rows as \"count\" says, found \(rows.count)") }
        try annex.finish()
        return Annex(title: title, layer: layer, keyPrefix: key, rows: rows, hasGrades: kind == nil)
    }
}

extension SourceRule.Layer {
    /// The members of a ruleset that list lines, each with its layer.
    static let annexes: [(member: String, layer: SourceRule.Layer)] = [("roads", .roads), ("rails", .rail), ("waterways", .waterways)]
}

extension Section {
    /// Aliases and end notes.
    mutating func names() throws(JSONError) -> ([AliasGroup], [EndNote]) {
        var groups: [AliasGroup] = []
        var taken: Set<String> = []
        for var entry in try sections("aliases") {
            let group = AliasGroup(
                name: try entry.string("name"), aliases: try entry.object.strings("aliases"), source: try entry.citation(),
                reading: try entry.reading())
            for name in [group.name] + group.aliases where !taken.insert(name).inserted {
                throw entry.error("\"\(name)\" already stands for another line; a name is of one group")
            }
            try entry.finish()
            groups.append(group)
        }
        var notes: [EndNote] = []
        for var entry in try sections("end_notes") {
            let kind = LineEnd.Kind(rawValue: try entry.object.string("kind", oneOf: LineEnd.Kind.allCases.map(\.rawValue))) ?? .junction
            notes.append(
                EndNote(
                    suffix: try entry.string("suffix"), note: try entry.string("note"), kind: kind, source: try entry.citation(),
                    reading: try entry.reading()))
            try entry.finish()
        }
        try finish()
        return (groups, notes)
    }
}
