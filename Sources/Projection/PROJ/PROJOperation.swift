import CPROJ
import Geometry

/// A PROJ operation from longitude and latitude (degrees) to one reference system, and back, with the context it lives in.
///
/// Not Sendable: PROJ keeps state in both handles.
@safe struct PROJOperation: ~Copyable {
    private let context: PROJContext
    private let pointer: OpaquePointer

    deinit { _ = unsafe cproj_destroy(pointer) }

    private init(context: consuming PROJContext, pointer: OpaquePointer) {
        self.context = context
        unsafe self.pointer = unsafe pointer
    }

    /// From PROJ's database, to `target` (a code such as `EPSG:2437`, or WKT): 2 ms and more, 10 with a cold cache.
    ///
    /// The hub is WGS 84, else CGCS2000 (one and the same here). A target whose datum PROJ can only reach by "ballpark", that is by ignoring the
    /// change of datum, is refused: the error would be tens to hundreds of metres.
    init(database target: String, name: String) throws(ProjectionError) {
        let context = try PROJDatabase.open()
        guard let crs = unsafe PROJObject(cproj_create(context.pointer, target)) else { throw .unknown(name) }
        for hub in ["EPSG:4326", "EPSG:4490"] {
            guard let lonLat = unsafe PROJObject(cproj_create(context.pointer, hub)) else { throw .unknown(hub) }
            let found = unsafe PROJObject(Self.strictOperation(context.pointer, from: lonLat.pointer, to: crs.pointer))
            guard let found else { continue }
            if let pointer = unsafe cproj_normalize_for_visualization(context.pointer, found.pointer) {
                unsafe self.init(context: context, pointer: pointer)
                return
            }
        }
        throw ProjectionError(
            .noTransformation, what: "PROJ knows no transformation between \(name) and WGS 84 or CGCS2000",
            fix: "Convert the data to CGCS2000 (EPSG:4490, EPSG:4548) with the parameters of its survey, and give that")
    }

    private static func strictOperation(_ context: OpaquePointer, from: OpaquePointer, to: OpaquePointer) -> OpaquePointer? {
        unsafe "ALLOW_BALLPARK=NO".withCString { option in
            let options: [UnsafePointer<CChar>?] = unsafe [option, nil]
            return unsafe cproj_create_crs_to_crs_from_pj(context, from, to, options)
        }
    }

    /// Carries the places in one call of `proj_trans_generic`, in place; a place that fails comes back as infinities (`HUGE_VAL`).
    ///
    /// O(n); about 0.1–0.3 µs a place.
    func apply(_ places: UnsafeMutableBufferPointer<Coordinate>, toHub: Bool) {
        guard let base = places.baseAddress else { return }
        let numbers = unsafe UnsafeMutableRawPointer(base).assumingMemoryBound(to: Double.self)
        _ = unsafe cproj_trans(pointer, toHub ? PJ_INV : PJ_FWD, numbers, places.count)
    }
}
