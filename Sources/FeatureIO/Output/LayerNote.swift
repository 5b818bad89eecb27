import Wording

/// What is told of a file that was written.
enum LayerNote {
    static func lost(_ count: Int, _ path: String) -> [Diagnostic] {
        if count == 0 { return [] }
        return [
            Diagnostic(
                code: OutputFault.lettersLost, severity: .warning, file: path,
                what: "letters that the encoding does not hold were written as ?: \(count)", fix: "Write it without --encoding, in UTF-8")
        ]
    }

    static func unnamedSystem(_ system: String, _ path: String) -> Diagnostic {
        Diagnostic(
            code: OutputFault.systemUnnamed, severity: .note, file: path,
            what: "the format does not say in which reference system it is: the coordinates are \(system), easting or longitude first")
    }

    static func otherSystem(_ system: String, _ path: String) -> Diagnostic {
        Diagnostic(
            code: OutputFault.geojsonSystem, severity: .warning, file: path,
            what: "GeoJSON is WGS 84 by RFC 7946, and this file is \(system), which its member \"crs\" says: not every program reads that",
            fix: "Leave --to-crs out, or write .gpkg")
    }
}
