import ArgumentParser
import CommandParts
import NoiseZoning
import Projection

/// For verbs that read data packs.
struct LayerSystemOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The reference system of layers that name none, where pack.json does not say it: wgs84, cgcs2000, gcj02, bd09, EPSG:n or a .prj file.",
            valueName: "crs"), completion: .systems)
    var crs: String?

    /// For verbs that take a pack or a map, which names its own system: refused where none of the inputs is a pack.
    func system(for inputs: String...) throws -> CoordinateReferenceSystem? {
        guard crs == nil || inputs.contains(where: { Machine.exists("\($0)/pack.json") }) else {
            throw Failure(
                .usage, CommandFault.crsOfMap, "--crs goes with a data pack, and \(inputs[0]) is none: a map names its own system",
                fix: "Leave --crs out")
        }
        return try system()
    }

    func system() throws -> CoordinateReferenceSystem? { try crs.map { try PlaceInput.referenceSystem($0) } }
}
