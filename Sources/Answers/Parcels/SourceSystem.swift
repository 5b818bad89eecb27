import FeatureIO
import Projection
import Wording
import ZoningFiles

extension FeatureSource {
    /// The system of the file: its own, or the one that was given for files without.
    ///
    /// Fails with `crs-missing`, `crs-unreadable`, `crs-conflict`, or as the system cannot be read.
    func system(assumed: CoordinateReferenceSystem?, path: String) throws(FileError) -> CoordinateReferenceSystem {
        func fault(_ code: some FaultCode, _ what: Phrase, _ fix: Phrase) -> FileError {
            FileError(code: code, path: path, what: what, fix: fix, kind: .badData)
        }
        guard let name = crs else {
            if let unnamed = unnamedCRS {
                throw fault(
                    AnswerFault.crsMissing, unnamed,
                    "Give it with --crs: cgcs2000, wgs84, EPSG:n or a .prj file, for example --crs EPSG:4548")
            }
            throw fault(
                FileFault.crsUnreadable, "the reference system of the file cannot be read",
                "Correct the file, or give one without it and --crs")
        }
        guard namesCRS else { return assumed ?? .wgs84 }
        let own: CoordinateReferenceSystem
        do throws(ProjectionError) { own = try CoordinateReferenceSystem(namedInFile: name) } catch {
            throw fault(error.code, error.what, error.fix)
        }
        if let assumed, !assumed.isSame(as: own) {
            throw fault(
                PackFault.crsConflict, "the file is in \(own.identifier) by its own word, and --crs says \(assumed.identifier)",
                "Leave --crs out, or correct the file")
        }
        return own
    }
}
