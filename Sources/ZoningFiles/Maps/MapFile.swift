import FeatureIO
import Geometry
import Wording
import ZoningModel

/// Why a map could not be read.
public enum MapReadError: Error, Sendable {
    case file(FileError)
    case data([Diagnostic])
}

/// A map that `build` or `export` wrote, opened: what it says of itself is known, its pieces are read when they are asked for.
///
/// A GeoPackage holds everything, so that it answers and explains alone; GeoJSON holds the zones, and no lines to explain from.
/// Not for more than one task at a time.
public final class MapFile {
    /// What the map says of itself: rules, day, readings and sources.
    public let meta: MapMeta
    private let schema: MapSchema
    private let path: String
    private let content: Content
    /// What is doubtful of the file as a whole.
    public let warnings: [Diagnostic]
    /// What the content must be, as long as nobody has looked.
    private var unchecked: (seal: MapSeal, account: [UInt8])?
    private let seal: MapSeal?

    private enum Content: ~Copyable {
        case geoPackage(GeoPackageReader)
        /// With the bytes of the file, for its hash.
        case geoJSON(FeatureCollection, [UInt8])
    }

    /// Opens a zone map: of a GeoPackage the meta alone is read, GeoJSON as a whole and held against its seal.
    /// Throws `.file` (no file, a folder, another format), or `.data` (no zone map, damaged, changed by hand).
    public convenience init(_ path: String) throws(MapReadError) {
        guard !isFolder(path) else {
            throw .file(
                FileError(
                    code: MapFault.mapIsFolder, path: path, what: "this is a folder, not a zone map",
                    fix: "Give a data pack with --pack, or name the map in the folder", kind: .notFound))
        }
        let text: [UInt8]?
        do throws(FileError) {
            // A pipe that nobody writes to would hold up whoever takes the map, and a server at every SIGHUP.
            text = try GeoPackageReader.recognises(path) ? nil : try readFile(path, pipes: false)
            if let text { try ForeignFormat.refuseText(text, path, as: .map) }
        } catch { throw .file(error) }
        if let text { try self.init(text, file: path) } else { try self.init(geoPackage: path) }
    }

    private init(geoPackage path: String) throws(MapReadError) {
        let file: GeoPackageReader
        do throws(FileError) { file = try GeoPackageReader(path) } catch { throw .file(error) }
        let (meta, schema, account, seal) = try Self.meta(of: file, path)
        (self.meta, self.schema) = (meta, schema)
        unchecked = seal.map { ($0, account) }
        self.seal = seal
        warnings = seal == nil ? [Self.unsealed(path)] : []
        self.path = path
        content = .geoPackage(file)
    }

    /// A map as GeoJSON. `file` is for messages.
    public init(_ bytes: [UInt8], file: String) throws(MapReadError) {
        let collection = try Self.collection(bytes, file)
        let (meta, schema) = try Self.meta(of: collection, file)
        seal = try Self.seal(of: collection, schema, file)
        warnings = seal == nil ? [Self.unsealed(file)] : []
        (self.meta, self.schema) = (meta, schema)
        path = file
        content = .geoJSON(collection, bytes)
    }

    /// The map, or the part of it about a place.
    ///
    /// - Parameter window: metres of the working plane. All pieces whose rectangle meets it are read, whole and in their order, and of the
    ///   others perhaps some; faults of those that are not read are not found. What belongs to the map as a whole (lines, railway land) is
    ///   read in any case; the façades only with the whole map.
    public func map(about window: Envelope? = nil) throws(MapReadError) -> ZoneMap {
        let map: ZoneMap
        switch content {
        case .geoPackage(let file):
            // First, since it tells the feature and the member where it can.
            map = try Self.map(of: file, meta, schema, path, about: window, seal: seal)
            if let unchecked { try Self.check(unchecked.seal, of: file, schema, unchecked.account, path) }
            unchecked = nil
        case .geoJSON(let collection, _): map = try Self.map(of: collection, meta, schema, path, about: window)
        }
        if window == nil, map.zones.isEmpty { throw .data([Self.empty(path)]) }
        // A map may come from a program that did not ask.
        var area = Envelope()
        for zone in map.zones { for place in zone.polygon.exterior { area.add(place) } }
        if let doubt = WorkingPlane(meta.workingCRS).doubt(over: area, file: path), doubt.severity == .error { throw .data([doubt]) }
        return map
    }

    /// The SHA-256 of the bytes that are read here, as 64 hexadecimal digits, whatever stands at the path by now. Linear in them, each time.
    public func hash() throws(MapReadError) -> String {
        switch content {
        case .geoJSON(_, let bytes): return SHA256.hexDigest(of: bytes)
        case .geoPackage(let file):
            do throws(FileError) { return try file.hash() } catch { throw .file(error) }
        }
    }

    private static func empty(_ path: String) -> Diagnostic {
        Diagnostic(code: MapFault.mapEmpty, file: path, what: "the map has no piece: it says nothing of any place", fix: "Build it again")
    }

    /// Maps of before the seal are read, and it is said that they cannot be checked.
    private static func unsealed(_ path: String) -> Diagnostic {
        Diagnostic(
            code: MapFault.mapUnsealed, severity: .warning, file: path,
            what: "the map holds no hash of its content, as those of earlier versions: a change by hand would not show",
            fix: "Build it again")
    }
}

extension ZoneMap {
    /// The same map, if all of it lies near together: else a vertex was changed since it was built.
    func withinReach(file: String) throws(MapReadError) -> ZoneMap {
        var box = Envelope()
        func add(_ places: [Coordinate], _ feature: String) throws(MapReadError) {
            for place in places {
                var grown = box
                grown.add(place)
                guard FarVertices.isInPlane(place), max(grown.width, grown.height) <= FarVertices.widest else {
                    throw .data([
                        Diagnostic(
                            code: MapFault.farVertex, file: file, feature: feature, coordinate: place,
                            what: "this vertex lies more than \(Int(FarVertices.widest / 1000)) km from others of the map",
                            fix: "The file was changed since it was built: build it again")
                    ])
                }
                box = grown
            }
        }
        for zone in zones { for ring in zone.polygon.rings { try add(ring, zone.id) } }
        for line in lines { try add(line.course, line.row) }
        for area in railwayLand + yards + areas { for ring in area.polygons.flatMap(\.rings) { try add(ring, area.name) } }
        for facade in facades { try add([facade.from, facade.to], facade.building) }
        return self
    }
}
