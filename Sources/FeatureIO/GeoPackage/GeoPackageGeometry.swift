import Geometry

/// The geometry of a GeoPackage: a header with an envelope, and then WKB (OGC 12-128r17, 2.1.3).
enum GeoPackageGeometry {
    /// The shape in a blob; nil if it is marked as empty, or is.
    static func read(_ blob: [UInt8]) throws(WKB.Fault) -> Shape? {
        guard blob.count >= 8, blob[0] == UInt8(ascii: "G"), blob[1] == UInt8(ascii: "P") else {
            // SpatiaLite, "BLOB-Geometry": a zero, the byte order, the system, the box, and a mark.
            if blob.count > 44, blob[0] == 0, blob[1] <= 1, blob[38] == 0x7C {
                throw WKB.Fault(offset: 0, what: "the geometry is written as SpatiaLite does, not as a GeoPackage has it")
            }
            throw WKB.Fault(offset: 0, what: "the geometry does not begin with \"GP\" as those of a GeoPackage do")
        }
        guard blob[2] == 0 else { throw WKB.Fault(offset: 2, what: "version \(blob[2]) of the GeoPackage geometry is not known") }
        let flags = blob[3]
        guard flags & 0x20 == 0 else { throw WKB.Fault(offset: 3, what: "extended geometries of a GeoPackage are not read") }
        // The kind of envelope: none, xy, xyz, xym, xyzm. Its numbers are not needed.
        let sizes = [0, 32, 48, 48, 64]
        let kind = Int(flags >> 1 & 0x07)
        guard kind < sizes.count else { throw WKB.Fault(offset: 3, what: "the kind \(kind) of envelope does not exist") }
        let start = 8 + sizes[kind]
        guard start <= blob.count else { throw WKB.Fault(offset: blob.count, what: "the geometry ends too early") }
        if flags & 0x10 != 0 { return nil }
        do throws(WKB.Fault) {
            return try WKB.read(blob, start..<blob.count)
        } catch {
            throw WKB.Fault(offset: start + error.offset, what: error.what)
        }
    }

    /// The number of the reference system in the head of a blob; nil where it leaves it open (-1, 0), or is no head.
    static func system(_ blob: [UInt8]) -> Int32? {
        guard blob.count >= 8 else { return nil }
        var head = ByteReader(blob, 4..<8)
        guard let number = try? head.int32(littleEndian: blob[3] & 1 == 1), number > 0 else { return nil }
        return number
    }

    /// The blob of a shape, little end first, with an envelope unless it is a point.
    static func bytes(_ shape: Shape, srs: Int32) -> [UInt8] {
        var blob: [UInt8] = [UInt8(ascii: "G"), UInt8(ascii: "P"), 0]
        var hasEnvelope = true
        if case .point = shape { hasEnvelope = false }
        blob.append(hasEnvelope ? 0x03 : 0x01)
        blob.append(littleEndian: srs)
        if hasEnvelope {
            let envelope = Envelope(shape.coordinates)
            for bound in [envelope.minX, envelope.maxX, envelope.minY, envelope.maxY] { blob.append(littleEndian: bound) }
        }
        WKB.append(shape, to: &blob)
        return blob
    }
}
