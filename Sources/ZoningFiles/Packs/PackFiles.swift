import FeatureIO
import StrictJSON
import ZoningModel

/// The files that a data pack is made of.
package enum PackFiles {
    /// Its pack.json and every file that it names, found beside it or where the name leads, so that no verb writes over one of them.
    /// Nothing is checked here: a pack.json that cannot be read is told when it is read.
    ///
    /// - Parameter made: layers that may be written again, since they are made from the others.
    package static func all(in folder: String, but made: [PackManifest.Layer] = []) -> [String] {
        let (own, neighbours) = files(in: folder, passing: Set(made.map(\.rawValue)))
        let passed = Set(PackManifest.Layer.allCases.filter { !ZoningInput.bandLayers.contains($0) }.map(\.rawValue))
        // Theirs are not followed.
        return own + neighbours.flatMap { files(in: PackManifest.folder(ofNeighbour: $0, from: folder), passing: passed).own }
    }

    private static func files(in folder: String, passing made: Set<String>) -> (own: [String], neighbours: [String]) {
        let manifest = "\(folder)/pack.json"
        guard let bytes = try? readFile(manifest, pipes: false), let document = try? JSONDocument(bytes, file: manifest) else {
            return ([manifest], [])
        }
        var (names, neighbours): ([String], [String]) = ([], [])
        collect(document.root, passing: made, into: &names)
        if case .object(let members) = document.root {
            for member in members where member.name == "neighbours" { collect(member.value, passing: [], into: &neighbours) }
        }
        return ([manifest] + names.flatMap { $0.hasPrefix("/") ? [$0] : ["\(folder)/\($0)", $0] }, neighbours)
    }

    /// Every text may be the name of a file: the layers, and reference systems as .prj.
    private static func collect(_ value: JSONValue, passing made: Set<String>, into names: inout [String]) {
        switch value {
        case .string(let text): names.append(text)
        case .array(let values): for value in values { collect(value, passing: made, into: &names) }
        case .object(let members):
            for member in members {
                if member.name == "layers", case .object(let layers) = member.value {
                    for layer in layers where !made.contains(layer.name) { collect(layer.value, passing: made, into: &names) }
                } else {
                    collect(member.value, passing: made, into: &names)
                }
            }
        case .null, .bool, .number: break
        }
    }
}
