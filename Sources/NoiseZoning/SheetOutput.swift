import Answers
import FeatureIO
import Printing
import Wording
import ZoningModel

/// Writes a map as a sheet of paper: SVG, or by librsvg PDF and PNG, as its name ends.
public struct SheetOutput {
    private let path: String
    private let options: SheetOptions
    private let overwrite: Bool
    private let inputs: [String]

    /// Dots an inch of a PNG.
    private static let dots = 300

    /// Refuses an ending that is not known, before any work is done.
    ///
    /// - Parameters:
    ///   - overwrite: whether a file that is there already is replaced; else it is refused.
    ///   - inputs: what the map is made from, which is never written over.
    public init(_ path: String, _ options: SheetOptions, overwrite: Bool = false, reading inputs: [String] = []) throws(Failure) {
        guard ["svg", "pdf", "png"].contains(FileEnding.text(of: path)) else {
            throw Failure(
                .usage, SessionFault.outputFormat, file: path, "a sheet is not written in this format",
                fix: "End the name with .pdf, .png or .svg, or leave --sheet out")
        }
        self.path = path
        self.options = options
        self.overwrite = overwrite
        self.inputs = inputs
    }

    /// Whether a name is that of a sheet even where no paper is named: `.pdf`, `.png`.
    public static func isMeant(_ path: String) -> Bool { ["pdf", "png"].contains(FileEnding.text(of: path)) }

    /// Writes the whole file or none.
    ///
    /// Fails with `sheet-scale` (usage) where the district is larger than the paper, with `librsvg-missing` or `font-missing` (unavailable),
    /// or as a file that cannot be written.
    ///
    /// - Parameter hash: SHA-256 of the map, which the sheet names.
    public func write(_ map: ZoneMap, hash: String, language: Language = .en) throws(Failure) {
        let sheet: MapSheet
        do throws(SheetRefusal) { sheet = try MapSheet(map: map, hash: hash, options: options, language: language) } catch {
            throw Failure(.usage, SessionFault.sheetScale, file: path, error.what, fix: error.fix)
        }
        do throws(FileError) {
            let output = try FileOutput(path, overwrite: overwrite, reading: inputs)
            let svg = sheet.svg()
            let picture = PrintedPicture(svg: svg, width: sheet.width, height: sheet.height, title: sheet.title, date: sheet.date)
            switch FileEnding.text(of: path) {
            case "pdf": try output.write(try picture.pdf(for: path))
            case "png": try output.write(try picture.png(dots: Self.dots, for: path))
            default: try output.write(svg)
            }
            try output.commit()
        } catch { throw Failure(error) }
    }
}
