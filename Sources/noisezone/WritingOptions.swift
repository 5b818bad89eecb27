import Answers
import ArgumentParser
import CommandParts
import FeatureIO
import NoiseZoning
import Projection
import Wording
import ZoningFiles

extension Dissolve: ExpressibleByArgument {}

/// For verbs that write layers.
struct WritingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The reference system of layers that are written: wgs84, cgcs2000, EPSG:n or a .prj file. Default WGS 84 for .geojson, .csv and .kml, else the plane of the map.",
            valueName: "crs"))
    var toCrs: String?

    @Flag(help: "Write no styles for a GIS: neither inside a GeoPackage nor as .qml and .sld beside other files.")
    var noStyle = false

    /// - Parameters:
    ///   - layer: the one layer that is written.
    ///   - encoding: the name of that of texts; checked before.
    func settings(layer: String? = nil, encoding: String, overwrite: Bool, reading inputs: [String]) throws -> LayersOutput.Settings {
        var settings = LayersOutput.Settings()
        settings.system = try toCrs.map { try PlaceInput.referenceSystem($0) }
        settings.layer = layer
        settings.encoding = TextEncoding(encoding) ?? .utf8
        settings.hasStyles = !noStyle
        settings.overwrite = overwrite
        settings.inputs = inputs + [toCrs ?? ""].filter { $0.hasSuffix(".prj") }
        return settings
    }

    /// What writes an answer as layers, where its name asks for that: by an ending of a format of layers alone, or by another with an option
    /// that only layers have. Nil for any other name.
    ///
    /// - Parameter plain: formats that the verb writes by itself.
    func output(
        _ path: String, plain: [OutputFormat], layer: String? = nil, encoding: String, overwrite: Bool, reading inputs: [String]
    ) throws -> LayersOutput? {
        // `.json` and `.jsonl` are answers; layers have endings of their own.
        guard path != "-", let format = OutputFormat(path: path), format != .geoJSONSequence, FileEnding.text(of: path) == format.rawValue,
            !plain.contains(format) || toCrs != nil || layer != nil
        else {
            if toCrs != nil || layer != nil { throw Failure.usage("--to-crs and --layer go with an --output of layers, such as .gpkg.") }
            return nil
        }
        return try LayersOutput(
            path, try settings(layer: layer, encoding: encoding, overwrite: overwrite, reading: inputs))
    }

    /// Shapefiles have a mark for these two, and tables as well.
    static func check(encoding: String) throws {
        guard let known = TextEncoding(encoding), known == .utf8 || known == .gbk else {
            throw Failure.usage("--encoding: \(encoding) is not known; give utf-8 or gbk.")
        }
    }
}

extension LayersOutput {
    /// Writes a table of places with its answers, and tells what is to be told.
    func write(
        _ table: AnsweredTable, _ name: String, title: Phrase, columns: CoordinateColumns, crs: CoordinateReferenceSystem,
        _ session: Session,
        _ titles: FieldTitles, _ look: LayerLook, _ language: Language
    ) throws(Failure) {
        let layer: OutputLayer
        do throws(ProjectionError) {
            layer = try table.layer(
                name, title: title, columns: columns, crs: crs, plane: session.meta.workingCRS, titles: titles, look: look)
        } catch { throw Failure(error) }
        let notes = try write(
            [layer], plane: session.meta.workingCRS, title: session.meta.title(language), lastChange: "\(session.meta.date)T00:00:00.000Z")
        for note in notes { Terminal.tell(note) }
    }
}

extension PlaceInput {
    /// Places of GCJ-02 and BD-09 are converted where they are drawn, and that only where it is asked for.
    static func refuseConverted(_ crs: CoordinateReferenceSystem, isAllowed: Bool) throws(Failure) {
        guard crs.isShifted, !isAllowed else { return }
        throw Failure(
            .usage, CommandFault.converted, "an output of layers would hold places converted from \(crs.identifier)",
            fix: "Give --show-converted where there is such an option, or places in wgs84 or cgcs2000")
    }
}
