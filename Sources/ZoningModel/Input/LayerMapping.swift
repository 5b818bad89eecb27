import StrictJSON

/// How the columns of a layer's file become the properties that the layer is read by: what `pack.json` says of one layer beside its file.
package struct LayerMapping: Sendable {
    /// The column of the file by property: `grade` → `等级`.
    package var columns: [String: String] = [:]
    /// By property, what words of the file mean, in the order of `pack.json`: `快速` → `urban_expressway`. Null stands for no value.
    package var values: [String: [(word: String, value: JSONValue)]] = [:]
    /// By property, the value of features that have none.
    package var defaults: [String: JSONValue] = [:]

    package init() {}

    package var isEmpty: Bool { columns.isEmpty && values.isEmpty && defaults.isEmpty }
}
