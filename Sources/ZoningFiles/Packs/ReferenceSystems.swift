import Projection

/// What files call reference systems, asked of those who know them: files know names only.
package enum ReferenceSystems {
    /// Whether coordinates of a system are in degrees; nil where the name says nothing, which is told elsewhere.
    @Sendable package static func isGeographic(_ name: String) -> Bool? {
        do throws(ProjectionError) { return try CoordinateReferenceSystem(namedInFile: name).isGeographic } catch { return nil }
    }
}
