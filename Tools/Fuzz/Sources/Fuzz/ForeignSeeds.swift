import Foundation

/// Files that people have, as samples to begin with: every small file below some folders, for each reader that its ending concerns.
struct ForeignSeeds {
    /// Larger ones would only slow the fuzzer down.
    private static let most = 60_000

    /// In the order of their paths.
    private let files: [URL]

    init(below folders: [String]) {
        files = folders.flatMap { folder -> [URL] in
            let found = FileManager.default.enumerator(at: URL(fileURLWithPath: folder), includingPropertiesForKeys: [.fileSizeKey])
            return (found?.compactMap { $0 as? URL } ?? []).filter { file in
                let values = try? file.resourceValues(forKeys: [.fileSizeKey, .isRegularFileKey])
                return values?.isRegularFile == true && (values?.fileSize ?? .max) <= Self.most
            }
        }.sorted { $0.path < $1.path }
    }

    /// Those for one reader, with the bytes before them that choose how it reads.
    func seeds(for reader: String) -> [[UInt8]] { files.flatMap { seeds(for: reader, $0) } + (reader == "layers" ? packs : []) }

    private func seeds(for reader: String, _ file: URL) -> [[UInt8]] {
        guard let bytes = (try? Data(contentsOf: file)).map([UInt8].init) else { return [] }
        let zeros = { (count: Int) in [UInt8](repeating: 0, count: count) }
        switch (file.pathExtension.lowercased(), reader) {
        case ("json", "manifest") where file.lastPathComponent == "pack.json": return [bytes]
        case ("json", "json"), ("geojson", "json"), ("json", "map"), ("geojson", "map"): return [bytes]
        case ("json", "map-text"), ("geojson", "map-text"): return [bytes]
        case ("json", "geojson"), ("geojson", "geojson"): return [[0] + bytes]
        case ("geojson", "parcels"), ("json", "parcels"): return [zeros(3) + bytes]
        case ("geojsonl", "geojson"), ("ndjson", "geojson"): return [[1] + bytes]
        case ("geojsonl", "lines"), ("ndjson", "lines"): return [zeros(4) + bytes]
        case ("csv", "csv"), ("txt", "csv"), ("tsv", "csv"): return [0, 1].map { [$0] + bytes }
        case ("csv", "table"), ("txt", "table"), ("tsv", "table"): return [zeros(4) + bytes]
        case ("csv", "levels"): return [[0] + bytes]
        case ("csv", "parcels"): return [[2, 0, 0] + bytes]
        case ("gpkg", "geopackage"), ("gpkg", "map-package"): return [bytes]
        case ("gpkg", "parcels"): return [[3, 0, 0] + bytes]
        case ("shp", "shapefile"):
            let table = (try? Data(contentsOf: file.deletingPathExtension().appendingPathExtension("dbf"))).map([UInt8].init) ?? []
            return [[UInt8(bytes.count >> 8), UInt8(bytes.count & 255)] + bytes + table]
        default: return []
        }
    }

    /// The texts of whole packs, with a zero byte between the layers.
    private var packs: [[UInt8]] {
        files.filter { $0.lastPathComponent == "pack.json" }.compactMap { manifest in
            guard let data = try? Data(contentsOf: manifest),
                let pack = try? JSONSerialization.jsonObject(with: data) as? [String: Any], let layers = pack["layers"] as? [String: String]
            else { return nil }
            let texts = ["district", "zones", "roads", "buildings"].map { layer -> [UInt8] in
                guard let name = layers[layer], name.hasSuffix("json"),
                    let text = try? Data(contentsOf: manifest.deletingLastPathComponent().appendingPathComponent(name))
                else { return [] }
                return [UInt8](text)
            }
            let whole = Array(texts.joined(separator: [0]))
            return whole.count <= Self.most ? whole : nil
        }
    }
}
