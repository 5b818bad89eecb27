import CGDAL

/// A column of a layer that GDAL reads.
struct GDALField {
    /// What its values become.
    enum Kind {
        case bool, integer, real, text, date, binary
    }

    let name: String
    let type: Kind

    private init(_ field: OpaquePointer) {
        name = unsafe cgdal_field_name(field).map { unsafe String(cString: $0) } ?? ""
        // OGRFieldType; lists are kept as text.
        type =
            switch unsafe cgdal_field_type(field) {
            // OFSTBoolean
            case 0: unsafe cgdal_field_subtype(field) == 1 ? .bool : .integer
            case 2: .real
            case 8: .binary
            case 9, 11: .date
            case 12: .integer
            default: .text
            }
    }

    static func all(of definition: OpaquePointer) -> [GDALField] {
        let count = unsafe max(cgdal_field_count(definition), 0)
        return (0..<count).compactMap { number in unsafe cgdal_field(definition, number).map { unsafe GDALField($0) } }
    }
}
