extension CoordinateReferenceSystem {
    /// Whether numbers mean the same places in both, whatever the systems are called. WGS 84 and CGCS2000 are one.
    package func isSame(as other: CoordinateReferenceSystem) -> Bool {
        if definition == other.definition { return true }
        switch (definition, other.definition) {
        case (.wgs84, .cgcs2000), (.cgcs2000, .wgs84): return true
        case (.wkt, _), (_, .wkt): return PROJDatabase.areEquivalent(self, other)
        default: return false
        }
    }
}
