import CNoiseZoning
import CNoiseZoningHeader
import FeatureIO
import Foundation
import NoiseZoning
import Regulation
import Testing
import ZoneQueries

/// An index in a file of its own, opened as C opens it.
@safe final class OpenIndex {
    /// The pack of the street block.
    static let pack = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../GeoData/street-block").standardized.path

    /// Its index; made once.
    static let file = Task { () async throws -> PointIndexFile in
        let folder = pack
        let map = try await Zoning.build(packAt: folder, scenario: .init(date: CivilDate(parsing: "2026-11-20"))).map
        let query = PlaceQuery(map: map, ruleset: try Ruleset.bundled(map.meta.ruleset))
        return PointIndexFile(try PointIndex(query), of: query, mapHash: map.meta.sourceHash)
    }

    static let bytes = Task { () async throws -> [UInt8] in try await file.value.bytes() }

    /// Nil where it could not be opened.
    private(set) var index: OpaquePointer?
    /// The code and the words of the fault.
    private(set) var fault: (code: String, english: String, chinese: String)?
    private(set) var status: Int32

    init(path: String) {
        var opened: OpaquePointer?
        var fault: OpaquePointer?
        status = unsafe nz_open(path, &opened, &fault)
        unsafe index = opened
        if let fault = unsafe fault {
            self.fault = unsafe (
                String(cString: nz_fault_code(fault)), String(cString: nz_fault_text(fault, nil)),
                String(cString: nz_fault_text(fault, "zh"))
            )
            unsafe nz_fault_free(fault)
        }
    }

    convenience init(_ bytes: [UInt8]) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "noisezone-\(UUID().uuidString).nzi")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        self.init(path: file.path)
    }

    deinit { unsafe nz_close(index) }

    /// The label of each place; nil where the call was refused.
    func labels(_ places: [(Double, Double)]) -> [UInt32]? {
        var labels = [UInt32](repeating: 0, count: places.count)
        let status = unsafe nz_labels(index, places.map(\.0), places.map(\.1), places.count, &labels)
        return status == NZ_OK ? labels : nil
    }

    /// The code of what is wrong with the bytes, if anything is.
    func check() -> String? {
        var fault: OpaquePointer?
        defer { unsafe nz_fault_free(fault) }
        return unsafe nz_check(index, &fault) == NZ_OK ? nil : String(cString: nz_fault_code(fault))
    }

    func json(_ label: UInt32) -> String? { unsafe nz_label_json(index, label).map { unsafe String(cString: $0) } }
}
