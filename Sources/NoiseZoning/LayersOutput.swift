import FeatureIO
import Projection
import StrictJSON
import Wording
import ZoningFiles
import ZoningModel

/// Writes layers that are in the working plane in the format that the ending of a name asks for, in any reference system that it can hold.
package struct LayersOutput {
    /// What is asked for beside the name.
    package struct Settings {
        /// Nil for that of the format: WGS 84 for texts and KML, else the plane of the map.
        package var system: CoordinateReferenceSystem?
        /// The one layer that is written; nil for all that the format holds, or the first.
        package var layer: String?
        /// Of texts in shapefiles and CSV.
        package var encoding = TextEncoding.utf8
        /// Whether GIS are told how the layers look.
        package var hasStyles = true
        /// Whether files that are there are replaced.
        package var overwrite = false
        /// What is read for it, and never written over.
        package var inputs: [String] = []

        package init() {}
    }

    package let path: String
    package let format: OutputFormat
    private let settings: Settings

    /// Nil where the ending is that of no such format. Refuses what the format cannot hold, before any work is done.
    package init?(_ path: String, _ settings: Settings) throws(Failure) {
        guard let format = OutputFormat(path: path) else { return nil }
        try self.init(path, as: format, settings)
    }

    /// In a format that is known otherwise, as for a stream.
    package init(_ path: String, as format: OutputFormat, _ settings: Settings) throws(Failure) {
        (self.path, self.format, self.settings) = (path, format, settings)
        if Machine.isStream(path), format != .geoJSON, format != .geoJSONSequence, format != .csv {
            throw Failure(.usage, SessionFault.outputFormat, file: path, "this format is written to files alone", fix: "Name a file")
        }
        try Self.check(settings.system, format, path)
    }

    /// Whether a system is one that files of a format are in.
    package static func check(_ system: CoordinateReferenceSystem?, _ format: OutputFormat, _ path: String) throws(Failure) {
        guard let system else { return }
        func refusal(_ what: Phrase, _ fix: Phrase) -> Failure { Failure(.usage, SessionFault.outputSystem, file: path, what, fix: fix) }
        if system.isShifted {
            throw refusal(
                "--to-crs \(system.identifier): no file can say that it is in this system, and every program would take it for WGS 84, some hundred metres off",
                "Give wgs84, cgcs2000 or EPSG:n, and convert where the data are shown")
        }
        if format == .kml, system.epsgCode != 4326 { throw refusal("KML is in WGS 84 alone", "Leave --to-crs out, or write .gpkg") }
        if format == .dxf, system.isGeographic {
            throw refusal("a drawing is in metres, not in degrees", "Give a plane, such as EPSG:4548")
        }
    }

    /// The system that is written.
    ///
    /// - Parameter plane: the working plane.
    package func target(_ plane: CoordinateReferenceSystem) -> CoordinateReferenceSystem {
        settings.system ?? (format.isInDegrees ? .wgs84 : plane)
    }

    /// The layer that `--layer` names, or all; refused where there is none of that name.
    private func chosen(_ layers: [OutputLayer]) throws(Failure) -> [OutputLayer] {
        guard let name = settings.layer else { return layers }
        let chosen = layers.filter { $0.name == name }
        guard !chosen.isEmpty else {
            throw Failure(
                .usage, SessionFault.outputLayer, file: path, "there is no layer \(name) here",
                fix: "Give one of: \(Phrase.list(layers.map(\.name)))")
        }
        return chosen
    }

    /// Writes all files or none, and gives what is to be told of them.
    ///
    /// - Parameters:
    ///   - layers: in the working plane, the first the one of formats that hold one.
    ///   - tiling: the pieces of the map, where the areas of the layer `zones`, `classes` or `zone_classes` have no other edges.
    ///   - members: what the whole says of itself.
    package func write(
        _ layers: [OutputLayer], plane: CoordinateReferenceSystem, tiling zones: [FunctionalZone] = [], title: String,
        members: [JSONMember] = [], lastChange: String
    ) throws(Failure) -> [Diagnostic] {
        let chosen = try chosen(layers)
        var notes: [Diagnostic] = []
        if !format.holdsLayers, chosen.count > 1 {
            notes.append(
                Diagnostic(
                    code: SessionFault.outputOneLayer, severity: .note, file: path,
                    what:
                        "the format holds one layer a file, and \(chosen[0].name) was written, not \(Phrase.list(chosen.dropFirst().map(\.name)))",
                    fix: "Give --layer for another, or write .gpkg"))
        }
        let target = target(plane)
        var output: OutputLayers
        do throws(ProjectionError) {
            var carried: [OutputLayer] = []
            for layer in format.holdsLayers ? chosen : Array(chosen.prefix(1)) {
                let isTiling = [MapName.zones, MapName.classes, MapName.zoneClasses].contains(layer.name)
                carried.append(
                    try LayerCarrier(from: plane, to: target, isText: format.isText, tiling: isTiling ? zones : []).carried(layer))
            }
            output = OutputLayers(carried, system: format.needsDefinition ? try OutputSystem(defined: target) : OutputSystem(target))
        } catch { throw Failure(error) }
        (output.encoding, output.hasStyles) = (settings.encoding, settings.hasStyles && !Machine.isStream(path))
        (output.title, output.members, output.lastChange) = (title, members, lastChange)
        do throws(FileError) {
            let written = try output.files(path, as: format)
            try writeFiles(written.files, overwrite: settings.overwrite, reading: settings.inputs)
            return notes + written.notes
        } catch { throw Failure(error) }
    }
}
