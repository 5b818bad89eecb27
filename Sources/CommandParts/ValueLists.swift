import ArgumentParser
import NoiseZoning
import Regulation

/// The lists of values that options take, where their type does not have them: for completions, of every verb.
package enum ValueLists {
    /// Reference systems that have names, and those of the plane that are asked for most.
    package static let systems =
        ["wgs84", "cgcs2000", "gcj02", "bd09", "bd09mc", "amap", "tencent", "google-cn", "baidu", "EPSG:4326", "EPSG:4490", "EPSG:3857"]
        + (4513...4554).map { "EPSG:\($0)" }
    /// The systems of working planes: the Gauss-Krüger zones of CGCS2000.
    package static let planes = (4513...4554).map { "EPSG:\($0)" }
    /// Readings that the rules leave open, as `--reading` takes them.
    package static var switches: [String] {
        Interpretations.WidthBy.allCases.map { "width_by=\($0.rawValue)" }
            + Interpretations.RadiusFrom.allCases.map { "radius_from=\($0.rawValue)" }
            + ["carriageway=\(Interpretations.Carriageway.unassigned.rawValue)"]
    }
    /// Rulesets that ship.
    package static var rulesets: [String] { Ruleset.bundledIDs }
    /// How the letters of a file are written.
    package static let encodings = [
        "utf-8", "gbk", "gb2312", "gb18030", "utf-16le", "utf-16be", "big5", "shift-jis", "euc-jp", "euc-kr", "cp1252", "iso-8859-1",
    ]
    /// More columns of an answer to many places.
    package static var columns: [String] { BulkQuery.Extra.allCases.map(\.rawValue) }
    /// What a file holds that is imported.
    package static var roles: [String] { ImportRole.allCases.map(\.rawValue) }
    /// Kinds of boundary line.
    package static let edgeKinds = ["lane_edge", "embankment", "drip_line", "fence", "approximate"]
    /// Periods of the standards.
    package static var periods: [String] { DayPeriod.ofStandards.map(\.rawValue) }

    /// The standards at hand; read where a script is made, and nowhere else, since every start would wait for it.
    package static var standards: [String] { isMakingScript ? (try? StandardsBook.bundled())?.standards.map(\.key) ?? [] : [] }
    /// Every class of the rules that ship; read where a script is made.
    package static var classes: [String] {
        guard isMakingScript else { return [] }
        let ids = Ruleset.bundledIDs.flatMap { id in (try? Ruleset.bundled(id))?.classes.map(\.id.id) ?? [] }
        return Set(ids).sorted()
    }

    private static var isMakingScript: Bool {
        CommandLine.arguments.contains { $0.hasPrefix("--generate-completion-script") || $0.hasPrefix("---completion") }
    }
}

extension CompletionKind {
    package static var systems: CompletionKind { .list(ValueLists.systems) }
    package static var rulesets: CompletionKind { .list(ValueLists.rulesets) }
    package static var encodings: CompletionKind { .list(ValueLists.encodings) }
    package static var classes: CompletionKind { .list(ValueLists.classes) }
    /// A zone map as `build` writes it.
    package static var maps: CompletionKind { .file(extensions: ["gpkg", "geojson", "geojsonl"]) }
    /// A layer of features.
    package static var layers: CompletionKind {
        .file(extensions: ["geojson", "json", "geojsonl", "gpkg", "shp", "csv"])
    }
    /// A record or sheet.
    package static var pages: CompletionKind { .file(extensions: ["html", "htm", "pdf"]) }
}
