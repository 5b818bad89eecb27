import StrictJSON
import Wording

/// A record as one HTML document that needs nothing besides itself: a page, or many with an index before them.
struct RecordDocument {
    let title: String
    let language: Language
    /// SHA-256 of the map, which stands at the foot of every sheet; nil where no map was asked.
    let hash: String?

    /// In UTF-8; every article begins on a sheet of its own.
    func html(_ articles: [Markup]) -> [UInt8] {
        var page: Markup = "<!DOCTYPE html>\n<html lang=\"\(language == .zh ? "zh-CN" : "en")\">\n<head>\n<meta charset=\"utf-8\"/>\n"
        page += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>\(title)</title>\n"
        page += "<style>\n\(ReportStyle.css)\(foot)</style>\n</head>\n<body>\n<main>\n"
        page += articles.map { "<article>\n\($0)</article>\n" as Markup }.joined()
        return (page + "</main>\n</body>\n</html>\n").bytes
    }

    /// Sixteen digits tell one map from another.
    private var foot: Markup {
        guard let hash, hash.allSatisfy(\.isHexDigit) else { return "" }
        return
            "@page { @bottom-left { content: \"noisezone · \(String(hash.prefix(16)))\"; font: 8.5pt \"Noto Sans\", \"DejaVu Sans\", sans-serif; color: #555555; } }\n"
    }
}

/// Where those sign who answer for a record.
enum RecordSigning {
    static func lines(_ language: Language) -> Markup {
        let places: [Phrase] = ["drawn up by", "checked by", AnswerWords.date]
        let spans: Markup = places.map { "<span>\(language($0))</span>" as Markup }.joined()
        return "<div class=\"signing\">\(spans)</div>\n"
    }
}
