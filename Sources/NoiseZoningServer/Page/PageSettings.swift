import FeatureIO
import Wording

/// What the page at `/` is given beside the map: the program that draws maps in browsers, and pictures to lie below ours.
package struct PageSettings: Sendable {
    /// The files of MapLibre GL JS; nil where the server has none, and the page does without a picture of the map.
    let mapLibre: MapLibre?
    /// Nil where nothing is fetched from other machines.
    let basemap: Basemap?

    /// Neither.
    package init() { (mapLibre, basemap) = (nil, nil) }

    /// - Parameters:
    ///   - folder: with `maplibre-gl.js` and `maplibre-gl.css`, which are read now: no request names a file.
    ///   - basemap: a template of addresses, as ``Basemap/init(_:isShifted:attribution:)`` takes it.
    package init(mapLibre folder: String?, basemap: Basemap?) throws(FileError) {
        self.basemap = basemap
        mapLibre = try folder.map { (folder) throws(FileError) in
            guard isFolder(folder) else {
                throw FileError(
                    code: FileFault.folderNotFound, path: folder, what: "there is no such folder, and MapLibre should be in it",
                    fix: "Give the folder that Tools/maplibre says, or leave --maplibre and NOISEZONE_MAPLIBRE out", kind: .notFound)
            }
            return MapLibre(
                script: try Self.read(folder, "maplibre-gl.js"), sheet: try Self.read(folder, "maplibre-gl.css"))
        }
    }

    private static func read(_ folder: String, _ name: String) throws(FileError) -> [UInt8] {
        try readFile("\(folder)/\(name)", limit: 8 << 20, pipes: false)
    }

    /// MapLibre GL JS, as it is published.
    struct MapLibre: Sendable {
        let script: [UInt8]
        let sheet: [UInt8]
    }
}

/// Tiles of pictures from another server, which the browser of who looks at the page fetches.
package struct Basemap: Sendable, Hashable {
    /// `https://host/{z}/{x}/{y}.png`
    let template: String
    /// Whether the pictures are in GCJ-02: they are moved then, never our data.
    let isShifted: Bool
    /// Whose pictures they are, as their licence wants it said on the map.
    let attribution: String?
    /// Scheme, host and port: what the page may ask beside its own server.
    let origin: String

    /// Nil where the template is no address with `{z}`, `{x}` and `{y}` behind a plain host.
    package init?(_ template: String, isShifted: Bool, attribution: String? = nil) {
        guard let scheme = ["https://", "http://"].first(where: template.hasPrefix), ["{z}", "{x}", "{y}"].allSatisfy(template.contains)
        else { return nil }
        let host = template.dropFirst(scheme.count).prefix { $0 != "/" }
        // It stands in a header: letters, digits and a port, so that nothing else can be said there.
        let isHost = host.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ":"): true
            default: false
            }
        }
        guard !host.isEmpty, isHost, template.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        self.template = template
        self.isShifted = isShifted
        self.attribution = attribution
        origin = scheme + host
    }
}
