import Printing
import Wording

/// The question of a record, so that anybody can ask it again, and the hash of the map that answered: in words, and as a QR code.
struct RecordSeal {
    /// As it is typed at the command line.
    let question: String
    /// SHA-256 of the map; nil where no map was asked.
    let hash: String?
    let language: Language

    private var text: String { hash.map { "\(question)\nsha256:\($0)" } ?? question }

    /// Where no code can be made (`QRSquares`), the words stand alone.
    var markup: Markup {
        let label = language("The question, to be asked again, and the map that answered it")
        return "<div class=\"seal\">\(code(label))<div><p>\(label)</p><code>\(RecordSeal.lines(text))</code></div></div>\n"
    }

    /// A line end is no control character here.
    private static func lines(_ text: String) -> Markup {
        text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { number, line in
            number == 0 ? "\(String(line))" as Markup : "\n\(String(line))"
        }.joined()
    }

    private func code(_ label: String) -> Markup {
        guard let squares = QRSquares(text) else { return "" }
        // A clear edge of four squares belongs to the code.
        let side = squares.side + 8
        let path: Markup = squares.runs.map { run in
            "M\(run.column + 4) \(run.row + 4)h\(run.length)v1h\(-run.length)z" as Markup
        }.joined()
        return
            "<svg class=\"code\" viewBox=\"0 0 \(side) \(side)\" role=\"img\" aria-label=\"QR\"><rect width=\"\(side)\" height=\"\(side)\" fill=\"#ffffff\"/><path d=\"\(path)\" fill=\"#000000\" shape-rendering=\"crispEdges\"/></svg>"
    }
}

/// What was asked, as the command would ask it.
enum RecordQuestion {
    static func words(_ answer: Answer) -> String {
        var words = ["noisezone", "query", "--at", quoted(answer.text)]
        if answer.link == nil { words += ["--crs", quoted(answer.crs.identifier)] }
        words += ["--date", answer.date.description]
        if let now = answer.now { words += ["--time", now.time.clock] }
        switch answer.finding.accuracy {
        case .metres(let metres): words += ["--accuracy", AnswerWords.metres(metres)]
        case .data: words += ["--accuracy", "pack"]
        case nil: break
        }
        if let facade = answer.finding.facade {
            if let height = facade.height {
                words += ["--height", AnswerWords.metres(height)]
            } else if let storey = facade.storey {
                words += ["--floor", "\(storey)"]
            }
        }
        if answer.meta.isAsBuilt { words.append("--as-built") }
        return words.joined(separator: " ")
    }

    static func words(_ answer: LevelAnswer) -> String {
        let question = answer.finding.question
        var words = ["noisezone", "check", "--level", question.level.description, "--standard", question.standard]
        if let background = question.background { words += ["--background", background.description] }
        if question.quantity != .leq { words += ["--quantity", question.quantity.rawValue] }
        if let place = question.land.place {
            words += ["--at", quoted(place.text)]
            if place.link == nil { words += ["--crs", quoted(place.crs.identifier)] }
        } else if let zoneClass = question.land.zoneClass {
            words += ["--class", zoneClass.id]
        }
        words += ["--period", question.period.rawValue]
        switch question.place {
        case .outdoors: break
        case .indoors: words.append("--indoor")
        case .structureBorne(let room): words += ["--structure-borne", "--room", room.rawValue]
        }
        return (words + ["--date", question.date.description]).joined(separator: " ")
    }

    /// For a shell: bare where it can be.
    private static func quoted(_ text: String) -> String {
        let plain = text.unicodeScalars.allSatisfy { scalar in
            scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || ",.:-+_@".unicodeScalars.contains(scalar))
        }
        return plain && !text.isEmpty ? text : "'" + text.replacing("'", with: "'\\''") + "'"
    }
}
