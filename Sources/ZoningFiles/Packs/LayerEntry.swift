import StrictJSON
import Wording
import ZoningModel

/// One layer in `pack.json`: the name of its file, or an object that says as well what the file calls its columns and values.
enum LayerEntry {
    /// The files of all layers, and their mappings.
    static func all(
        _ object: StrictObject
    ) throws(JSONError) -> (files: [PackManifest.Layer: String], mappings: [PackManifest.Layer: LayerMapping]) {
        var object = object
        var files: [PackManifest.Layer: String] = [:]
        var mappings: [PackManifest.Layer: LayerMapping] = [:]
        for layer in PackManifest.Layer.allCases {
            guard let value = object.optionalValue(layer.rawValue), !value.isNull else { continue }
            let (file, mapping) = try read(value, layer)
            files[layer] = file
            if !mapping.isEmpty { mappings[layer] = mapping }
        }
        try object.finish()
        return (files, mappings)
    }

    private static func read(_ value: StrictValue, _ layer: PackManifest.Layer) throws(JSONError) -> (String, LayerMapping) {
        var mapping = LayerMapping()
        if case .string(let file) = value.value { return (file, mapping) }
        var entry = try value.object()
        let file = try entry.string("file")
        try properties(of: "columns", in: &entry, layer) { (table, name) throws(JSONError) in mapping.columns[name] = try table.string(name)
        }
        try properties(of: "values", in: &entry, layer) { (table, name) throws(JSONError) in
            var words = try table.object(name)
            mapping.values[name] = []
            for word in words.names { mapping.values[name]?.append((word, try single(try words.value(word)))) }
        }
        try properties(of: "defaults", in: &entry, layer) { (table, name) throws(JSONError) in
            let value = try table.value(name)
            guard !value.isNull else { throw value.error("a default is a text or a number") }
            mapping.defaults[name] = try single(value)
        }
        if let accuracy = entry.optionalValue("accuracy_m") {
            guard mapping.defaults["accuracy_m"] == nil else { throw accuracy.error("the defaults of the layer have it too") }
            // A0: what the feature says, then the layer, then the pack.
            _ = try MetresEntry.metres(accuracy, from: 0, to: FeatureAccuracies.most)
            mapping.defaults["accuracy_m"] = accuracy.value
        }
        try entry.finish()
        return (file, mapping)
    }

    /// Every member of a table must have the name of a property of the layer.
    private static func properties(
        of member: String, in entry: inout StrictObject, _ layer: PackManifest.Layer,
        _ body: (inout StrictObject, String) throws(JSONError) -> Void
    ) throws(JSONError) {
        guard var table = try entry.optionalObject(member) else { return }
        let known = LayerColumn.names(of: layer)
        for name in table.names {
            guard known.contains(name) else {
                throw known.isEmpty
                    ? table.error(at: name, "the columns of the layer \(layer.rawValue) have fixed names")
                    : table.error(
                        at: name, "the layer \(layer.rawValue) has no property \"\(name)\"; it has \(Phrase.list(known))")
            }
            try body(&table, name)
        }
    }

    /// A text, a number, or null.
    private static func single(_ value: StrictValue) throws(JSONError) -> JSONValue {
        switch value.value {
        case .string, .number, .null: return value.value
        default: throw value.error("expected a text, a number or null, found \(value.value.kind)")
        }
    }
}
