import FeatureIO
import StrictJSON
import Wording

/// Photographs as a table of places: a row each, `file,lon,lat,taken`, in the order in which they are named.
package struct PhotographTable {
    package let paths: [String]

    package init(_ paths: [String]) { self.paths = paths }

    /// Degrees to a centimetre.
    private static let places = 7

    /// The table as CSV; a photograph without a place has a row without coordinates, and `onFault` is told why. The beginning of each file.
    package func csv(onFault: (Diagnostic) -> Void) -> [UInt8] {
        var writer = CSVWriter()
        writer.append(["file", "lon", "lat", "taken"])
        for path in paths {
            do throws(FileError) {
                let position = try PhotographPosition.read(path)
                writer.append([
                    CSVWriter.harmless(path), Self.degrees(position.longitude), Self.degrees(position.latitude), position.taken ?? "",
                ])
            } catch {
                onFault(Diagnostic(error))
                writer.append([CSVWriter.harmless(path), "", "", ""])
            }
        }
        return writer.bytes
    }

    private static func degrees(_ value: Double) -> String { FixedDecimal.text(value, places: places) }

    /// The place of one photograph as it would be typed: `116.5074000,39.7920000`.
    package static func place(of path: String) throws(FileError) -> String {
        let position = try PhotographPosition.read(path)
        return "\(degrees(position.longitude)),\(degrees(position.latitude))"
    }
}
