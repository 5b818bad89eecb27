import StrictJSON

extension GeoPackageTable {
    /// The table `meta`: a row a member, its name, and its value as JSON.
    package static func meta(_ members: [JSONMember]) -> GeoPackageTable {
        let rows = members.map { member in
            var writer = JSONWriter()
            writer.value(member.value)
            return Feature(
                shape: nil,
                properties: [
                    JSONMember(name: "name", value: .string(member.name)), JSONMember(name: "value", value: .string(writer.text)),
                ])
        }
        return GeoPackageTable(
            name: "meta", geometry: nil, columns: [.init("name", .text), .init("value", .text)], features: LazyFeatures(rows))
    }
}
