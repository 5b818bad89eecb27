import FeatureIO
import Geometry
import Projection
import StrictJSON
import ZoningModel

extension MapFile {
    static func collection(_ bytes: [UInt8], _ file: String) throws(MapReadError) -> FeatureCollection {
        let (collection, diagnostics): (FeatureCollection, [Diagnostic])
        do throws(FileError) { (collection, diagnostics) = try readGeoJSON(bytes, file: file) } catch { throw .file(error) }
        guard diagnostics.isEmpty else { throw .data(diagnostics) }
        return collection
    }

    /// Refuses a map whose content is not what its seal says.
    static func seal(of collection: FeatureCollection, _ schema: MapSchema, _ file: String) throws(MapReadError) -> MapSeal? {
        func member(_ name: String) -> JSONValue? { collection.members.first { $0.name == name }?.value }
        guard let account = member("noisezone"), let stated = member(MapSeal.member.geoJSON) else { return nil }
        var sealing = MapSealing(meta: account, schema: schema)
        for feature in collection.features { sealing.add(feature, layer: .zones) }
        try check(sealing.seal(), is: MapSeal(stated), file)
        return sealing.seal()
    }

    static func check(_ found: MapSeal, is stated: MapSeal?, _ file: String) throws(MapReadError) {
        guard found != stated else { return }
        let pieces = stated.map { $0 == .unreadable ? found.pieces : $0.pieces } ?? found.pieces
        throw .data([
            Diagnostic(
                code: MapFault.mapEdited, file: file,
                what: pieces == found.pieces
                    ? "the map was changed after it was built"
                    : "the map was changed after it was built: it has \(found.pieces) pieces, and had \(pieces)",
                fix: "Build it again, and change the pack instead")
        ])
    }

    static func meta(of collection: FeatureCollection, _ file: String) throws(MapReadError) -> (MapMeta, MapSchema) {
        do throws(Diagnostic) { return try MapMeta.read(of: collection, file: file) } catch { throw .data([error]) }
    }

    static func map(
        of collection: FeatureCollection, _ meta: MapMeta, _ schema: MapSchema, _ file: String, about window: Envelope?
    ) throws(MapReadError) -> ZoneMap {
        var diagnostics: [Diagnostic] = []
        var zones: [FunctionalZone] = []
        do throws(ProjectionError) {
            var check = PieceCheck(meta, schema)
            let mover = try Mover(from: .wgs84, to: meta.workingCRS)
            // A rectangle that reaches where the plane means nothing keeps nothing out.
            let inDegrees = window.flatMap { try? degrees($0, meta.workingCRS) }
            for var feature in collection.features {
                if let inDegrees, let shape = feature.shape, !Envelope(shape.coordinates).intersects(inDegrees) { continue }
                feature.shape = try feature.shape?.mapped { (ring) throws(ProjectionError) in try mover.moved(ring) }
                zones.append(contentsOf: FunctionalZone.read(feature, in: schema, meta.periods, file: file, &check, into: &diagnostics))
            }
        } catch { throw .data([.projection(error, file: file)]) }
        guard diagnostics.isEmpty else { throw .data(diagnostics) }
        return try ZoneMap(meta: meta, zones: zones)
            .withinReach(file: file)
    }

    /// A rectangle in degrees that holds one of the plane, with room for sides that are not straight there: on 10 km less than 3 m.
    private static func degrees(_ window: Envelope, _ plane: CoordinateReferenceSystem) throws(ProjectionError) -> Envelope {
        let window = window.grown(by: 5 + 0.01 * max(window.width, window.height))
        let corners = [
            Coordinate(x: window.minX, y: window.minY), Coordinate(x: window.maxX, y: window.minY),
            Coordinate(x: window.maxX, y: window.maxY), Coordinate(x: window.minX, y: window.maxY),
        ]
        var places = corners
        try Transformation(from: .wgs84, to: plane).transform(&places, direction: .inverse)
        return Envelope(places)
    }
}

extension ZoneMap {
    /// A map that `build` or `export` wrote, whole.
    public static func read(path: String) throws(MapReadError) -> ZoneMap { try MapFile(path).map() }

    /// The same from bytes of GeoJSON. `file` is for messages.
    public static func read(_ bytes: [UInt8], file: String) throws(MapReadError) -> ZoneMap { try MapFile(bytes, file: file).map() }
}
