import CGDAL
import Geometry
import StrictJSON

/// A feature that GDAL gave, which is destroyed when it goes out of use.
@safe struct GDALFeature: ~Copyable {
    private let handle: OpaquePointer
    /// Whether its coordinates have the northing or the latitude first.
    private let swapsAxes: Bool

    init(_ feature: OpaquePointer, swapsAxes: Bool) {
        unsafe handle = feature
        self.swapsAxes = swapsAxes
    }

    deinit { unsafe cgdal_feature_destroy(handle) }

    /// The number in its layer.
    var id: String? {
        let number = unsafe cgdal_feature_id(handle)
        return number < 0 ? nil : String(number)
    }

    /// The values in the order of the columns; null where there is none.
    func properties(_ fields: [GDALField], _ faults: inout FaultList) -> [JSONMember] {
        fields.indices.map { JSONMember(name: fields[$0].name, value: value(Int32(clamping: $0), fields[$0], &faults)) }
    }

    private func value(_ number: Int32, _ field: GDALField, _ faults: inout FaultList) -> JSONValue {
        guard unsafe cgdal_has_value(handle, number) != 0 else { return .null }
        switch field.type {
        case .bool: return .bool(unsafe cgdal_integer(handle, number) != 0)
        case .integer: return .number(JSONNumber(Int(clamping: unsafe cgdal_integer(handle, number))))
        case .real: return JSONValue.real(unsafe cgdal_real(handle, number))
        case .binary:
            faults.add(
                FileFault.blobProperty, severity: .warning, "the column \"\(field.name)\" holds binary data, which is not kept",
                fix: "Leave the column out")
            return .null
        case .text, .date:
            guard let written = unsafe cgdal_text(handle, number) else { return .null }
            // What is no UTF-8 is mended, so that it shows where.
            let text = unsafe String(cString: written)
            if unsafe String(validatingCString: written) == nil {
                faults.add(
                    FileFault.textEncoding, severity: .warning, "the text of \(field.name) is not in the encoding that the file names",
                    fix: "Export the layer again in UTF-8")
            }
            return .string(field.type == .date ? String(text.map { $0 == "/" ? "-" : $0 }) : text)
        }
    }

    /// Its shapes, one of a kind; none where `faults` says why, and of severity `error` all of it.
    func shapes(_ faults: inout FaultList) -> [Shape] {
        guard let geometry = unsafe cgdal_geometry(handle) else {
            faults.add(FileFault.nullGeometry, "the feature has no geometry", fix: "Draw the feature, or delete it from the layer")
            return []
        }
        let shapes: [Shape]
        do throws(WKB.Fault) { shapes = try unsafe GDALGeometry.shapes(geometry) } catch {
            faults.add(FileFault.geometryUnreadable, "\(error.what) (byte \(error.offset) of the geometry)", fix: error.fix)
            return []
        }
        if shapes.isEmpty {
            faults.add(FileFault.emptyGeometry, "the geometry is empty", fix: "Draw the feature, or delete it from the layer")
        }
        var local = FaultList()
        for shape in shapes { ShapeCheck.add(shape, to: &local) }
        faults.add(local)
        guard local.isEmpty else { return [] }
        return swapsAxes ? shapes.map { $0.mapped { $0.map { Coordinate(x: $0.y, y: $0.x) } } } : shapes
    }
}
