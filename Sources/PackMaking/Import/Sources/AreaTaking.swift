import FeatureIO
import Geometry
import StrictJSON
import Wording
import ZoningFiles
import ZoningModel

/// Areas as features of a pack: those that are not valid are mended or told, those that stand twice are taken once.
struct AreaTaking {
    let mending: AreaMending?
    private let context = GEOSContext()
    private var seen: Set<[LatticePoint]> = []
    /// Areas that were there already.
    private(set) var repeated = 0
    private(set) var diagnostics = DiagnosticTally()

    init(mending: AreaMending?) { self.mending = mending }

    /// Nil for what cannot be used, which is told, and for what was there already.
    mutating func feature(_ area: SortedFeatures.Area) -> Feature? {
        var polygons = area.polygons
        guard seen.insert(polygons.flatMap { $0.exterior.map(NamedNetwork.node) }).inserted else {
            repeated += 1
            return nil
        }
        if case .invalid(let fault)? = try? AreaValidity.of(polygons, in: context) {
            guard let mending else {
                diagnostics.append(
                    Diagnostic(
                        code: ShapeFault.geometryInvalid, file: area.file, feature: area.id, coordinate: fault.place,
                        what: "the area is not valid: \(fault.reason)",
                        fix:
                            "Redraw it there so that its outline neither crosses nor touches itself (QGIS: Vector, Geometry tools, Check validity), or give --mend"
                    ))
                return nil
            }
            let mended = mending.mended(polygons)
            diagnostics.append(mended.diagnostic(of: area.id, file: area.file, fault: fault))
            polygons = mended.polygons
        }
        guard !polygons.isEmpty else { return nil }
        var properties: [JSONMember] = [.text("id", area.id)]
        if let name = area.name { properties.append(.text("name", name)) }
        if let storeys = area.storeys { properties.append(JSONMember(name: "storeys", value: .number(JSONNumber(storeys)))) }
        if let height = area.height { properties.append(.number("height_m", height)) }
        if let base = area.base { properties.append(.number("base_m", base)) }
        return Feature(shape: polygons.count == 1 ? .polygon(polygons[0]) : .multiPolygon(MultiPolygon(polygons)), properties: properties)
    }
}
