import FeatureIO
import Printing
import Wording

/// Writes a record: as it is, or set as PDF/A by WeasyPrint where its name ends in `.pdf`.
///
/// Any HTML document that needs nothing besides itself can be written so, such as the sheet of another verb.
public struct RecordOutput {
    private let path: String
    private let overwrite: Bool
    private let inputs: [String]

    /// Looks at nothing yet.
    ///
    /// - Parameters:
    ///   - overwrite: whether a file that is there already is replaced; else it is refused.
    ///   - inputs: the files that are read for it, none of which is ever written over.
    public init(_ path: String, overwrite: Bool = false, reading inputs: [String] = []) {
        self.path = path
        self.overwrite = overwrite
        self.inputs = inputs
    }

    /// Whether a record is written under such a name: `.html`, `.htm`, `.pdf`.
    public static func isKnown(_ path: String) -> Bool { ["html", "htm", "pdf"].contains(FileEnding.text(of: path)) }

    /// Makes the document and writes the whole file or none. The place is looked at first, so that no work is done for nothing.
    ///
    /// A PDF takes seconds, and more with every sheet. Fails with `file-exists` and the like (cannotCreate), or with
    /// `weasyprint-missing`, `font-missing` (unavailable) or `print-failed`.
    public func write(_ html: () throws(Failure) -> [UInt8]) throws(Failure) {
        do {
            let output = try FileOutput(path, overwrite: overwrite, reading: inputs)
            let page = try html()
            try output.write(FileEnding.text(of: path) == "pdf" ? try PrintedDocument.pdf(html: page, for: path) : page)
            try output.commit()
        } catch let failure as Failure {
            throw failure
        } catch let error as FileError {
            throw Failure(error)
        } catch {
            preconditionFailure("\(error)")
        }
    }
}
