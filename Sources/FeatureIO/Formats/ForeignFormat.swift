import Wording

/// What a file is to be read as.
package enum FileUse: Sendable {
    /// A table of text.
    case table
    /// JSON objects, one a line.
    case jsonLines
    /// GeoJSON, or a sequence of features.
    case features
    /// What a data pack is made of, in any format that is read; asked where none of them is.
    case source
    /// A document in JSON, such as pack.json.
    case document
    /// A map that this program wrote.
    case map
}

/// What a file is by its first bytes, where it is not what it is to be read as: named, with the way out, instead of called faulty.
package struct ForeignFormat: Sendable {
    let code: FileFault
    let name: Phrase
    /// How to come by what can be read.
    let fix: Phrase

    private init(_ name: Phrase, code: FileFault = .wrongFormat, _ fix: Phrase) {
        self.code = code
        self.name = name
        self.fix = fix
    }

    /// Fails with `wrong-format`, or with `wrong-ending` where the file could be read under another name. O(start).
    ///
    /// - Parameter start: the first bytes of the file behind its mark, 64 KiB or what there is; in UTF-8 where it has a mark.
    package static func refuse(_ start: [UInt8], _ path: String, as use: FileUse) throws(FileError) {
        guard let format = of(start, as: use) else { return }
        let fix: Phrase =
            switch use {
            case .table, .jsonLines, .features, .source: format.fix
            // Nothing that is made of it could be one.
            case .document: "Put a text in JSON in its place"
            case .map: "Give a map that `build` wrote"
            }
        throw FileError(code: format.code, path: path, what: "the file looks like \(format.name)", fix: fix, kind: .badData)
    }

    /// The same for a whole text in UTF-8, its mark not taken off; one that holds nothing fails with `file-empty`.
    package static func refuseText(_ bytes: [UInt8], _ path: String, as use: FileUse) throws(FileError) {
        if let marked = TextEncoding.marked(bytes), marked != .utf8 {
            throw FileError(
                code: FileFault.wrongFormat, path: path, what: "the file is text in \(marked.name), and JSON is written in UTF-8",
                fix: "Save it as UTF-8", kind: .badData)
        }
        let start = bytes.prefix(lookedAt).dropFirst(bytes.starts(with: TextEncoding.utf8.mark) ? 3 : 0)
        guard bytes.count > lookedAt || start.contains(where: { $0 > 0x20 }) else { throw FileError.empty(path) }
        try refuse(Array(start), path, as: use)
    }

    static let geoPackage = Array("SQLite format 3\0".utf8)
    static let shapefile: [UInt8] = [0, 0, 0x27, 0x0A]

    /// Nil for what may be what it is to be read as.
    static func of(_ start: [UInt8], as use: FileUse) -> ForeignFormat? {
        let head = start.prefix(lookedAt)
        if let known = signed(head, use) { return known }
        let isWideText = head.count >= 8 && wideText(head)
        if isWideText {
            return ForeignFormat(
                "text in UTF-16 without a mark", "Save it as UTF-8: in Excel as “CSV UTF-8”, in an editor with the encoding UTF-8")
        }
        return written(head, use)
    }

    /// 64 KiB: the names of the first files in an archive are among them.
    static let lookedAt = 1 << 16

    private static func ascii(_ text: String) -> [UInt8] { Array(text.utf8) }

    /// Files that begin with a signature.
    private static func signed(_ head: ArraySlice<UInt8>, _ use: FileUse) -> ForeignFormat? {
        func begins(_ bytes: [UInt8]) -> Bool { head.starts(with: bytes) }
        if begins(geoPackage) {
            return use == .features || use == .source || use == .map
                ? ForeignFormat("a GeoPackage", code: FileFault.wrongEnding, "Give it as a file whose name ends in .gpkg")
                : ForeignFormat("a GeoPackage", converted(use))
        }
        if begins(shapefile) {
            return use == .features || use == .source
                ? ForeignFormat("a shapefile", code: FileFault.wrongEnding, "Give it as a file whose name ends in .shp")
                : ForeignFormat("a shapefile", converted(use))
        }
        if begins(ascii("PK") + [3, 4]) || begins(ascii("PK") + [5, 6]) { return zip(head, use) }
        if begins([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return ForeignFormat("an old Excel workbook (.xls)", savedInExcel) }
        if begins([0x1F, 0x8B]) { return ForeignFormat("a gzip archive", "Unpack it with gunzip") }
        let archives = [ascii("Rar!"), ascii("7z") + [0xBC, 0xAF], ascii("BZh"), [0xFD] + ascii("7zXZ"), [0x28, 0xB5, 0x2F, 0xFD]]
        if archives.contains(where: begins) { return ForeignFormat("an archive", unpack) }
        // Its version follows, a byte that no text begins with (`PointIndexFile`); a column may be called so.
        if begins(ascii("NZINDEX")), head.dropFirst(7).first.map({ $0 < 0x09 }) ?? false {
            return ForeignFormat("a point index (.nzi)", "Give the zone map that it was made from")
        }
        if begins(ascii("%PDF")) { return ForeignFormat("a PDF", "Ask for the data themselves: a PDF holds their picture") }
        let pictures = [[0xFF, 0xD8, 0xFF], [0x89] + ascii("PNG"), ascii("GIF8"), ascii("II*\0"), ascii("MM\0*")]
        if pictures.contains(where: begins) { return ForeignFormat("a picture", "Ask for the data themselves, as GeoJSON or CSV") }
        if begins(ascii("fgb")) || begins(ascii("PAR1")) {
            return ForeignFormat(begins(ascii("fgb")) ? "FlatGeobuf" : "Parquet", converted(use))
        }
        if begins(ascii("AC10")) {
            return ForeignFormat(
                "a drawing of AutoCAD (.dwg)",
                use == .source ? "Save it as DXF there" : "Save it as DXF there, then convert it: \(command(use))")
        }
        // The head of a block, behind its size: its type, by length and letters.
        if head.dropFirst(4).starts(with: [0x0A, 9] + ascii("OSMHeader")) {
            return ForeignFormat("OpenStreetMap data (.pbf)", converted(use))
        }
        guard isDBase(head) else { return nil }
        return ForeignFormat(
            "a table of dBASE (.dbf)", use == .source ? "Give the .shp that it belongs to: a table alone has no shapes" : converted(use))
    }

    private static func zip(_ head: ArraySlice<UInt8>, _ use: FileUse) -> ForeignFormat {
        func holds(_ text: String) -> Bool { head.contains(ascii(text)) }
        if holds("xl/") || (holds("[Content_Types].xml") && !holds("word/") && !holds("ppt/")) {
            return ForeignFormat("an Excel workbook (.xlsx)", savedInExcel)
        }
        if holds("opendocument.spreadsheet") { return ForeignFormat("a table of LibreOffice (.ods)", "Save it there as CSV, in UTF-8") }
        if holds("word/") { return ForeignFormat("a document of Word", "Save its table as CSV, in UTF-8") }
        if holds(".kml") { return ForeignFormat("KMZ", "Unpack it, then convert the KML in it: \(command(use))") }
        return ForeignFormat("a zip archive", code: FileFault.wrongEnding, unpack)
    }

    private static let unpack: Phrase = "Unpack it and name the file in it"
    private static let savedInExcel: Phrase = "Save it in Excel as “CSV UTF-8 (comma delimited)” and give that file"

    /// How GDAL makes of it what can be read.
    private static func command(_ use: FileUse) -> Phrase {
        use == .table || use == .jsonLines
            ? "ogr2ogr -f CSV -lco GEOMETRY=AS_XY -t_srs EPSG:4326 places.csv FILE" : "ogr2ogr -t_srs EPSG:4326 features.geojson FILE"
    }

    private static func converted(_ use: FileUse) -> Phrase {
        if use == .source { return "Open it in a GIS, and export its layer as a GeoPackage" }
        // What holds a whole network is more than one layer.
        return use == .features
            ? "Make a data pack of it with noisezone import FILE -o PACK, or convert it: \(command(use))" : "Convert it: \(command(use))"
    }

    /// A version, a day, and a header of whole fields.
    private static func isDBase(_ head: ArraySlice<UInt8>) -> Bool {
        let bytes = Array(head.prefix(32))
        guard bytes.count == 32, [0x03, 0x30, 0x83, 0x8B].contains(bytes[0]) else { return false }
        return (1...12).contains(bytes[2]) && (1...31).contains(bytes[3]) && bytes[8] & 0x1F == 1
    }

    /// Every second byte is nothing, as in ASCII written with two bytes a letter.
    private static func wideText(_ head: ArraySlice<UInt8>) -> Bool {
        let bytes = Array(head.prefix(256))
        let (even, odd) = (
            stride(from: 0, to: bytes.count, by: 2).count { bytes[$0] == 0 },
            stride(from: 1, to: bytes.count, by: 2).count { bytes[$0] == 0 }
        )
        let half = bytes.count / 2
        return (even == 0 && odd * 2 > half) || (odd == 0 && even * 2 > half)
    }

    /// Texts, known by how they begin.
    private static func written(_ head: ArraySlice<UInt8>, _ use: FileUse) -> ForeignFormat? {
        let text = head.drop { $0 <= 0x20 }
        guard let first = text.first else { return nil }
        switch first {
        case UInt8(ascii: "<"): return markup(text, use)
        case UInt8(ascii: "{"), UInt8(ascii: "["): return json(text, use)
        default:
            if text.starts(with: ascii("!table")) { return ForeignFormat("a table of MapInfo (.tab)", converted(use)) }
            let line = text.prefix { $0 != 0x0A }
            if isDXF(text, firstLine: line) { return ForeignFormat("a drawing in DXF", converted(use)) }
            if use == .jsonLines, looksLikeCSV(line) {
                return ForeignFormat("CSV", "Give it as a file whose name ends in .csv, without --format ndjson")
            }
            if use != .table, looksLikeCSV(line) {
                return ForeignFormat(
                    "CSV",
                    "Give it as a file whose name ends in .csv (or name --geometry), its column wkt holding the outline as well-known text")
            }
            return nil
        }
    }

    /// A group code of 0 on a line of its own, then the word of a section.
    private static func isDXF(_ text: ArraySlice<UInt8>, firstLine: ArraySlice<UInt8>) -> Bool {
        guard firstLine.first == UInt8(ascii: "0"), firstLine.dropFirst().allSatisfy({ $0 <= 0x20 }) else { return false }
        return text[firstLine.endIndex...].drop { $0 <= 0x20 }.starts(with: ascii("SECTION"))
    }

    private static func looksLikeCSV(_ line: ArraySlice<UInt8>) -> Bool {
        let separators = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09]
        return line.contains(where: separators.contains) && line.allSatisfy { $0 >= 0x20 || $0 == 0x09 || $0 == 0x0D }
            && line.first.map { $0 >= 0x80 || $0 == UInt8(ascii: "\"") || isLetter($0) } ?? false
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }

    private static func markup(_ text: ArraySlice<UInt8>, _ use: FileUse) -> ForeignFormat? {
        let start = String(decoding: text.prefix(4096), as: UTF8.self).lowercased()
        let kinds: [(tag: String, format: () -> ForeignFormat)] = [
            ("<kml", { ForeignFormat("KML", converted(use)) }), ("<gpx", { ForeignFormat("GPX", converted(use)) }),
            ("<osm", { ForeignFormat("OpenStreetMap data in XML", converted(use)) }),
            ("<svg", { ForeignFormat("a picture", "Ask for the data themselves, as GeoJSON or CSV") }),
            ("urn:schemas-microsoft-com:office", { ForeignFormat("a workbook of Excel, saved as a page", savedInExcel) }),
            // Systems of offices give a table of a page the ending .xls.
            ("<table", { ForeignFormat("a table in a web page", savedInExcel) }),
            ("<html", { webPage }), ("<!doctype", { webPage }),
            ("<?xml", { ForeignFormat("XML", converted(use)) }),
        ]
        return kinds.first { start.contains($0.tag) }?.format()
    }

    private static var webPage: ForeignFormat {
        ForeignFormat("a web page, perhaps with an error or a log-in", "Look at it in a browser, and download the data again")
    }

    private static func json(_ text: ArraySlice<UInt8>, _ use: FileUse) -> ForeignFormat? {
        if use != .table && use != .jsonLines { return nil }
        let start = String(decoding: text.prefix(4096), as: UTF8.self)
        let rest = text.dropFirst().first { $0 > 0x20 }
        let isArray = text.first == UInt8(ascii: "[")
        if use == .jsonLines {
            // A name of a place may be that word; the type of the first object is what counts.
            if !isArray, start.contains(/^\{\s*"type"\s*:\s*"FeatureCollection"/) { return ForeignFormat("GeoJSON", converted(use)) }
            // A line that holds an array is a fault of that line; an array of objects is another format.
            return isArray && rest == UInt8(ascii: "{")
                ? ForeignFormat("an array in JSON", "Write one object a line, without the brackets: jq -c '.[]' FILE") : nil
        }
        guard isArray ? rest == UInt8(ascii: "{") || rest == UInt8(ascii: "[") : rest == UInt8(ascii: "\"") || rest == UInt8(ascii: "}")
        else { return nil }
        if start.contains("\"FeatureCollection\"") || start.contains("\"Feature\"") { return ForeignFormat("GeoJSON", converted(use)) }
        return ForeignFormat("JSON", "Write one object a line, and give it as a file whose name ends in .ndjson")
    }
}
