import CGDAL
import Geometry
import StrictJSON
import Wording

/// A layer written by a driver of GDAL, in its memory: nothing is left on the disk, whatever happens.
struct GDALWriting {
    let layer: OutputLayer
    let system: OutputSystem

    /// The bytes of the file.
    ///
    /// Fails with `gdal-missing`, `gdal-driver` and `gdal-not-written`.
    func bytes(_ path: String, driver name: String) throws(FileError) -> [UInt8] {
        guard let version = GDALLibrary.version else {
            throw FileError(
                code: FileFault.gdalMissing, path: path,
                what: "this format is written by GDAL (libgdal, version 3 or later), which is not installed",
                fix: "Install it, in Debian and Ubuntu with: apt-get install gdal-bin; or write .gpkg", kind: .unavailable)
        }
        guard unsafe cgdal_driver_by_name(name) != nil else {
            throw FileError(
                code: OutputFault.gdalDriver, path: path, what: "the GDAL installed here (\(version)) has no driver \(name)",
                fix: "Write .gpkg or .fgb, or install a GDAL that has it", kind: .unavailable)
        }
        let messages = GDALMessages()
        messages.begin()
        defer { messages.end() }
        let place = "/vsimem/noisezone-\(String(UInt64.random(in: 0...UInt64.max), radix: 36)).\(FileEnding.text(of: path) ?? "out")"
        defer { unsafe cgdal_forget(place) }
        guard write(to: place, driver: name), messages.failure == nil, let bytes = Self.contents(place) else {
            throw FileError(
                code: OutputFault.gdalNotWritten, path: path, what: "GDAL cannot write the file: \(messages.take().failure ?? name)",
                fix: "Write .gpkg, or please report this", kind: .ioError)
        }
        return bytes
    }

    private static func contents(_ place: String) -> [UInt8]? {
        var size: UInt64 = 0
        guard let start = unsafe cgdal_contents(place, &size), let count = Int(exactly: size) else { return nil }
        return unsafe Array(UnsafeBufferPointer(start: start, count: count))
    }

    /// Whether all calls went well; failures are in the messages.
    private func write(to place: String, driver name: String) -> Bool {
        guard let dataset = unsafe cgdal_create(name, place) else { return false }
        defer { unsafe cgdal_close(dataset) }
        let reference = unsafe system.wkt.flatMap { unsafe cgdal_system($0) }
        defer { if let reference = unsafe reference { unsafe cgdal_forget_system(reference) } }
        guard let target = unsafe cgdal_create_layer(dataset, layer.name, reference, shapeType) else { return false }
        for column in layer.columns {
            let (type, subtype) = Self.type(column.kind)
            guard unsafe cgdal_create_field(target, column.name, type, subtype) != 0 else { return false }
        }
        for number in 0..<layer.features.count {
            guard unsafe append(layer.features[number], to: target) else { return false }
        }
        return true
    }

    /// wkbPoint, wkbMultiLineString, wkbMultiPolygon, wkbNone.
    private var shapeType: UInt32 {
        switch layer.kind {
        case .point: 1
        case .line: 5
        case .polygon: 6
        case .none: 100
        }
    }

    /// OFTString, OFTInteger64, OFTReal, and OFTInteger with the subtype of a boolean.
    private static func type(_ kind: GeoPackageColumn.DataType) -> (Int32, Int32) {
        switch kind {
        case .text, .date: (4, 0)
        case .integer: (12, 0)
        case .real: (2, 0)
        case .boolean: (0, 1)
        }
    }

    private func append(_ feature: Feature, to target: OpaquePointer) -> Bool {
        guard let made = unsafe cgdal_feature_create(target) else { return false }
        defer { unsafe cgdal_feature_destroy(made) }
        for (number, column) in layer.columns.enumerated() {
            let place = Int32(clamping: number)
            switch (column.kind, feature.property(column.name) ?? .null) {
            case (_, .null): unsafe cgdal_set_null(made, place)
            case (.integer, .number(let value)) where value.int != nil: unsafe cgdal_set_integer(made, place, Int64(value.int ?? 0))
            case (.real, .number(let value)): unsafe cgdal_set_real(made, place, value.double)
            case (.boolean, .bool(let flag)): unsafe cgdal_set_integer(made, place, flag ? 1 : 0)
            case (.text, let value), (.date, let value): unsafe cgdal_set_text(made, place, FieldText.text(value))
            default: unsafe cgdal_set_null(made, place)
            }
        }
        if let shape = feature.shape {
            let bytes = WKB.bytes(Self.many(shape))
            guard unsafe cgdal_set_geometry(made, bytes, Int32(clamping: bytes.count)) != 0 else { return false }
        }
        return unsafe cgdal_feature_add(target, made) != 0
    }

    private static func many(_ shape: Shape) -> Shape {
        switch shape {
        case .lineString(let line): .multiLineString([line])
        case .polygon(let polygon): .multiPolygon(MultiPolygon([polygon]))
        default: shape
        }
    }
}
