import Foundation
import Testing

/// Everything that is told on stderr follows `--lang zh`: the tables of what goes wrong, asked again in Chinese.
@Suite("Faults in Chinese")
struct ChineseTests {
    private static let cases =
        (UsageTests.cases + PackFaultTests.cases + BulkTests.cases + ParcelCommandTests.cases + CheckCommandTests.wrong
        + CheckCommandTests.many + OutputTests.cases)
        .filter {
            !$0.err.isEmpty && !$0.arguments.contains("--lang") && !["ask", "--version"].contains($0.arguments.first ?? "")
        }

    @Test("no English word is left on stderr but names", arguments: cases)
    func stderr(_ row: CommandCase) throws {
        let folder = try TemporaryFolder()
        var pack = SmallPack()
        for change in row.changes { pack.apply(change) }
        try pack.write(into: folder)
        for (name, text) in row.files { try folder.write(name, text) }

        let outcome = try Command.run(row.arguments + ["--lang", "zh"], in: folder)

        #expect(outcome.code == row.code, "\(outcome.err)")
        // Doubts of a pack are counted by their codes, which are the same in every language.
        for line in outcome.err.split(separator: "\n") where !line.hasSuffix("[pack-doubts]") {
            #expect(Self.english(String(line)).isEmpty, "\(Self.english(String(line))) in “\(line)”")
        }
    }

    /// The words of a line that are neither names of files, options, codes and properties nor values that were typed.
    static func english(_ line: String) -> [String] {
        let plain =
            line.replacing(#/\[[a-z0-9-]+\]/#, with: "").replacing(
                #/“[^”]*”|"[^"]*"|'[^']*'|`[^`]*`/#, with: ""
            )
            .replacing(#/--[a-z-]+/#, with: "").replacing(#/[A-Za-z0-9-]*[0-9][A-Za-z0-9-]*/#, with: "").replacing(
                #/[^\s（）：，；。、]*[\/.|=_][^\s（）：，；。、]*/#, with: "")
        return plain.matches(of: #/[A-Za-z][A-Za-z-]+/#).map { String($0.output) }.filter { !names.contains($0) }
    }

    /// Formats, systems and products; names of layers, columns and properties; values that are listed; what the cases have typed.
    private static let names = Set(
        """
        Gauss-Kruger CM CSV JSON GeoJSON GeoPackage shapefile EPSG WKT GB QGIS RFC FeatureCollection Feature Point MultiPoint LineString MultiLineString Polygon \
        MultiPolygon HH MM SS YYYY-MM-DD YYYY-MM-DDTHH dB UTF-8 UTF GBK GIS MiB null \
        amap tencent google-cn baidu wkt geometry geom lon lat level class grade status structure network roads rail zones district \
        id title ruleset layers crs sources readings assumptions neighbours \
        embankment fence approximate expressway arterial open planned surface elevated tunnel schematic imported surveyed existing-railway \
        day night error geojson statuss bow cut map small noisezone build query check parcel export diff validate trace rules text json ndjson csv
        """.split(separator: " ").map(String.init))
}
