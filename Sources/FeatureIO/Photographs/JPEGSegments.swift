/// The segments that stand before the picture in a JPEG file (ITU-T T.81, annex B).
enum JPEGSegments {
    private static let sign = Array("Exif\0\0".utf8)

    /// What the segment of EXIF attributes holds, behind its sign; nil where there is none before the picture.
    static func exif(_ bytes: [UInt8]) throws(PhotographDamage) -> ArraySlice<UInt8>? {
        guard bytes.starts(with: [0xFF, 0xD8]) else { throw PhotographDamage(what: "it does not begin as JPEG") }
        var at = 2
        while at < bytes.count {
            guard bytes[at] == 0xFF else { throw PhotographDamage(what: "a segment does not begin where the one before it ends") }
            // Any number of FF may stand before a marker.
            while at < bytes.count, bytes[at] == 0xFF { at += 1 }
            guard at < bytes.count else { break }
            let marker = bytes[at]
            at += 1
            switch marker {
            case 0xD9, 0xDA: return nil
            case 0x01, 0xD0...0xD7: continue
            default: break
            }
            guard at + 2 <= bytes.count else { break }
            let length = Int(bytes[at]) << 8 | Int(bytes[at + 1])
            guard length >= 2 else { throw PhotographDamage(what: "a segment has no length") }
            let body = (at + 2)..<(at + length)
            if marker == 0xE1, body.upperBound <= bytes.count, bytes[body].starts(with: sign) {
                return bytes[body].dropFirst(sign.count)
            }
            at += length
        }
        throw PhotographDamage(what: "it ends before the picture")
    }
}
