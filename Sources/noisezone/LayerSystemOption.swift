import ArgumentParser
import Projection

/// For verbs that read data packs.
struct LayerSystemOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The reference system of layers that name none, where pack.json does not say it: wgs84, cgcs2000, gcj02, bd09, EPSG:n or a .prj file.",
            valueName: "crs"))
    var crs: String?

    func system() throws -> CoordinateReferenceSystem? { try crs.map { try PlaceInput.referenceSystem($0) } }
}
