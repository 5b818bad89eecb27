import SystemIO
import Wording

/// The files that belong to one `.shp`, found beside it by their endings.
struct ShapefileParts {
    let path: String
    private let stem: String
    private let isUpper: Bool
    private let isHashed: Bool
    /// What was read, where that was asked for.
    private(set) var hashes: [FileHash] = []

    init(_ path: String, isHashed: Bool = false) {
        self.path = path
        self.isHashed = isHashed
        stem = String(path.dropLast(4))
        isUpper = path.hasSuffix(".SHP")
    }

    /// The name of the layer: the file's, without folder and ending.
    var name: String { stem.split(separator: "/").last.map(String.init) ?? stem }

    /// The path of a part, its ending in the case of the `.shp` or in the other; nil if it is not there.
    private func find(_ ending: String) -> String? {
        let endings = isUpper ? [ending.uppercased(), ending] : [ending, ending.uppercased()]
        return endings.map { "\(stem).\($0)" }.first { unsafe access($0, F_OK) == 0 }
    }

    mutating func read(_ file: String) throws(FileError) -> [UInt8] {
        let bytes = try readFile(file, pipes: false)
        if isHashed { hashes.append(FileHash(path: file, bytes)) }
        return bytes
    }

    /// The `.shx`; nil if it is not there.
    mutating func index() throws(FileError) -> ShxIndex? { try find("shx").map { (file) throws(FileError) in ShxIndex(try read(file)) } }

    /// The system by the text of the `.prj`, or why there is none. One that is no text names a system that cannot be read.
    mutating func nameCRS(_ source: inout FeatureSource) throws(FileError) {
        source.namesCRS = false
        source.unnamedCRS = "the layer names no reference system: there is no .prj file beside it"
        guard let file = find("prj") else { return }
        guard let text = String(validating: try read(file), as: UTF8.self)?.trimmed else {
            source.namesCRS = true
            source.unnamedCRS = nil
            source.diagnostics.append(
                Diagnostic(
                    code: FileFault.crsUnreadable, file: file, what: "the .prj file is not text",
                    fix: "Write the system into it as WKT, or delete it and name the system with --crs (\"crs\" in pack.json)"))
            return
        }
        guard !CRSName.isUnknown(text) else {
            source.unnamedCRS = "the layer names no reference system: its .prj file says none"
            return
        }
        source.namesCRS = true
        source.unnamedCRS = nil
        source.crs = text
    }

    /// The table of the `.dbf`; nil if it is not there.
    mutating func table(_ diagnostics: inout [Diagnostic]) throws(FileError) -> DBaseTable? {
        guard let file = find("dbf") else {
            diagnostics.append(
                Diagnostic(
                    code: FileFault.dbfMissing, severity: .warning, file: path,
                    what: "there is no .dbf file, so the features have no properties",
                    fix: "Put \(name).dbf beside it"))
            return nil
        }
        var named: TextEncoding?
        if let cpg = find("cpg") {
            let text = String(decoding: try read(cpg), as: UTF8.self).trimmed
            named = TextEncoding(text)
            if named == nil {
                // With two bytes a letter the rest of the table cannot be told by guessing.
                let isWide = text.lowercased().hasPrefix("utf-16") || text.lowercased().hasPrefix("utf16")
                diagnostics.append(
                    Diagnostic(
                        code: FileFault.encodingUnknown, severity: isWide ? .error : .warning, file: cpg,
                        what: "the encoding \"\(text.prefix(40))\" is not known",
                        fix: "Write UTF-8 or GBK into the .cpg file"))
            }
        }
        return try DBaseTable(try read(file), file: file, encoding: named, &diagnostics)
    }

    func countDiffers(_ rows: Int) -> Diagnostic {
        Diagnostic(
            code: FileFault.dbfCount, file: path, what: "the .dbf has \(rows) rows, and the .shp another number of shapes",
            fix: "Export the layer again: shapes and properties do not belong together")
    }

    func indexDiffers(_ number: Int) -> Diagnostic {
        Diagnostic(
            code: FileFault.shxDiffers, file: path, feature: "#\(number)",
            what: "the .shx finds this shape elsewhere than the .shp has it, or one of them has no such shape",
            fix: "Export the layer again, or take the .shx away if the .shp alone is right")
    }

    /// Where a writer has left more bytes than it lists shapes, or a length that is too great.
    func trailing(behind count: Int) -> Diagnostic {
        Diagnostic(
            code: FileFault.shpDamaged, severity: .warning, file: path, feature: "#\(count)",
            what: "behind this shape, the last that .shx and .dbf list, the .shp goes on or says that it does; that is passed over",
            fix: "Export the layer again if shapes are missing")
    }

    /// What is marked as deleted is there until the table is packed; no program shows it.
    func leftOut(_ deleted: [Int]) -> Diagnostic {
        Diagnostic(
            code: FileFault.dbfDeleted, severity: .warning, file: path, feature: "#\(deleted[0])",
            what: "rows of the .dbf marked as deleted, from this one on: \(deleted.count); they and their shapes are left out",
            fix: "Export the layer again without them, or undelete them")
    }
}

extension String {
    /// The text without white space and NUL at its ends.
    fileprivate var trimmed: String {
        let isBlank: (Character) -> Bool = { $0.isWhitespace || $0 == "\0" || $0 == "\u{FEFF}" }
        guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else { return "" }
        return String(self[first...last])
    }
}
