import Answers
import FeatureIO
import Geometry
import Projection
import Wording
import ZoneQueries
import ZoningFiles
import ZoningModel

/// Whether the maps of a fleet meet, side by side.
public enum Borders {
    /// Metres of width, on average, that rounding may leave: two planes round the same border to the millimetre, each in its own way, and an edge
    /// of 2 km that is straight in one plane is some centimetres aside in another.
    public static let tolerance = 0.1

    /// Holds every map against those whose rectangles meet its own.
    ///
    /// One map is in memory at a time, of the others their borders. Time: to read the maps, and for each pair about n log n in the edges that lie
    /// near each other. Throws where a map cannot be read, and `maps-needed` where there are not two.
    ///
    /// - Parameters:
    ///   - paths: maps, and folders: all maps in them, by name.
    ///   - tolerance: metres of width that are forgiven.
    public static func report(of paths: [String], tolerance: Double = tolerance) throws(Failure) -> BorderReport {
        let names = try maps(in: paths)
        guard names.count > 1 else {
            // One that cannot be read is told first.
            for name in names { _ = try border(name) }
            throw Failure(
                .usage, SessionFault.mapsNeeded, "there are fewer than two maps in \(Phrase.list(paths))",
                fix: "Name two maps or more, or a folder that holds them (.gpkg, .geojson, .geojsonl)")
        }
        var borders: [MapBorder] = []
        for name in names {
            borders.append(try border(name))
        }
        return BorderReport(maps: names, fits: try fits(borders, tolerance), tolerance: tolerance)
    }

    private static func border(_ name: String) throws(Failure) -> MapBorder {
        let map: ZoneMap
        do throws(MapReadError) { map = try MapFile(name).map() } catch { throw Failure(error) }
        do throws(ProjectionError) { return try MapBorder(map, name: name) } catch { throw Failure(error) }
    }

    /// The pairs in the order of the names. Time beside that of the pairs: n log n in the maps, where few reach across many.
    private static func fits(_ borders: [MapBorder], _ tolerance: Double) throws(Failure) -> [BorderFit] {
        let boxes = borders.map { $0.box.grown(by: margin) }
        // From west to east: those that end before one begins are done with.
        var open: [Int] = []
        var pairs: [(Int, Int)] = []
        let order = boxes.indices.sorted { (boxes[$0].minX, $0) < (boxes[$1].minX, $1) }
        for number in order {
            open.removeAll { boxes[$0].maxX < boxes[number].minX }
            for other in open where boxes[other].intersects(boxes[number]) { pairs.append((min(number, other), max(number, other))) }
            open.append(number)
        }
        var beside: [Int: [Int]] = [:]
        for (a, b) in pairs {
            beside[a, default: []].append(b)
            beside[b, default: []].append(a)
        }
        var fits: [BorderFit] = []
        for (a, b) in pairs.sorted(by: { $0 < $1 }) {
            // What lies between two lies beside both.
            let others = Set(beside[a] ?? []).intersection(beside[b] ?? []).sorted()
            let fit: BorderFit
            do throws(BuildError) {
                fit = try BorderFit(borders[a], borders[b], others: others.map { borders[$0] }, tolerance: tolerance)
            } catch { throw Failure(error) }
            if fit.isNeighbourly { fits.append(fit) }
        }
        return fits
    }

    /// Degrees, more than the reach of a border anywhere up to 80° of latitude.
    private static let margin = MapBorder.reach / 111_000 / 0.17

    private static func maps(in paths: [String]) throws(Failure) -> [String] {
        var names: [String] = []
        for path in paths {
            guard isFolder(path) else {
                names.append(path)
                continue
            }
            let found: [String]
            do throws(FileError) { found = try namesInFolder(path) } catch { throw Failure(error) }
            let maps = found.filter { name in [".gpkg", ".geojson", ".geojsonl"].contains { name.hasSuffix($0) } }
            names += maps.map { "\(path)/\($0)" }
        }
        return names
    }
}
