import Wording

extension CoordinateReferenceSystem {
    /// Reads `wgs84`, `cgcs2000`, `gcj02` (`amap`, `tencent`, `google-cn`), `bd09` (`baidu`), `bd09mc`, `EPSG:n` (also as an OGC URN, and `OGC:CRS84`),
    /// the path of a `.prj` file, or WKT text. Names and codes in either case; spaces around are ignored.
    ///
    /// A definition that EPSG's register has as well becomes that entry. Built-in systems cost nothing. Other codes, files and WKT open PROJ's
    /// database (about 10 ms the first time, 2 ms after; up to 40 ms for WKT that is in no register).
    /// Throws: ``ProjectionError`` — unknown, file not found or unreadable, unsupported, database missing.
    /// - Parameter folder: where the path of a `.prj` file begins that does not begin with `/`; nil for the current folder.
    public init(parsing text: String, in folder: String? = nil) throws(ProjectionError) {
        try self.init(text, opensFiles: true, folder: folder)
    }

    /// The same for what a file says of itself: a path in it is not followed.
    package init(namedInFile text: String) throws(ProjectionError) { try self.init(text, opensFiles: false, folder: nil) }

    private init(_ text: String, opensFiles: Bool, folder: String?) throws(ProjectionError) {
        let trimmed = Self.trim(text)
        guard !trimmed.isEmpty, trimmed.utf8.count <= PrjFile.sizeLimit, !trimmed.utf8.contains(0) else { throw .unknown(text) }
        if PrjFile.looksLikeWKT(trimmed) {
            self = try PROJDatabase.describe(wkt: trimmed, origin: "the WKT given")
        } else if trimmed.utf8.count > PrjFile.pathLimit {
            throw .unknown(text)
        } else if opensFiles, trimmed.lowercased().hasSuffix(".prj") {
            let path = folder.map { trimmed.hasPrefix("/") ? trimmed : "\($0)/\(trimmed)" } ?? trimmed
            self = try PROJDatabase.describe(wkt: PrjFile.read(path), origin: Phrase(verbatim: Excerpt.of(path)))
        } else if let known = Self.named(trimmed.lowercased()) {
            self = known
        } else if let digits = Self.epsgDigits(trimmed.lowercased()) {
            self = try Self.epsg(digits, text: text)
        } else {
            throw .unknown(text, hint: Self.nearName(trimmed.lowercased()))
        }
    }

    private static func named(_ lowercase: String) -> CoordinateReferenceSystem? {
        switch lowercase {
        case "wgs84", "ogc:crs84", "urn:ogc:def:crs:ogc:1.3:crs84": .wgs84
        case "cgcs2000": .cgcs2000
        case "gcj02", "amap", "tencent", "google-cn": .gcj02
        case "bd09", "baidu": .bd09
        case "bd09mc": .bd09mc
        default: nil
        }
    }

    private static func epsgDigits(_ lowercase: String) -> Substring? {
        for prefix in ["urn:ogc:def:crs:epsg::", "epsg:"] where lowercase.hasPrefix(prefix) {
            return lowercase.dropFirst(prefix.count)
        }
        return nil
    }

    private static func epsg(_ digits: Substring, text: String) throws(ProjectionError) -> CoordinateReferenceSystem {
        guard (1...6).contains(digits.utf8.count), digits.utf8.allSatisfy({ (48...57).contains($0) }), let code = Int(digits) else {
            throw .unknown(text)
        }
        if let known = builtIn(epsg: code) { return known }
        return try PROJMemo.systems.value(code, PROJDatabase.describe)
    }

    /// The name meant by a near miss such as `WGS-84`, `gcj 02` or `4548`.
    private static func nearName(_ lowercase: String) -> String? {
        let bare = lowercase.filter { !" -_:/.".contains($0) }
        if let known = named(bare) { return known.identifier }
        if bare == "googlecn" || bare == "gaode" { return "gcj02" }
        let digits = bare.hasPrefix("epsg") ? bare.dropFirst(4) : bare[...]
        return (4...6).contains(digits.utf8.count) && Int(digits) != nil ? "EPSG:\(digits)" : nil
    }

    private static func trim(_ text: String) -> String {
        var part = Substring(text)
        while let first = part.first, first.isWhitespace || first == "\u{FEFF}" { part.removeFirst() }
        while let last = part.last, last.isWhitespace { part.removeLast() }
        return String(part)
    }
}
