import FeatureIO
import StrictJSON
import Wording

/// How the columns of a source are called and what stands in them (`--map`): by role, in the form that a layer of pack.json has.
package struct ColumnMapping: Sendable {
    package struct Columns: Sendable {
        /// From the name that is known here to the column.
        package var columns: [String: String] = [:]
        /// By the name that is known here: from what stands in the column to what is meant; nil is no value.
        package var values: [String: [String: String?]] = [:]
        /// By the name that is known here: what holds where the column says nothing.
        package var defaults: [String: String] = [:]

        package init() {}
    }

    package private(set) var roles: [ImportRole: Columns] = [:]

    package init() {}

    package subscript(role: ImportRole) -> Columns { roles[role] ?? Columns() }

    /// Reads `{"roads": {"columns": {"name": "路名"}, "values": {"highway": {"主干": "primary"}}, "defaults": {"lanes": "2"}}}`.
    package init(json bytes: [UInt8], file: String) throws(JSONError) {
        var object = try JSONDocument(bytes, file: file).object()
        for name in object.names {
            guard let role = ImportRole(rawValue: name), role != .auto else {
                let known = ImportRole.allCases.filter { $0 != .auto }.map(\.rawValue)
                throw object.error(at: name, "there is nothing called \(name) to import; known are \(Phrase.list(known))")
            }
            var entry = try object.object(name)
            var columns = Columns()
            if var table = try entry.optionalObject("columns") {
                try Self.check(table, role)
                for name in table.names { columns.columns[name] = try table.string(name) }
            }
            if var tables = try entry.optionalObject("values") {
                try Self.check(tables, role)
                for name in tables.names {
                    var table = try tables.object(name)
                    for written in table.names {
                        let meant = try table.value(written)
                        columns.values[name, default: [:]].updateValue(meant.isNull ? nil : try meant.string(), forKey: written)
                    }
                }
            }
            if var table = try entry.optionalObject("defaults") {
                try Self.check(table, role)
                for name in table.names {
                    let value = try table.value(name)
                    if case .number(let number) = value.value {
                        columns.defaults[name] = number.literal
                    } else {
                        columns.defaults[name] = try value.string()
                    }
                }
            }
            try entry.finish()
            roles[role] = columns
        }
    }

    private static func check(_ object: StrictObject, _ role: ImportRole) throws(JSONError) {
        for name in object.names where !role.properties.contains(name) {
            throw object.error(at: name, "\(role.rawValue) have no \(name); known are \(Phrase.list(role.properties))")
        }
    }
}
