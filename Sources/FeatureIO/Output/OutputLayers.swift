import StrictJSON
import Wording

/// Layers as the files of one format: all of them in memory, so that they are written together or not at all.
package struct OutputLayers: Sendable {
    /// In formats of one layer the first is written.
    package var layers: [OutputLayer]
    /// The system that the coordinates are in.
    package var system: OutputSystem
    /// Of texts in shapefiles and CSV.
    package var encoding = TextEncoding.utf8
    /// What the collection says of itself beside its features: members of GeoJSON, rows of the table `meta` of a GeoPackage.
    package var members: [JSONMember] = []
    /// The name of the whole.
    package var title = ""
    /// When the contents last changed, for a GeoPackage: given, so that the same contents give the same bytes.
    package var lastChange = "2000-01-01T00:00:00.000Z"
    /// Whether styles lie beside the file, or in a GeoPackage.
    package var hasStyles = true

    package init(_ layers: [OutputLayer], system: OutputSystem) { (self.layers, self.system) = (layers, system) }

    /// One file of several.
    package typealias File = (path: String, contents: [UInt8])

    /// The files, the one of `path` first, and what is to be told of them.
    ///
    /// Fails with `gdal-missing` or `gdal-driver` where the format needs a library that is not there, with `output-too-large` where the
    /// format holds no more, and with `property-type`.
    package func files(_ path: String, as format: OutputFormat) throws(FileError) -> (files: [File], notes: [Diagnostic]) {
        guard let first = layers.first else { preconditionFailure("nothing to write") }
        var files: [File] = []
        var notes: [Diagnostic] = []
        var names: [String: String] = [:]
        switch format {
        case .geoPackage: files = [(path, try geoPackage().bytes(for: path))]
        case .geoJSON:
            files = [(path, GeoJSONWriter.collection(collection(first), places: system.places.usual, mostPlaces: system.places.most))]
        case .geoJSONSequence: files = [(path, sequence(first))]
        case .csv:
            let written = CSVLayer(first, places: system.places, encoding: encoding).written()
            files = [(path, written.bytes)]
            notes += LayerNote.lost(written.lost, path)
        case .shapefile:
            let written = try ShapefileWriting(layer: first, encoding: encoding, definition: system.prj).written(path)
            (files, names) = (written.files, written.names)
            notes += written.notes
        case .kml: files = [(path, KMLWriting(layers: layers, title: title, places: system.places).bytes())]
        case .dxf: files = [(path, DXFWriting(layers: layers).bytes())]
        case .flatGeobuf: files = [(path, try GDALWriting(layer: first, system: system).bytes(path, driver: "FlatGeobuf"))]
        case .parquet: files = [(path, try GDALWriting(layer: first, system: system).bytes(path, driver: "Parquet"))]
        }
        if hasStyles, format.hasStyleFiles { files += first.styleFiles(path) { names[$0] ?? $0 } }
        if !format.namesSystem { notes.append(LayerNote.unnamedSystem(system.name, path)) }
        if format == .geoJSON || format == .geoJSONSequence, !system.isWGS84 { notes.append(LayerNote.otherSystem(system.name, path)) }
        return (files, notes)
    }

    private func collection(_ layer: OutputLayer) -> FeatureCollection {
        FeatureCollection(
            name: title.isEmpty ? layer.name : title, crs: system.registered, members: members,
            features: (0..<layer.features.count).map { layer.features[$0] })
    }

    private func sequence(_ layer: OutputLayer) -> [UInt8] {
        var writer = GeoJSONWriter(places: system.places.usual, mostPlaces: system.places.most)
        for number in 0..<layer.features.count { writer.appendLine(layer.features[number]) }
        return writer.bytes
    }

    /// The layers as tables, with their styles.
    private func geoPackage() -> GeoPackageContents {
        var tables = layers.map { layer in
            GeoPackageTable(
                name: layer.name, identifier: layer.title.isEmpty ? layer.name : layer.title,
                geometry: Self.geometry(layer.kind, system.number), columns: layer.columns, features: layer.features)
        }
        if !members.isEmpty { tables.append(.meta(members)) }
        return GeoPackageContents(
            systems: [
                GeoPackageSystem(
                    name: system.name, id: system.number, organization: system.code == nil ? "NONE" : "EPSG",
                    definition: system.wkt ?? "undefined")
            ],
            tables: tables, styles: hasStyles ? layers.compactMap(\.geoPackageStyle) : [], lastChange: lastChange)
    }

    private static func geometry(_ kind: SourceLayer.ShapeKind, _ system: Int32) -> GeoPackageGeometryColumn? {
        switch kind {
        case .point: .init(kind: .point, system: system)
        case .line: .init(kind: .multiLineString, system: system)
        case .polygon: .init(kind: .multiPolygon, system: system)
        case .none: nil
        }
    }
}

extension OutputLayer {
    /// The style as a GeoPackage holds it; nil where the layer has none.
    package var geoPackageStyle: GeoPackageStyle? {
        style.map { style in
            let texts = style.texts { $0 }
            return GeoPackageStyle(table: name, name: "noisezone", qml: texts.qml, sld: texts.sld, description: title)
        }
    }

    /// The styles that lie beside a file of the layer: `.qml` for QGIS and `.sld` for others; none where it has none.
    ///
    /// - Parameter name: of a column in the file.
    package func styleFiles(_ path: String, _ name: (String) -> String = { $0 }) -> [OutputLayers.File] {
        guard let texts = style?.texts(name) else { return [] }
        let stem = ShapefileWriting.stem(path)
        return [(stem + ".qml", Array(texts.qml.utf8)), (stem + ".sld", Array(texts.sld.utf8))]
    }
}
