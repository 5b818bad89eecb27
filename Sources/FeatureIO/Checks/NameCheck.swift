/// Two properties of one name: no reader could tell which is meant, and nothing that is written may have both.
enum NameCheck {
    /// Linear in the properties.
    static func diagnostics(_ feature: Feature, file: String) -> [Diagnostic] {
        var met: Set<String> = []
        guard let twin = feature.properties.first(where: { !met.insert($0.name).inserted }) else { return [] }
        return [
            Diagnostic(
                code: FileFault.propertyTwice, file: file, feature: feature.label, what: "the property \(twin.name) stands twice",
                fix: "Rename one of the two, or leave it out")
        ]
    }
}
