import FeatureIO
import PackMaking
import Projection
import Regulation
import Wording
import ZoningModel

extension Zoning {
    /// Starts a data pack: `pack.json` and an empty GeoPackage with every layer that the rules read, to be drawn in QGIS.
    ///
    /// - Parameters:
    ///   - id: of the ruleset.
    ///   - crs: the working plane; nil takes that of the ruleset.
    ///   - language: of forms and legends.
    package static func start(
        packAt folder: String, by id: String, crs: CoordinateReferenceSystem?, language: Language
    ) throws(Failure) -> Diagnostic {
        guard let ruleset = try? Ruleset.bundled(id) else {
            throw Failure(
                .usage, PackFault.rulesetUnknown, "the ruleset \"\(id)\" is not known",
                fix: "Name one of: \(Ruleset.bundledIDs.joined(separator: ", "))")
        }
        let plane: CoordinateReferenceSystem
        if let crs { plane = crs } else { plane = try ownPlane(of: ruleset) }
        guard !plane.isGeographic, plane.metresPerUnit == 1 else {
            throw Failure(
                .usage, SessionFault.planeUnfit, "\(plane.identifier) is no plane in metres, in which distances can be measured",
                fix: "Give a projected system, such as EPSG:4548")
        }
        do throws(BuildError) {
            try PackTemplate(ruleset: ruleset, crs: plane, language: language).write(into: folder, name: name(of: folder))
        } catch { throw Failure(error) }
        return Diagnostic(
            code: SessionFault.packStarted, severity: .note, file: "\(folder)/pack.json",
            what: "the pack is there, and its layers are empty",
            fix: "Draw them in pack.gpkg, with QGIS; say in pack.json how good they are; noisezone validate tells what is missing")
    }

    private static func ownPlane(of ruleset: Ruleset) throws(Failure) -> CoordinateReferenceSystem {
        guard let name = ruleset.document.scope.workingCRS, let plane = try? CoordinateReferenceSystem(parsing: name) else {
            throw Failure(
                .usage, SessionFault.planeNeeded, "the rules \(ruleset.id) name no plane to draw in",
                fix: "Name one with --crs, such as EPSG:4548")
        }
        return plane
    }

    /// The last part of the path; of `.` that of the folder that it stands for.
    private static func name(of folder: String) -> String {
        func last(_ path: String) -> String? { path.split(separator: "/").last { $0 != "." }.map(String.init) }
        let name = last(folder)
        return (name == ".." ? nil : name) ?? Machine.currentFolder.flatMap(last) ?? "pack"
    }
}
