import LevelChecks
import Projection
import Regulation
import StrictJSON
import Wording
import ZoningModel

extension LevelAnswer {
    /// One JSON object, on many lines or on one, and a line break.
    public func json(pretty: Bool, language: Language) -> String {
        var writer = JSONWriter(pretty ? .pretty : .compact)
        write(to: &writer, language: language)
        writer.newline()
        return writer.text
    }

    /// The answer in the schema `noisezone.check/1`; levels in dB(A), with the decimals they have.
    package func write(to writer: inout JSONWriter, language: Language) {
        let question = finding.question
        writer.object { writer in
            writer.member("schema", "noisezone.check/1")
            writer.member("verdict", finding.verdict.rawValue)
            writer.member("margin_db", finding.deciding?.margin)
            writer.member("measured_db", question.level)
            writer.member("background_db", question.background)
            writer.member("difference_db", finding.difference)
            writer.member("correction_db", finding.correction.map { Decibels($0) })
            writer.member("corrected_db", finding.corrected)
            writer.member("limit_db", finding.limit.map { Decibels($0.value) })
            writer.member("at_most_db", finding.atMost)
            writer.key("comparisons")
            comparisons(&writer)
            writer.member("quantity", question.quantity.rawValue)
            writer.member("measured_at", question.place.id)
            writer.member("room", question.place.room?.rawValue)
            writer.member("period", question.period.rawValue)
            writer.key("standard")
            writer.object(inline: true) { writer in
                writer.member("key", question.standard)
                writer.member("edition", finding.limit?.edition)
                writer.member("class", finding.limit?.standardClass)
                writer.member("clause", finding.limit?.grounds.first?.source.clause)
            }
            writer.member("class", question.land.zoneClass?.id)
            writer.member("limits_class", question.land.limitsClass?.id)
            writer.key("place")
            place(&writer)
            writer.key("because")
            writer.array { writer in for step in finding.steps { writer.step(step) } }
            writer.member("verified", finding.isVerified)
            writer.key("notes")
            writer.array { writer in
                for note in finding.notes {
                    writer.object(inline: true) { writer in
                        writer.member("code", note.code)
                        writer.member("text", language(note.text))
                    }
                }
            }
            writer.member("date", question.date.description)
            if let now {
                writer.key("now")
                now.write(to: &writer)
            }
            writer.member("ruleset", check.ruleset.id)
        }
    }

    private func comparisons(_ writer: inout JSONWriter) {
        guard let full = finding.full, let rounded = finding.rounded else { return writer.null() }
        writer.object { writer in
            for (name, comparison) in [("full", full), ("rounded", rounded)] {
                writer.key(name)
                writer.object(inline: true) { writer in
                    writer.member("value_db", comparison.value)
                    writer.member("margin_db", comparison.margin)
                    writer.member("verdict", comparison.verdict.rawValue)
                }
            }
            writer.member("decides", finding.decides?.rawValue)
        }
    }

    private func place(_ writer: inout JSONWriter) {
        guard let place = finding.question.land.place else { return writer.null() }
        writer.object { writer in
            writer.key("input")
            writer.object(inline: true) { writer in
                writer.member("text", place.text)
                writer.member("crs", place.crs.identifier)
                writer.link(place.link)
            }
            writer.member("status", place.finding.status.rawValue)
            writer.member("zone", place.finding.zones.first?.id)
            writer.member("certain", place.finding.isCertain)
            writer.member("candidates", place.finding.candidates)
            guard let map else { return }
            writer.map(map.meta, hash: map.hash)
        }
    }
}

extension JSONWriter {
    mutating func member(_ name: String, _ level: Decibels?) {
        key(name)
        // The nearest double to so few decimals is written back exactly.
        if let level { fixed(level.double, places: level.decimals) } else { null() }
    }

    fileprivate mutating func step(_ step: LevelFinding.Step) {
        object(inline: true) { writer in
            writer.member("for", step.kind.rawValue)
            writer.member("clause", step.ground.source.clause)
            writer.member("document", step.ground.source.document)
            writer.member("verified", step.ground.isVerified)
        }
    }
}

extension MeasuringPlace {
    var room: Room? { if case .structureBorne(let room) = self { room } else { nil } }
}
