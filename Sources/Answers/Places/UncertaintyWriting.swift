import Regulation
import StrictJSON
import Wording
import ZoneQueries
import ZoningModel

extension Uncertainty {
    /// `{"accuracy_m": 20, "shares": [{"class": "4a", …, "share": 0.75}, …]}`
    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("accuracy_m", accuracy, places: 2, trimmed: true)
            writer.key("shares")
            writer.array { writer in
                for share in shares {
                    writer.object(inline: true) { writer in
                        writer.member("status", share.answer.status.rawValue)
                        writer.member("class", share.answer.zoneClass?.id)
                        writer.member("limits_class", share.answer.limitsClass?.id)
                        writer.member("share", share.share, places: 4)
                    }
                }
            }
        }
    }

    /// `within 20 m: class 4a 75 %, class 3 25 %`
    func words(_ language: Language) -> String {
        let list: [Phrase] = shares.map { "\($0.answer.title) \(FixedDecimal.text($0.share * 100, places: 1, trimmed: true)) %" }
        let metres = FixedDecimal.text(accuracy, places: 1, trimmed: true)
        return language("within \(metres) m: \(Phrase.list(list))")
    }

    static let label: Phrase = "accuracy"
}
