import Regulation
import Wording
import ZoningModel

/// The map, the rules and the program behind judged levels, as a section of a record.
struct LevelAccount {
    /// The map that was asked for classes; nil where they were given.
    let map: (meta: MapMeta, hash: String?)?
    let ruleset: Ruleset
    let words: ReportWords

    var markup: Markup {
        let language = words.language
        var rows: [(name: String, value: HTMLTable.Cell)] = []
        if let map {
            rows.append((words(ReportWords.map), .init("\(map.meta.title(language)) · \(map.meta.id)")))
            rows.append((words(ReportWords.dataStatus), .init(AnswerWords(language: language).status(map.meta))))
            if let hash = map.hash { rows.append((words(ReportWords.hash), .init(hash, "hash"))) }
        }
        rows.append((words(ReportWords.rules), .init("\(ruleset.id) · \(ruleset.document.number)")))
        rows.append((words(ReportWords.program), .init("noisezone \(programVersion)")))
        return "<h2>\(words(ReportWords.data))</h2>\n" + HTMLTable.pairs(rows)
    }
}
