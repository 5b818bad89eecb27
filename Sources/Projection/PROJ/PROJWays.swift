import CPROJ

/// What PROJ's database has of a system: the ways from longitude and latitude to it and where it may be used.
struct PROJWays: Sendable {
    struct KnownWay: Sendable {
        /// PROJ's own text of the operation, axes to the east and north, angles in degrees: all that is needed to make it again, without
        /// the database and to the same bits.
        let pipeline: String
        /// Nil where it holds everywhere: a projection without a change of datum, and parameters that the definition itself brings.
        let area: AreaOfUse?
        /// Metres that it is known to; nil where that is not said.
        let accuracy: Double?
    }

    /// The best first.
    let ways: [KnownWay]
    /// Where the system itself may be used; nil where that is not known.
    let area: AreaOfUse?
    /// The name of its longitude and latitude: `Beijing 1954`.
    let datum: String

    /// Looks a target up (a code such as `EPSG:2437`, or WKT): 2 ms and more, 10 with a cold cache.
    ///
    /// The hub is WGS 84, else CGCS2000 (one and the same here). There is no way where PROJ knows only a "ballpark" one, that is by ignoring the
    /// change of datum: the error would be tens to hundreds of metres.
    init(to target: String, name: String) throws(ProjectionError) {
        let context = try PROJDatabase.open()
        guard let crs = unsafe PROJObject(cproj_create(context.pointer, target)) else { throw .unknown(name) }
        let geodetic = unsafe PROJObject(cproj_crs_get_geodetic_crs(context.pointer, crs.pointer))
        datum = Excerpt.of(geodetic?.name ?? name)
        area = crs.areaOfUse(in: context)
        var ways: [KnownWay] = []
        for hub in ["EPSG:4326", "EPSG:4490"] where ways.isEmpty {
            guard let lonLat = unsafe PROJObject(cproj_create(context.pointer, hub)) else { throw .unknown(hub) }
            ways = Self.ways(from: lonLat, to: crs, in: context)
        }
        self.ways = ways
    }

    private static func ways(
        from: borrowing PROJObject, to: borrowing PROJObject, in context: borrowing PROJContext
    ) -> [KnownWay] {
        guard let list = unsafe cproj_create_operations(context.pointer, from.pointer, to.pointer) else { return [] }
        defer { unsafe cproj_list_destroy(list) }
        var ways: [KnownWay] = []
        for number in 0..<(unsafe cproj_list_get_count(list)) {
            guard let found = unsafe PROJObject(cproj_list_get(context.pointer, list, number)),
                let turned = unsafe PROJObject(cproj_normalize_for_visualization(context.pointer, found.pointer)),
                let pipeline = unsafe cproj_as_pipeline(context.pointer, turned.pointer)
            else { continue }
            let accuracy = unsafe cproj_coordoperation_get_accuracy(context.pointer, found.pointer)
            let area = found.type == PJ_TYPE_CONVERSION ? nil : found.areaOfUse(in: context)
            ways.append(KnownWay(pipeline: unsafe String(cString: pipeline), area: area, accuracy: accuracy < 0 ? nil : accuracy))
        }
        return ways
    }
}
