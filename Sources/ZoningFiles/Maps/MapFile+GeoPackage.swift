import FeatureIO
import Geometry
import Projection
import Regulation
import StrictJSON
import Wording
import ZoningModel

extension MapFile {
    static func meta(of file: borrowing GeoPackageReader, _ path: String) throws(MapReadError) -> (
        meta: MapMeta, schema: MapSchema, account: [UInt8], seal: MapSeal?
    ) {
        let table = try layer("meta", of: file, path)
        let account = metaJSON(table)
        let row = table.features.first { $0.property("name") == .string(MapSeal.member.row) }
        var seal: MapSeal?
        if case .string(let text)? = row?.property("value") {
            seal = MapSeal(try? JSONParser.parse(Array(text.utf8))) ?? MapSeal.unreadable
        }
        do throws(Diagnostic) {
            let (meta, schema) = try MapMeta.read(json: account, file: path)
            return (meta, schema, account, seal)
        } catch { throw .data([error]) }
    }

    /// Refuses a map whose content is not what its seal says: all of it is read for that.
    ///
    /// A file that nobody has written to since it was made is taken as it is: SQLite counts the writes. To hash it at every opening would cost
    /// more than most answers.
    static func check(
        _ seal: MapSeal, of file: borrowing GeoPackageReader, _ schema: MapSchema, _ account: [UInt8], _ path: String
    ) throws(MapReadError) {
        do throws(FileError) { if try file.changeCount() == GeoPackageContents.changeCount { return } } catch { throw .file(error) }
        var sealing = MapSealing(meta: (try? JSONParser.parse(account)) ?? .null, schema: schema)
        for layer in MapLayer.allCases where file.layers.contains(where: { $0.name == layer.rawValue }) {
            do throws(FileError) {
                try file.forEachRow(layer: layer.rawValue) { (row) throws(FileError) in sealing.add(row.feature, layer: layer) }
            } catch { throw .file(error) }
        }
        try check(sealing.seal(), is: seal, path)
    }

    static func map(
        of file: borrowing GeoPackageReader, _ meta: MapMeta, _ schema: MapSchema, _ path: String, about window: Envelope?, seal: MapSeal?
    ) throws(MapReadError) -> ZoneMap {
        var diagnostics: [Diagnostic] = []
        var zones: [FunctionalZone] = []
        var check = PieceCheck(meta, schema)
        let pieces = try layer("zones", of: file, path, GeoPackageRows(near: window), crs: meta.workingCRS).features
        // A damaged page may end a table early without a word.
        if window == nil, let seal {
            let count = pieces.count(where: { !($0.shape?.polygons.isEmpty ?? true) })
            try Self.check(MapSeal(pieces: count, sha256: seal.sha256), is: seal, path)
        }
        for feature in pieces {
            zones.append(
                contentsOf: FunctionalZone.read(feature, in: schema, meta.periods, file: "\(path)|zones", &check, into: &diagnostics))
        }
        var lines: [TransportLine] = []
        let centres = GeoPackageRows(holding: .init("centre", in: "part"))
        var drawn = try layer("lines", of: file, path, centres, crs: meta.workingCRS).features
        // W1a: each section is followed by the boundary lines that were surveyed beside it.
        if drawn.contains(where: \.isSurveyedSection) { drawn = try layer("lines", of: file, path, crs: meta.workingCRS).features }
        for feature in drawn {
            if feature.property("part") == .string("centre") {
                lines.append(contentsOf: TransportLine.read(feature, file: "\(path)|lines", into: &diagnostics))
            } else if let last = lines.indices.last {
                lines[last].takeSurveyed(feature)
            }
        }
        var (land, yards, areas): ([LandArea], [LandArea], [LandArea]) = ([], [], [])
        for feature in try layer("railway_areas", of: file, path, crs: meta.workingCRS).features {
            var reader = PropertyReader(feature, file: "\(path)|railway_areas")
            let (kind, name, date) = (reader.text("kind"), reader.text("name"), reader.optionalDate("eia_approved_on"))
            let neighbour = reader.optionalText("neighbour")
            diagnostics.append(contentsOf: reader.diagnostics)
            guard let kind, let name else { continue }
            var area = LandArea(kind: kind, name: name, approvedOn: date, polygons: feature.shape?.polygons ?? [])
            area.neighbour = neighbour
            switch kind {
            case LandArea.railwayLand: land.append(area)
            case LandArea.yard: yards.append(area)
            default: areas.append(area)
            }
        }
        var facades = FacadeList()
        if window == nil, file.layers.contains(where: { $0.name == "facades" }) {
            for feature in try layer("facades", of: file, path, crs: meta.workingCRS).features {
                if let facade = Facade.read(feature, meta.periods, file: "\(path)|facades", into: &diagnostics) { facades.append(facade) }
            }
        }
        guard diagnostics.isEmpty else { throw .data(diagnostics) }
        return try ZoneMap(meta: meta, zones: zones, lines: lines, railwayLand: land, yards: yards, areas: areas, facades: facades)
            .withinReach(file: path)
    }

    /// One layer, in the working plane.
    private static func layer(
        _ name: String, of file: borrowing GeoPackageReader, _ path: String, _ rows: GeoPackageRows = .init(),
        crs: CoordinateReferenceSystem? = nil
    ) throws(MapReadError) -> FeatureCollection {
        var rows = rows
        var mover: Mover?
        if let crs, let stored = file.layers.first(where: { $0.name == name })?.crs, stored != "EPSG:\(crs.epsgCode ?? 0)" {
            do throws(ProjectionError) {
                let own = try CoordinateReferenceSystem(namedInFile: stored)
                // Under another name, as a definition that is in no register has none.
                if !own.isSame(as: crs) { mover = try Mover(from: own, to: crs) }
            } catch { throw .data([.projection(error, file: path)]) }
            // The rectangle is in the plane of the map, and the index of the layer is not.
            if mover != nil { rows.near = nil }
        }
        var collection: FeatureCollection
        let faults: [Diagnostic]
        do { (collection, faults) = try file.read(layer: name, rows) } catch {
            if error.fault == FileFault.gpkgLayerNotFound {
                throw .data([
                    Diagnostic(
                        code: MapFault.mapLayer, file: path, what: "this is a GeoPackage, but not a zone map: it has no layer \(name)",
                        fix: "Give a map that `noisezone build` wrote, or a pack with --pack")
                ])
            }
            throw .file(error)
        }
        guard !faults.contains(where: { $0.severity == .error }) else { throw .data(faults) }
        guard let mover else { return collection }
        do throws(ProjectionError) {
            for number in collection.features.indices {
                collection.features[number].shape = try collection.features[number].shape?.mapped { (ring) throws(ProjectionError) in
                    try mover.moved(ring)
                }
            }
        } catch { throw .data([.projection(error, file: path)]) }
        return collection
    }

    /// The rows of the table `meta` as one JSON object.
    private static func metaJSON(_ table: FeatureCollection) -> [UInt8] {
        var text = "{"
        for feature in table.features {
            guard case .string(let name) = feature.property("name"), case .string(let value) = feature.property("value"),
                name != MapSeal.member.row
            else { continue }
            var writer = JSONWriter()
            writer.string(name)
            text += (text.utf8.count > 1 ? "," : "") + writer.text + ":" + value
        }
        return Array((text + "}").utf8)
    }
}

extension TransportLine {
    fileprivate static func read(_ feature: Feature, file: String, into diagnostics: inout [Diagnostic]) -> [TransportLine] {
        var reader = PropertyReader(feature, file: file)
        let (layer, row, name) = (reader.text("layer"), reader.text("row"), reader.text("name"))
        let (source, structure) = (reader.text("source"), reader.choice("structure", Structure.self))
        let (left, right, accuracy) = (
            reader.isAbsent("left_m") ? nil : reader.halfWidth("left_m"), reader.isAbsent("right_m") ? nil : reader.halfWidth("right_m"),
            reader.optionalNumber("accuracy_m")
        )
        let (status, opened, edge) = (
            reader.choice("status", LineStatus.self), reader.optionalDate("opened_on"), reader.optionalText("edge_kind")
        )
        let (lanes, approved) = (reader.optionalWhole("lanes"), reader.optionalDate("eia_approved_on"))
        let neighbour = reader.optionalText("neighbour")
        diagnostics.append(contentsOf: reader.diagnostics)
        guard reader.diagnostics.isEmpty, let layer, let row, let name, let source, let structure, let status else { return [] }
        return (feature.shape?.lines ?? []).map { line in
            var section = TransportLine(
                layer: LineLayer(rawValue: layer) ?? .roads, row: row, name: name, from: nil, to: nil, source: SourceKind(source),
                structure: structure,
                status: status, openedOn: opened, edgeKind: edge.map { EdgeKind(rawValue: $0) }, left: left, right: right,
                accuracy: accuracy, course: line.coordinates, lanes: lanes, approvedOn: approved)
            section.neighbour = neighbour
            return section
        }
    }
}
