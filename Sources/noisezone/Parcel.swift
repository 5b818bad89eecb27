import Answers
import ArgumentParser
import CommandParts
import FeatureIO
import NoiseZoning
import Projection
import Regulation
import Wording

extension ParcelFormat: ExpressibleByArgument {}

struct Parcel: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parcel",
        abstract: "Lay parcels over the map: share of each class, strictest limits, limits along the outline.",
        discussion: """
            FILE is GeoJSON (one feature, many, or one a line), a GeoPackage (file.gpkg|layer), a shapefile, or CSV with a column of \
            well-known text; - is stdin (GeoJSON, or CSV with --geometry). The parcels come out in their order with their own properties \
            and nz_status, nz_classes, nz_area_m2, nz_share_…, nz_strictest_day, nz_strictest_night, nz_outside_classes, nz_error. \
            --format geojson writes the pieces and the sides; an --output ending in .gpkg, .shp, .dxf, .kml, .fgb or .parquet holds parcels, pieces \
            and sides as layers. GB 12348 asks for the class outside each side.

            Exit codes: 65 a parcel is at fault (its row says why); else 1 a parcel touches a class of --fail-on; else 2 a parcel lies \
            partly outside or in no zone.
            """)

    @Argument(help: "The parcels.", completion: .layers)
    var file: String

    @Option(
        help: ArgumentHelp(
            "The reference system of a file that names none: wgs84, cgcs2000, gcj02, bd09, EPSG:n or a .prj file.", valueName: "crs"),
        completion: .systems)
    var crs: String?

    @Option(help: ArgumentHelp("CSV: the column of the geometry; default wkt, geometry or geom.", valueName: "column"))
    var geometry: String?

    @Option(help: ArgumentHelp("CSV: its encoding, and that of a CSV of answers: utf-8 or gbk.", valueName: "name"), completion: .encodings)
    var encoding = "utf-8"

    @Option(help: "How the answers are written; default as the ending of --output says, else text.")
    var format: ParcelFormat?

    @Option(
        name: .shortAndLong, help: ArgumentHelp("Where the answers go; default stdout.", valueName: "file"),
        completion: .file(extensions: ["csv", "json", "ndjson", "geojson", "txt"]))
    var output = "-"

    @Option(
        help: "The layer of an output of layers: parcels, pieces or sides; default all that the format holds, or parcels.",
        completion: .list(["parcels", "pieces", "sides"]))
    var layer: String?

    @OptionGroup var made: WritingOptions
    @OptionGroup var failOn: FailOnOption

    @Flag(help: "Write places made from gcj02 or bd09 parcels (--format geojson).")
    var showConverted = false

    @OptionGroup var source: MapSourceOptions
    @OptionGroup var scenario: ScenarioOptions
    @OptionGroup var writing: OutputOptions
    @OptionGroup var language: LanguageOption

    func validate() throws {
        if TextEncoding(encoding) == nil { throw Failure.usage("--encoding: \(encoding) is not known; give utf-8 or gbk.") }
    }

    func run() async throws {
        let drawn = try made.output(
            output, plain: self.format == nil ? [.geoJSON, .geoJSONSequence, .csv] : OutputFormat.allCases, layer: layer,
            encoding: encoding,
            overwrite: writing.overwrite, reading: [file, crs ?? ""] + source.files)
        let format: ParcelFormat =
            drawn != nil
            ? .geojson : try OutputFormats(.text, .json, .ndjson, .csv, .geojson).format(of: output, asked: self.format, usual: .text)
        var rows = FeatureRows(path: file)
        rows.geometryColumn = geometry
        rows.encoding = TextEncoding(encoding) ?? .utf8
        let system = try crs.map { try PlaceInput.referenceSystem($0) }
        if rows.isCSV, system == nil {
            throw Failure(
                .usage, AnswerFault.crsMissing, "--crs is missing",
                fix: "A CSV file does not say which reference system it is in: wgs84, cgcs2000, gcj02, bd09 or EPSG:n")
        }
        if format == .geojson, system?.isShifted == true, !showConverted {
            throw Failure(
                .usage, CommandFault.converted, "--format geojson would print places converted from \(system?.identifier ?? "")",
                fix: "Give --show-converted to allow it, or another format"
            )
        }
        let session = try await Session(try source.source(), on: scenario.occasion())
        let unwanted = try failOn.classes(of: session.ruleset)
        let run = try session.parcels(as: format, language: language.lang, crs: system, unwanted: unwanted)
        let counts =
            if let drawn { try await write(rows, run, session, drawn) } else { try await write(rows, run) }
        for warning in session.warnings { Terminal.tell(warning) }
        if let failure = counts.failure(unwanted: unwanted) { throw failure }
    }

    private func write(
        _ rows: FeatureRows, _ run: ParcelRun, _ session: Session, _ drawn: LayersOutput
    ) async throws -> ParcelCounts {
        let made: (layers: [OutputLayer], counts: ParcelCounts)
        do throws(FileError) { made = try await run.layers(rows) { Terminal.tell($0) } } catch { throw Failure(error) }
        let notes = try drawn.write(
            made.layers, plane: session.meta.workingCRS, title: session.meta.title(language.lang),
            lastChange: "\(session.meta.date)T00:00:00.000Z")
        for note in notes { Terminal.tell(note) }
        return made.counts
    }

    private func write(_ rows: FeatureRows, _ run: ParcelRun) async throws -> ParcelCounts {
        do throws(FileError) {
            let file = try FileOutput(output, overwrite: writing.overwrite, reading: [self.file, crs ?? ""] + source.files)
            let counts = try await run.run(rows) { (bytes) throws(FileError) in
                try file.write(bytes)
            } onFault: { fault in
                Terminal.tell(fault)
            }
            try file.commit()
            return counts
        } catch { throw Failure(error) }
    }
}
