import Answers
import StrictJSON
import Wording
import ZoningFiles
import ZoningModel

/// What the addresses of the features show to a person: pages that need nothing besides themselves.
struct FeaturePage {
    private let links: FeatureLinks
    private let map: ZoneMap
    private let language: Language

    init(_ links: FeatureLinks, _ map: ZoneMap) {
        self.links = links
        self.map = map
        language = links.language
    }

    func landing(_ all: [FeatureLink]) -> [UInt8] {
        let rows = all.filter { !["self", "alternate", "service-desc"].contains($0.rel) }.map { link -> Markup in
            "<li><a href=\"\(link.href)\">\(language(link.title))</a></li>\n"
        }
        return page(FeatureWords.landing, [], "\(lead(map.meta.title(language)))<ul>\n\(rows.joined())</ul>\n")
    }

    func conformance(_ classes: [String]) -> [UInt8] {
        page(FeatureWords.conformance, [], "<ul class=\"code\">\n\(classes.map { "<li>\($0)</li>\n" as Markup }.joined())</ul>\n")
    }

    func api(_ operations: [APIDocument.Operation]) -> [UInt8] {
        let rows = operations.map { ["\($0.method)", code($0.path), "\($0.summary)"] as [Markup] }
        let document: Markup = "<p><a href=\"\(links.there("/ogc/api", .json))\">openapi.json</a></p>\n"
        return page(
            FeatureWords.api, [], document + FeatureTable.table([language("method"), language("address"), language("answers")], rows))
    }

    func collections(_ layers: [FeatureLayer]) -> [UInt8] {
        let rows = layers.map { layer -> [Markup] in
            let name = layer.collection.name
            return [
                anchor(layer.path, language(FeatureWords.title(name))), "\(language(FeatureWords.description(name)))",
                anchor(layer.path + "/items", "\(layer.collection.count)"),
            ]
        }
        return page(
            FeatureWords.collections, [],
            FeatureTable.table([language("collection"), language("what it holds"), language("features")], rows))
    }

    func collection(_ layer: FeatureLayer, _ systems: [FeatureSystem]) -> [UInt8] {
        let (name, path) = (layer.collection.name, layer.path)
        var body = lead(language(FeatureWords.description(name)))
        body += "<p>\(anchor(path + "/items", language("\(layer.collection.count) features")))</p>\n"
        body +=
            "<h2>\(language("reference systems"))</h2>\n<ul class=\"code\">\n\(systems.map { "<li>\($0.uri)</li>\n" as Markup }.joined())</ul>\n"
        body += "<h2>\(language(FeatureWords.queryables))</h2>\n\(columns(layer))"
        let sketch = FeatureSketch(layer, Array(0..<min(layer.collection.count, Self.mostDrawn)), isWhole: true, map.palette)
        return page(FeatureWords.title(name), [(FeatureWords.collections, "/ogc/collections")], sketch.figure(language, name) + body)
    }

    func queryables(_ layer: FeatureLayer) -> [UInt8] {
        page(FeatureWords.queryables, trail(layer), columns(layer))
    }

    /// - Parameters:
    ///   - numbers: of the features that are shown.
    ///   - matched: how many there are on all pages.
    ///   - links: to the pages before and behind.
    func items(_ layer: FeatureLayer, _ numbers: [Int], matched: Int, offset: Int, _ links: [FeatureLink]) -> [UInt8] {
        let (name, path) = (layer.collection.name, layer.path)
        let rows = numbers.map { number -> [Markup] in
            let feature = layer.collection[number]
            let id = feature.id ?? ""
            return [anchor("\(path)/items/\(Percent.encoded(id))", id)]
                + layer.collection.columns.filter { $0.name != "id" }.map { FeatureTable.value(feature.property($0.name)) }
        }
        let words: Phrase =
            numbers.isEmpty ? "none of \(matched) features" : "\(offset + 1) to \(offset + numbers.count) of \(matched) features"
        var turning: Markup = ""
        for link in links where link.rel == "prev" || link.rel == "next" {
            turning += "<a rel=\"\(link.rel)\" href=\"\(link.href)\">\(language(link.title))</a>\n"
        }
        let head = ["id"] + layer.collection.columns.map(\.name).filter { $0 != "id" }
        var body = FeatureSketch(layer, Array(numbers.prefix(Self.mostDrawn)), isWhole: false, map.palette).figure(language, name)
        body += "<nav class=\"pages\" aria-label=\"\(language("pages"))\">\n<span>\(language(words))</span>\n\(turning)</nav>\n"
        if !numbers.isEmpty { body += FeatureTable.table(head, rows) }
        return page(FeatureWords.title(name), trail(layer), body)
    }

    func item(_ layer: FeatureLayer, _ number: Int) -> [UInt8] {
        let feature = layer.collection[number]
        let rows = layer.collection.columns.map { ["\($0.name)" as Markup, FeatureTable.value(feature.property($0.name))] }
        return page(
            "\(FeatureWords.title(layer.collection.name)): \(feature.id ?? "")",
            trail(layer) + [
                ("features", layer.path + "/items")
            ],
            FeatureSketch(layer, [number], isWhole: false, map.palette).figure(language, layer.collection.name)
                + FeatureTable.table([language("property"), language("value")], rows))
    }

    /// The most features of a picture.
    private static let mostDrawn = 2000

    private func trail(_ layer: FeatureLayer) -> [(Phrase, String)] {
        [
            (FeatureWords.collections, "/ogc/collections"),
            (FeatureWords.title(layer.collection.name), layer.path),
        ]
    }

    private func columns(_ layer: FeatureLayer) -> Markup {
        FeatureTable.table(
            [language("property"), language("kind")], layer.collection.columns.map { [code($0.name), "\($0.values.jsonType)"] })
    }

    private func lead(_ words: String) -> Markup { "<p class=\"lead\">\(words)</p>\n" }

    private func code(_ text: String) -> Markup { "<code>\(text)</code>" }

    private func anchor(_ path: String, _ words: String) -> Markup { "<a href=\"\(links.there(path))\">\(words)</a>" }

    private func page(_ title: Phrase, _ trail: [(words: Phrase, path: String)], _ body: Markup) -> [UInt8] {
        let other: Language = language == .zh ? .en : .zh
        let code = language == .zh ? "zh-CN" : "en"
        let otherCode = other == .zh ? "zh-CN" : "en"
        let steps = ((links.path == "/ogc" ? [] : [(FeatureWords.landing, "/ogc")]) + trail).map {
            "\(anchor($0.1, language($0.0))) › " as Markup
        }.joined()
        let doubt = map.meta.doubt.map { "<p class=\"beware\">\(language("warning: \($0.what)"))</p>\n" as Markup } ?? ""
        let notice = map.meta.attribution.isEmpty ? "" : " · " + map.meta.attribution.joined(separator: "; ")
        let page: Markup = """
            <!DOCTYPE html>
            <html lang="\(code)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(language(title)) · \(map.meta.title(language))</title>
            <link rel="alternate" type="application/json" href="\(links.here(.json))">
            <style>
            \(FeatureTable.style)
            </style>
            </head>
            <body>
            <header>
            <nav aria-label="\(language("where this is"))">\(steps)</nav>
            <nav class="forms"><a href="\(links.here(.json))">JSON</a> <a lang="\(otherCode)" hreflang="\(otherCode)" href="\(links.here(nil, language: other))">\(other == .zh ? "中文" : "English")</a></nav>
            </header>
            <main>
            <h1>\(language(title))</h1>
            \(body)</main>
            <footer>\(doubt)<p>\(map.meta.title(language)) · \(map.meta.ruleset) · \(map.meta.date.description)\(notice)</p></footer>
            </body>
            </html>

            """
        return page.bytes
    }
}
