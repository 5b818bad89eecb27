import FeatureIO
import Geometry

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
    public let meta: MapMeta
    private let path: String
    private let content: Content

    private enum Content: ~Copyable {
        case geoPackage(GeoPackageReader)
        /// With the bytes of the file, for its hash.
        case geoJSON(FeatureCollection, [UInt8])
    }

    public convenience init(_ path: String) throws(MapReadError) {
        let text: [UInt8]?
        do throws(FileError) {
            text = try GeoPackageReader.recognises(path) ? nil : try readFile(path)
            if let text { try ForeignFormat.refuseText(text, path, as: .map) }
        } catch { throw .file(error) }
        if let text { try self.init(text, file: path) } else { try self.init(geoPackage: path) }
    }

    private init(geoPackage path: String) throws(MapReadError) {
        let file: GeoPackageReader
        do throws(FileError) { file = try GeoPackageReader(path) } catch { throw .file(error) }
        meta = try Self.meta(of: file, path)
        self.path = path
        content = .geoPackage(file)
    }

    /// A map as GeoJSON. `file` is for messages.
    public init(_ bytes: [UInt8], file: String) throws(MapReadError) {
        let collection = try Self.collection(bytes, file)
        meta = try Self.meta(of: collection, file)
        path = file
        content = .geoJSON(collection, bytes)
    }

    /// The map, or the part of it about a place.
    ///
    /// - Parameter window: metres of the working plane. All pieces whose rectangle meets it are read, whole and in their order, and of the
    ///   others perhaps some; faults of those that are not read are not found. What belongs to the map as a whole (lines, railway land) is
    ///   read in any case; the façades only with the whole map.
    public func map(about window: Envelope? = nil) throws(MapReadError) -> ZoneMap {
        switch content {
        case .geoPackage(let file): try Self.map(of: file, meta, path, about: window)
        case .geoJSON(let collection, _): try Self.map(of: collection, meta, path, about: window)
        }
    }

    /// The SHA-256 of the file's bytes, as 64 hexadecimal digits. Linear in them, each time.
    public func hash() throws(MapReadError) -> String {
        switch content {
        case .geoJSON(_, let bytes): return SHA256.hexDigest(of: bytes)
        case .geoPackage:
            do throws(FileError) { return try SHA256.hexDigest(ofFile: path) } catch { throw .file(error) }
        }
    }
}
