import ArgumentParser
import CommandParts
import FeatureIO
import NoiseZoning
import PackMaking
import StrictJSON
import Wording
import ZoningFiles
import ZoningModel

extension EdgeKind: ExpressibleByArgument {}

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Make a data pack of what people have: streets of a road network, rail, housing, buildings.",
        discussion: """
            Matches the names of the rules, cuts each row of the annexes from its beginning to its end, and reports row by row what was found.
            District, zones, borders and the names of streets without a name are taken from --base. Exit code 2 if a row is missing or not whole,
            or a map cannot be built yet; the pack is written all the same.
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

    @Argument(
        help: "Files of features: OpenStreetMap (.osm, .osm.pbf), GeoJSON, GeoPackage, shapefile, and whatever GDAL reads.",
        completion: .file())
    var sources: [String]

    @Option(
        name: .shortAndLong, help: ArgumentHelp("The folder that the pack is written into.", valueName: "folder"), completion: .directory)
    var output: String

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(
            "What the files hold, one for all or one each: auto (by tags of OpenStreetMap), roads, rail, waterways, stops, residential, buildings, district, zones, road_land.",
            valueName: "roles"), completion: .list(ValueLists.roles))
    var roles: String = "auto"

    @Option(
        help: ArgumentHelp("A data pack to take district, zones, borders, stops and names from.", valueName: "pack"), completion: .directory
    )
    var base: String?

    @Option(
        help: ArgumentHelp("How columns are called and what their values mean, by role.", valueName: "file.json"),
        completion: .file(extensions: ["json"]))
    var map: String?

    @Option(
        help: ArgumentHelp(
            "The rules whose rows are looked for; default those of --base, else the standard ones (see rules --list).", valueName: "id"),
        completion: .rulesets)
    var ruleset: String?

    @Option(help: ArgumentHelp("The short name of the pack; default the name of its folder.", valueName: "id"))
    var id: String?

    @Option(help: ArgumentHelp("The terms of use of the files.", valueName: "text"))
    var licence: String?

    @Option(help: ArgumentHelp("How far the files may lie from the truth; default 10 m.", valueName: "metres"))
    var accuracy: Double?

    @Option(
        help: ArgumentHelp(
            "Which line the edge of road_land is: lane_edge, embankment, drip_line, fence; default approximate.", valueName: "kind"),
        completion: .list(ValueLists.edgeKinds))
    var edgeKind: EdgeKind = .approximate

    @Option(help: ArgumentHelp("How high a storey is, where buildings have heights only.", valueName: "metres"))
    var metresPerStorey: Double?

    @Option(
        help: ArgumentHelp(
            "The plane in which distances are measured; default that of --base, else the grid of CGCS2000 there.", valueName: "EPSG:n"),
        completion: .list(ValueLists.planes))
    var workingCrs: String?

    @Option(
        help: ArgumentHelp("The report as data (.json) or to look at on a map (.geojson).", valueName: "file"),
        completion: .file(extensions: ["json", "geojson"]))
    var report: String?

    @Option(help: "How the report is printed.")
    var format: Format = .text

    @Option(
        help: ArgumentHelp(
            "The reference system of files that name none: wgs84, cgcs2000, gcj02, bd09, EPSG:n or a .prj file.", valueName: "crs"),
        completion: .systems)
    var crs: String?

    @OptionGroup var mending: MendOption
    @OptionGroup var writing: OutputOptions
    @OptionGroup var language: LanguageOption

    func run() async throws {
        if Machine.isFile(output) {
            throw Failure(
                .cannotCreate, CommandFault.outputIsFile, file: output, "this is a file; the layers are several files in a folder",
                fix: "Name a folder")
        }
        let request = try request()
        do {
            let pack = try Importing.pack(request)
            for diagnostic in pack.report.diagnostics { Terminal.tell(diagnostic) }
            let inputs = request.sources.map(\.path) + (base.map { PackFiles.all(in: $0) } ?? []) + (map.map { [$0] } ?? [])
            try write(pack, reading: inputs)
            switch format {
            case .text: try Terminal.print(pack.report.text(language.lang))
            case .json: try Terminal.print(data: pack.report.json(language.lang))
            }
            if pack.report.hasErrors { throw Failure(.badData) }
            if !pack.report.isWhole { throw Failure(.undecided) }
        } catch let error as BuildError { throw Failure(error) }
    }

    private func request() throws -> ImportRequest {
        let name = output.split(separator: "/").last.map(String.init) ?? "pack"
        var request = ImportRequest(id: id ?? name)
        let roles = try self.roles.split(separator: ",").map { word in
            guard let role = ImportRole(rawValue: String(word)) else {
                throw Failure.usage("--as: there is no \(word); known are \(Phrase.list(ImportRole.allCases.map(\.rawValue))).")
            }
            return role
        }
        guard roles.count == 1 || roles.count == sources.count else {
            throw Failure.usage("--as: \(roles.count) roles for \(sources.count) files; give one for all, or one each.")
        }
        request.sources = sources.enumerated().map { ($1, roles.count == 1 ? roles[0] : roles[$0]) }
        if let map {
            do {
                request.mapping = try ColumnMapping(json: try readFile(map, pipes: true), file: map)
            } catch let error as FileError { throw Failure(error) } catch let error as JSONError {
                throw Failure(
                    .badData, CommandFault.mapping, file: map, "line \(error.line), column \(error.column): \(error.what)",
                    fix: "Correct the file; the article Importing.md shows one")
            }
        }
        for (name, value, range) in [("--accuracy", accuracy, 0.1...1000.0), ("--metres-per-storey", metresPerStorey, 2...10)] {
            if let value, !range.contains(value) {
                throw Failure.usage("\(name): give metres from \(range.lowerBound) to \(range.upperBound).")
            }
        }
        request.crs = try crs.map { try PlaceInput.referenceSystem($0) }
        request.workingCRS = try workingCrs.map { try PlaceInput.referenceSystem($0) }
        (request.base, request.ruleset, request.licence, request.accuracy) = (base, ruleset, licence, accuracy)
        (request.metresPerStorey, request.mends) = (metresPerStorey, mending.mend)
        request.edgeKind = edgeKind
        return request
    }

    /// All files or none; with faults in the sources only the report, which says what they are.
    private func write(_ pack: ImportedPack, reading inputs: [String]) throws {
        var files: [(path: String, contents: [UInt8])] = []
        if !pack.report.hasErrors {
            files = pack.layers.map { ("\(output)/\($0.layer.rawValue).geojson", GeoJSONWriter.collection($0.features, places: 7)) }
            files.append(("\(output)/pack.json", pack.manifest))
        }
        if let report {
            let isMap = report.lowercased().hasSuffix(".geojson")
            files.append((report, isMap ? pack.report.geoJSON() : Array(pack.report.json(language.lang).utf8)))
        }
        do throws(FileError) {
            let isNew = pack.report.hasErrors ? false : try makeFolder(output)
            do throws(FileError) { try writeFiles(files, overwrite: writing.overwrite, reading: inputs) } catch {
                if isNew { removeEmptyFolder(output) }
                throw error
            }
        } catch { throw Failure(error) }
    }
}
