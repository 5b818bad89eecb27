import Answers
import FeatureIO
import StrictJSON
import ZoningModel

/// The page at `/` as it is sent: `page.html` with what it must know of the server, and the header that says what it may do.
struct PageDocument: Sendable {
    let bytes: [UInt8]
    /// `Content-Security-Policy`: the scripts and styles that stand in the page and no others, nothing from other machines but the tiles of a
    /// base map.
    let policy: String

    init(_ settings: PageSettings, _ meta: MapMeta, _ search: MapSearch) {
        let page = String(decoding: PackageResources.page_html, as: UTF8.self)
        bytes = Array(page.replacing(Self.place, with: Self.config(settings, meta, search), maxReplacements: 1).utf8)
        let others = settings.basemap.map { " \($0.origin)" } ?? ""
        policy = [
            "default-src 'none'", "script-src 'self' \(Self.hash(of: page, from: "<script type=\"module\">", to: "</script>"))",
            "style-src 'self' \(Self.hash(of: page, from: "<style>", to: "</style>"))", "img-src 'self' data: blob:\(others)",
            // MapLibre cuts tiles up in workers that it makes of its own script.
            "connect-src 'self'\(others)", "worker-src blob:", "child-src blob:", "form-action 'self'", "base-uri 'none'",
            "frame-ancestors 'self'",
        ].joined(separator: "; ")
    }

    /// What stands in `page.html` for the settings.
    private static let place = "{\"config\": null}"

    private static func config(_ settings: PageSettings, _ meta: MapMeta, _ search: MapSearch) -> String {
        var writer = JSONWriter(.compact)
        writer.object { writer in
            writer.key("title")
            writer.object { writer in
                writer.member("zh", meta.title(.zh))
                writer.member("en", meta.title(.en))
            }
            writer.member("maplibre", settings.mapLibre != nil)
            writer.key("bounds")
            writer.array { writer in
                for value in [search.box.minX, search.box.minY, search.box.maxX, search.box.maxY] { writer.fixed(value, places: 6) }
            }
            writer.member("attribution", meta.attribution)
            writer.key("basemap")
            if let basemap = settings.basemap {
                writer.object { writer in
                    writer.member("template", basemap.template)
                    writer.member("crs", basemap.isShifted ? "gcj02" : "wgs84")
                    if let attribution = basemap.attribution { writer.member("attribution", attribution) }
                }
            } else {
                writer.null()
            }
        }
        // No `</script>` inside the element.
        return writer.text.replacing("<", with: "\\u003c")
    }

    /// The hash by which a policy knows what stands between two tags.
    private static func hash(of page: String, from start: String, to end: String) -> String {
        let parts = page.split(separator: start, maxSplits: 1, omittingEmptySubsequences: false)
        let content = (parts.last ?? "").split(separator: end, maxSplits: 1, omittingEmptySubsequences: false).first ?? ""
        return "'sha256-\(Base64.text(of: SHA256.digest(of: Array(content.utf8))))'"
    }
}

/// Bytes as text (RFC 4648, 4).
enum Base64 {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func text(of bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let part = bytes[start...].prefix(3)
            let word = part.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - part.count))
            for place in 0..<4 {
                text.append(place <= part.count ? letters[word >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
