import CGDAL
import Wording

/// A file that GDAL has opened; closed when it goes out of use. Not for more than one thread at a time.
@safe struct GDALDataset: ~Copyable {
    private let handle: OpaquePointer

    /// - Parameters:
    ///   - file: the real path of a regular file or folder, never a name that GDAL gives a meaning of its own.
    ///   - path: for messages.
    init(file: String, path: String, _ messages: GDALMessages) throws(FileError) {
        let opened = unsafe Self.withCStrings(GDALLibrary.drivers) { drivers in
            unsafe cgdal_open(file, drivers)
        }
        guard let opened = unsafe opened else { throw Self.unreadable(path, messages) }
        unsafe handle = opened
    }

    static func unreadable(_ path: String, _ messages: GDALMessages) -> FileError {
        let words = messages.take().failure.flatMap { $0.contains("not recognized as") ? nil : $0 }
        return FileError(
            code: FileFault.sourceUnreadable, path: path,
            what: words.map { "GDAL cannot read the file: \($0)" } ?? "neither this program nor GDAL knows the format of the file",
            fix:
                "Give OSM, GeoJSON, GeoPackage, shapefile, CSV with WKT, DXF, KML, GML, GPX, MapInfo, FlatGeobuf or a file geodatabase; save a DWG as DXF",
            kind: .badData)
    }

    deinit { unsafe cgdal_close(handle) }

    /// The short name of its format.
    var driver: String {
        guard let driver = unsafe cgdal_driver(handle), let name = unsafe cgdal_driver_name(driver) else { return "" }
        return unsafe String(cString: name)
    }

    var layerCount: Int32 { unsafe cgdal_layer_count(handle) }

    /// Calls with one of its layers; not at all where there is none of that number.
    func withLayer<Result>(_ number: Int32, _ body: (borrowing GDALLayer) throws(FileError) -> Result) throws(FileError) -> Result? {
        guard let layer = unsafe cgdal_layer(handle, number), let layer = unsafe GDALLayer(layer) else { return nil }
        return try body(layer)
    }

    /// A list as GDAL takes it: pointers to texts, then nothing.
    private static func withCStrings<Result>(
        _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Result
    ) -> Result {
        let bytes = texts.flatMap { Array($0.utf8CString) }
        return unsafe bytes.withUnsafeBufferPointer { all in
            var starts: [UnsafePointer<CChar>?] = unsafe []
            var at = 0
            for text in texts {
                unsafe starts.append(all.baseAddress.map { unsafe $0 + at })
                at += text.utf8.count + 1
            }
            unsafe starts.append(nil)
            return unsafe starts.withUnsafeBufferPointer { list in
                guard let base = list.baseAddress else { preconditionFailure("a list with an end has a beginning") }
                return unsafe body(base)
            }
        }
    }
}
