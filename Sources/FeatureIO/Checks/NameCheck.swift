import StrictJSON

/// Two properties of one name: no reader could tell which is meant, and nothing that is written may have both.
enum NameCheck {
    /// Linear in the properties.
    static func diagnostics(_ feature: Feature, file: String) -> [Diagnostic] {
        guard let twin = twin(among: feature.properties) else { return [] }
        return [
            Diagnostic(
                code: FileFault.propertyTwice, file: file, feature: feature.label, what: "the property \(twin.name) stands twice",
                fix: "Rename one of the two, or leave it out")
        ]
    }

    /// Compared one by one while they are few, as they are every day.
    private static let few = 12

    private static func twin(among members: [JSONMember]) -> JSONMember? {
        guard members.count > few else {
            for place in members.indices.dropFirst() {
                for other in 0..<place where members[other].name == members[place].name { return members[place] }
            }
            return nil
        }
        var met: Set<String> = []
        return members.first { !met.insert($0.name).inserted }
    }
}
