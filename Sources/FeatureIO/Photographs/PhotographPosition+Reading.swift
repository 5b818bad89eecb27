import Wording

extension PhotographPosition {
    /// The APP1 segment stands at the beginning: more of a file is not read.
    private static let limit = 1 << 20

    /// Reads the beginning of a JPEG file. Fails with `photograph-damaged`, with `photograph-position` where it names no place, or as files are
    /// not read.
    package static func read(_ path: String) throws(FileError) -> PhotographPosition {
        let bytes: [UInt8]
        do throws(SystemFault) { bytes = try openForReading(path, pipes: false).read(limit: limit) } catch { throw error.reading(path) }
        return try read(bytes, path: path)
    }

    /// The same of its first bytes. Nothing that they say is followed out of the segment; linear in them.
    package static func read(_ bytes: [UInt8], path: String) throws(FileError) -> PhotographPosition {
        let exif: ArraySlice<UInt8>?
        do throws(PhotographDamage) {
            exif = try JPEGSegments.exif(bytes)
            if let exif, let position = try ExifPosition(exif).position() { return position }
        } catch {
            throw FileError(
                code: PhotographFault.damaged, path: path, what: "the photograph cannot be read: \(error.what)",
                fix: "Give it as the camera wrote it, as JPEG", kind: .badData)
        }
        throw FileError(
            code: PhotographFault.position, path: path, what: "the photograph does not say where it was taken",
            fix: "Switch the camera's location on; messengers take positions out of what they send", kind: .badData)
    }
}
