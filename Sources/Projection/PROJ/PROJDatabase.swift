import CPROJ
import Wording

/// Reference systems that PROJ has to look up: EPSG codes that are not built in, and WKT.
enum PROJDatabase {
    static func describe(epsg code: Int) throws(ProjectionError) -> CoordinateReferenceSystem {
        let context = try open()
        let found = unsafe PROJObject(cproj_create(context.pointer, "EPSG:\(code)"))
        guard let crs = found else { throw .unknown("EPSG:\(code)") }
        let facts = try facts(of: crs, in: context, label: "EPSG:\(code)")
        return CoordinateReferenceSystem(
            definition: .epsg(code), identifier: "EPSG:\(code)", name: facts.name, isGeographic: facts.metresPerUnit == nil,
            metresPerUnit: facts.metresPerUnit)
    }

    static func describe(wkt: String, origin: Phrase) throws(ProjectionError) -> CoordinateReferenceSystem {
        let context = try open()
        let found = unsafe PROJObject(cproj_create_from_wkt(context.pointer, wkt))
        guard let crs = found else {
            throw ProjectionError(
                .unsupportedCRS, what: "PROJ cannot read \(origin) as a reference system",
                fix: "Export the .prj file again, or name the system: \(ProjectionError.acceptedForms)")
        }
        let facts = try facts(of: crs, in: context, label: origin)
        if let code = epsg(of: crs, in: context) {
            if let known = CoordinateReferenceSystem.builtIn(epsg: code) { return known }
            return try describe(epsg: code)
        }
        return CoordinateReferenceSystem(
            definition: .wkt(wkt), identifier: facts.name, name: facts.name, isGeographic: facts.metresPerUnit == nil,
            metresPerUnit: facts.metresPerUnit)
    }

    /// Percent from which on PROJ's comparison finds the parameters equal, whatever the name (`proj_identify`: 70).
    private static let sureConfidence: Int32 = 70

    /// The entry of EPSG's register that a definition is, its parameters compared; nil where there is none, and where the definition brings
    /// its own way to WGS 84 (TOWGS84), which the register would not.
    private static func epsg(of crs: borrowing PROJObject, in context: borrowing PROJContext) -> Int? {
        guard crs.type != PJ_TYPE_BOUND_CRS, crs.type != PJ_TYPE_COMPOUND_CRS else { return nil }
        var confidence: UnsafeMutablePointer<Int32>?
        guard let list = unsafe cproj_identify(context.pointer, crs.pointer, &confidence) else { return nil }
        defer {
            unsafe cproj_list_destroy(list)
            unsafe cproj_confidence_destroy(confidence)
        }
        guard unsafe cproj_list_get_count(list) > 0, let sure = unsafe confidence?[0], sure >= sureConfidence,
            let found = unsafe PROJObject(cproj_list_get(context.pointer, list, 0)), let code = unsafe cproj_get_id_code(found.pointer)
        else { return nil }
        return unsafe Int(String(cString: code))
    }

    /// Whether PROJ finds two systems to mean the same; false where it cannot be asked.
    static func areEquivalent(_ a: CoordinateReferenceSystem, _ b: CoordinateReferenceSystem) -> Bool {
        guard let context = try? open(), let first = unsafe PROJObject(cproj_create(context.pointer, a.registerText)),
            let second = unsafe PROJObject(cproj_create(context.pointer, b.registerText))
        else { return false }
        return unsafe cproj_is_equivalent(context.pointer, first.pointer, second.pointer) != 0
    }

    /// A context with the database, or the error that says where it is looked for.
    static func open() throws(ProjectionError) -> PROJContext {
        let context = try PROJContext()
        guard context.hasDatabase else {
            throw ProjectionError(
                .databaseMissing, what: "PROJ's database proj.db was not found",
                fix: "Install the package proj-data, or set PROJ_DATA to the folder that holds proj.db")
        }
        return context
    }

    private static func facts(
        of crs: borrowing PROJObject, in context: borrowing PROJContext, label: Phrase
    ) throws(ProjectionError) -> (name: String, metresPerUnit: Double?) {
        func refuse(_ what: Phrase) -> ProjectionError {
            ProjectionError(
                .unsupportedCRS, what: "\(label) \(what)",
                fix: "Give a geographic system in degrees or a projected one with axes to the east and north, for example EPSG:4548")
        }
        let horizontal = unsafe PROJObject(
            crs.type == PJ_TYPE_COMPOUND_CRS
                ? cproj_crs_get_sub_crs(context.pointer, crs.pointer, 0) : cproj_clone(context.pointer, crs.pointer))
        guard let horizontal else { throw refuse("has no horizontal part") }
        let base = unsafe PROJObject(
            horizontal.type == PJ_TYPE_BOUND_CRS
                ? cproj_get_source_crs(context.pointer, horizontal.pointer) : cproj_clone(context.pointer, horizontal.pointer))
        guard let base else { throw refuse("cannot be read") }
        let geographic = [PJ_TYPE_GEOGRAPHIC_2D_CRS, PJ_TYPE_GEOGRAPHIC_3D_CRS].contains(base.type)
        guard geographic || base.type == PJ_TYPE_PROJECTED_CRS else { throw refuse("is neither a geographic nor a projected system") }
        let name = Excerpt.of(horizontal.name ?? label.description)
        let axes = unsafe PROJObject(cproj_crs_get_coordinate_system(context.pointer, base.pointer))
        guard let axes, let first = axis(0, of: axes, in: context), let second = axis(1, of: axes, in: context) else {
            throw refuse("has no axes")
        }
        guard Set([first.direction, second.direction]) == ["east", "north"] else {
            throw refuse("has axes that do not point east and north")
        }
        if geographic {
            guard abs(first.factor * 180 / .pi - 1) < 1e-9 else { throw refuse("is not in degrees") }
            return (name, nil)
        }
        return (name, first.factor)
    }

    private static func axis(
        _ index: Int32, of axes: borrowing PROJObject, in context: borrowing PROJContext
    ) -> (direction: String, factor: Double)? {
        var direction: UnsafePointer<CChar>?
        var factor = 0.0
        let found = unsafe cproj_cs_get_axis_info(context.pointer, axes.pointer, index, &direction, &factor)
        guard found != 0, let text = unsafe direction else { return nil }
        return unsafe (String(cString: text).lowercased(), factor)
    }
}
