/// Where a photograph was taken, as its camera wrote it (EXIF 2.3, GPS attributes): degrees on WGS 84.
package struct PhotographPosition: Sendable, Hashable {
    package let longitude: Double
    package let latitude: Double
    /// `2026-11-20 10:15:00`, on the clock of the camera; nil where it says none.
    package let taken: String?
    /// Metres by which the camera says that the place may be off; nil where it does not.
    package let error: Double?

    /// Whether a name is that of a photograph.
    package static func isNamed(_ path: String) -> Bool { ["jpg", "jpeg"].contains(FileEnding.text(of: path)) }
}
