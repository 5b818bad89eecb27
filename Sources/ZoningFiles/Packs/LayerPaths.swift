import FeatureIO
import Wording
import ZoningModel

/// What makes one look again at the files that `pack.json` names.
enum LayerPaths {
    static func doubts(of layer: PackManifest.Layer, in manifest: PackManifest, file: String) -> [Diagnostic] {
        guard let name = manifest.layers[layer] else { return [] }
        func doubt(_ code: some FaultCode, _ what: Phrase, _ fix: Phrase) -> Diagnostic {
            Diagnostic(code: code, severity: .warning, file: file, what: what, fix: fix)
        }
        var doubts: [Diagnostic] = []
        if leaves(name) {
            doubts.append(
                doubt(
                    PackFault.layerOutside, "the layer \(layer.rawValue) lies outside the folder of the pack: \(name)",
                    "Put the file into the folder, so that the pack is whole wherever it is copied; it is read all the same"))
        }
        let others = PackManifest.Layer.allCases.filter { $0 != layer && manifest.layers[$0] == name }
        if let other = others.first,
            PackManifest.Layer.allCases.firstIndex(of: other) ?? 0 < PackManifest.Layer.allCases.firstIndex(of: layer) ?? 0
        {
            doubts.append(
                doubt(
                    PackFault.layerShared, "the layers \(other.rawValue) and \(layer.rawValue) are one file: \(name)",
                    "Check the names under \"layers\": each layer has its own file, or its own table of a GeoPackage"))
        }
        return doubts
    }

    /// Whether a path leads out of the folder that it is relative to.
    private static func leaves(_ path: String) -> Bool {
        guard !path.hasPrefix("/") else { return true }
        var depth = 0
        for part in path.split(separator: "/") where part != "." {
            depth += part == ".." ? -1 : 1
            if depth < 0 { return true }
        }
        return false
    }
}
