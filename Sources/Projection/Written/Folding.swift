/// One spelling for signs that mean the same: full-width forms, the many blanks, dashes, degree, minute and second signs.
enum Folding {
    static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0xFF01...0xFF5E: fold(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)  // full-width ASCII
        case 0x09, 0x0A, 0x0D, 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: " "
        case 0xFE50: ","
        case 0x3001, 0xFE51, 0xFE54: ";"  // 、 never stands inside a number
        case 0xFE55: ":"
        case 0xFE52: "."
        case 0x2010...0x2013, 0x2212, 0xFE63: "-"
        case 0xBA, 0x2DA: "°"
        case 0x27, 0x2018, 0x2019, 0xB4, 0x2B9: "′"
        case 0x22, 0x201C, 0x201D, 0x2BA: "″"
        case 0x3010, 0x3014, 0x3016: "["
        case 0x3011, 0x3015, 0x3017: "]"
        default: scalar
        }
    }
}
