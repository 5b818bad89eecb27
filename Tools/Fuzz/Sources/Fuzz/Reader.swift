import Dispatch
import Glibc

@testable import FeatureIO
@testable import Projection
@testable import Regulation
@testable import StrictJSON
@testable import ZoningFiles
@testable import ZoningModel

/// What is put under the fuzzer: one reader of foreign bytes each, or the whole way behind the readers (`WholePath`).
enum Target {
    case reader(Reader)
    case path(WholePath)

    init?(_ name: String) {
        if let reader = Reader(rawValue: name) {
            self = .reader(reader)
        } else if let path = WholePath(rawValue: name) {
            self = .path(path)
        } else {
            return nil
        }
    }

    static let names = Reader.allCases.map(\.rawValue) + WholePath.allCases.map(\.rawValue)

    /// The one that the command names; a C function can capture nothing, so it stands here.
    static let chosen = CommandLine.arguments.dropFirst().first.flatMap { Target($0) }

    func read(_ bytes: [UInt8]) {
        switch self {
        case .reader(let reader): reader.read(bytes)
        case .path(let path): _ = Waiting.run { await path.run(bytes, scratch: Scratch.write) }
        }
    }

    func seeds() -> [[UInt8]] {
        switch self {
        case .reader(let reader): return reader.seeds
        case .path(let path): return Waiting.run { await path.seeds(file: Scratch.write([], ".seed")) }
        }
    }
}

/// libFuzzer calls from C, which cannot wait for a task: so the thread does.
enum Waiting {
    static func run<Value: Sendable>(_ body: @escaping @Sendable () async -> Value) -> Value {
        let done = DispatchSemaphore(value: 0)
        let box = Box<Value>()
        Task {
            unsafe box.value = await body()
            done.signal()
        }
        done.wait()
        return unsafe box.value!
    }

    /// Written before the signal and read after it.
    private final class Box<Value>: @unchecked Sendable { nonisolated(unsafe) var value: Value? }
}

enum Reader: String, CaseIterable {
    case json, geojson, csv, wkt, wkb, geopackage, shapefile, coordinate, time, manifest, map

    /// Reads the bytes and forgets them: only a crash, a hang or undue memory is a find.
    func read(_ bytes: [UInt8]) {
        switch self {
        case .json: _ = try? JSONDocument(bytes)
        case .geojson:
            // The first byte chooses between a collection, a sequence, and text of which nothing is said.
            let names = ["f.geojson", "f.geojsonl", "-"]
            _ = try? readGeoJSON(Array(bytes.dropFirst()), file: names[Int(bytes.first ?? 0) % names.count])
        case .csv: csv(bytes)
        case .wkt: _ = try? WKT.read(bytes)
        case .wkb: _ = try? WKB.read(bytes)
        case .geopackage:
            let path = Scratch.write(bytes, ".gpkg")
            guard let file = try? GeoPackageReader(path) else { return }
            for layer in file.layers { _ = try? file.read(layer: layer.name) }
        case .shapefile: shapefile(bytes)
        case .coordinate:
            for crs in [CoordinateReferenceSystem.wgs84, .gcj02, .cgcs2000] { _ = try? WrittenCoordinate.parse(utf8: bytes, crs: crs) }
            if let plane = Self.plane { _ = try? WrittenCoordinate.parse(utf8: bytes, crs: plane) }
        case .time:
            _ = try? WrittenTime(parsing: String(decoding: bytes, as: UTF8.self))
            _ = try? CivilDate(parsing: String(decoding: bytes, as: UTF8.self))
        case .manifest: _ = PackManifest.read(bytes, file: "pack.json")
        case .map: _ = try? ZoneMap.read(bytes, file: "f.geojson")
        }
    }

    private static let plane = try? CoordinateReferenceSystem(parsing: "EPSG:4548")

    /// The first byte chooses the encoding; the table is read as rows of answers are, and as parcels.
    private func csv(_ bytes: [UInt8]) {
        let path = Scratch.write(Array(bytes.dropFirst()), ".csv")
        let encodings = [TextEncoding.utf8, .gbk, .windows1252]
        let encoding = encodings[Int(bytes.first ?? 0) % encodings.count]
        if let table = try? CSVTable(path: path, encoding: encoding) {
            try? table.forEachRow { (row) throws(FileError) in for index in 0..<row.count { _ = row[index] } }
        }
        var rows = FeatureRows(path: path)
        rows.encoding = encoding
        _ = try? rows.forEach { _ in
        } body: { _ in
        }
    }

    /// Two bytes say how many of the rest are the `.shp`; the others are the `.dbf`.
    private func shapefile(_ bytes: [UInt8]) {
        guard bytes.count >= 2 else { return }
        let rest = bytes.dropFirst(2)
        let count = min(Int(bytes[0]) << 8 | Int(bytes[1]), rest.count)
        let path = Scratch.write(Array(rest.prefix(count)), ".shp")
        _ = Scratch.write(Array(rest.dropFirst(count)), ".dbf")
        _ = try? ShapefileReader.read(path)
    }
}

/// Files in memory (tmpfs) for readers that want a path; one name for the whole run.
enum Scratch {
    private static let stem = "/dev/shm/noisezone-fuzz-\(getpid())"

    static func write(_ bytes: [UInt8], _ ending: String) -> String {
        save(bytes, to: stem + ending)
        return stem + ending
    }

    static func removeAll() {
        for ending in [".gpkg", ".csv", ".shp", ".dbf", ".ndjson", ".geojson", ".geojsonl", ".seed"] { unsafe unlink(stem + ending) }
    }
}

func save(_ bytes: [UInt8], to path: String) {
    let file = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0, unsafe Glibc.write(file, bytes, bytes.count) == bytes.count else {
        unsafe perror(path)
        exit(74)
    }
    close(file)
}
