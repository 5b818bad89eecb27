import CGDAL
import Wording

/// A layer of a file that GDAL has opened; it belongs to the file.
@safe struct GDALLayer: ~Copyable {
    private let handle: OpaquePointer
    let fields: [GDALField]
    private let system: GDALSystem

    /// Nil where GDAL does not say what columns it has.
    init?(_ layer: OpaquePointer) {
        guard let definition = unsafe cgdal_layer_definition(layer) else { return nil }
        unsafe handle = layer
        fields = unsafe GDALField.all(of: definition)
        system = unsafe GDALSystem(cgdal_layer_system(layer))
    }

    var name: String { unsafe cgdal_layer_name(handle).map { unsafe String(cString: $0) } ?? "" }

    /// What its features are; nil where each may be of another kind.
    var kind: SourceLayer.Kind? {
        switch GDALGeometry.flat(unsafe cgdal_layer_type(handle)) {
        case 1, 4: .point
        case 2, 5, 8, 9, 11, 13: .line
        case 3, 6, 10, 12, 14...17: .polygon
        case 100: SourceLayer.Kind.none
        default: nil
        }
    }

    /// What it says of its reference system.
    var source: FeatureSource {
        var source = FeatureSource(crs: system.crs, namesCRS: system.crs != nil)
        if system.crs == nil { source.unnamedCRS = "the layer \"\(name)\" names no reference system" }
        return source
    }

    /// The next feature; nil behind the last, and after a failure.
    func next() -> GDALFeature? { unsafe cgdal_next_feature(handle).map { unsafe GDALFeature($0, swapsAxes: system.beginsWithNorth) } }
}

/// What a layer says of its reference system.
struct GDALSystem {
    /// `EPSG:n`, or WKT; nil where it names none.
    let crs: String?
    /// Whether the data have the northing or the latitude first.
    let beginsWithNorth: Bool

    init(_ system: OpaquePointer?) {
        guard let system = unsafe system else {
            crs = nil
            beginsWithNorth = false
            return
        }
        beginsWithNorth = unsafe cgdal_begins_with_north(system) != 0
        if let name = unsafe cgdal_authority_name(system), unsafe String(cString: name) == "EPSG",
            let code = unsafe cgdal_authority_code(system), let number = unsafe Int(String(cString: code)), number > 0
        {
            crs = "EPSG:\(number)"
        } else if let text = unsafe cgdal_wkt(system) {
            let definition = unsafe String(cString: text)
            unsafe cgdal_free(text)
            crs = CRSName.isUnknown(definition) || CRSName.isPlaceless(definition) ? nil : definition
        } else {
            crs = nil
        }
    }
}
