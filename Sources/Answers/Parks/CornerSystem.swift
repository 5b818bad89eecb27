import FeatureIO
import Projection
import Wording
import ZoningFiles

/// In which system a list of corners is, and which of its numbers points north: known, or refused.
struct CornerSystem {
    let axes: CornerList.Axes
    let crs: CoordinateReferenceSystem
    /// Whether nothing names the datum, and the zone number alone told the grid.
    let isTaken: Bool

    /// Fails with `corner-order`, `corner-system`, `crs-missing` or `crs-conflict`.
    ///
    /// - Parameters:
    ///   - said: the system that the caller names.
    ///   - working: the plane of the map, to give as an example.
    init(_ list: CornerList, said: CoordinateReferenceSystem?, working: CoordinateReferenceSystem, file: String) throws(FileError) {
        let size = list.ranges.flatMap { AxisMagnitude(first: $0.first, second: $0.second) }
        axes = try Self.axes(list, size, file)
        if let said, let size, said.isGeographic != size.isDegrees {
            throw Self.fault(
                CornerFault.cornerSystem, file,
                size.isDegrees
                    ? "the numbers look like degrees, and \(said.identifier) is in metres"
                    : "the numbers look like metres, and \(said.identifier) is in degrees", "Name the system that the numbers are in")
        }
        let written = try Self.written(list.grid, size, file)
        if let said {
            let meant = try Self.meant(said, size, file)
            if let written, !written.isSame(as: meant) {
                throw Self.fault(
                    PackFault.crsConflict, file,
                    "the file is in \(written.identifier) by its own word, and --crs says \(meant.identifier)",
                    "Leave --crs out, or correct the file")
            }
            (crs, isTaken) = (meant, false)
        } else if let written {
            (crs, isTaken) = (written, false)
        } else if let zone = size?.zone, let grid = NationalGrid(datum: .cgcs2000, zone: zone, isPrefixed: true) {
            (crs, isTaken) = (try Self.parsed(grid.identifier, file), true)
        } else {
            throw Self.fault(
                AnswerFault.crsMissing, file,
                "nothing says in which reference system the corners are: no number of a zone stands before eastings",
                "Give it with --crs, such as --crs \(working.identifier), that of the map")
        }
    }

    private static func axes(_ list: CornerList, _ size: AxisMagnitude?, _ file: String) throws(FileError) -> CornerList.Axes {
        guard let size else {
            guard let said = list.axes else {
                throw fault(
                    CornerFault.cornerOrder, file,
                    "it cannot be known which of the two numbers points north: their size does not tell, and no header does",
                    "Name the columns north and east (北坐标, 东坐标)")
            }
            return said
        }
        let found: CornerList.Axes = size.isNorthFirst ? .northFirst : .eastFirst
        if let said = list.axes, said != found {
            throw fault(
                CornerFault.cornerOrder, file,
                said == .northFirst
                    ? "the first number should point north, and by its size it is an easting"
                    : "the first number should point east, and by its size it is a northing",
                "Exchange the two numbers, or their names")
        }
        return found
    }

    /// By the block of attributes; nil where it names no datum.
    private static func written(_ grid: ListedGrid, _ size: AxisMagnitude?, _ file: String) throws(FileError) -> CoordinateReferenceSystem?
    {
        guard let name = grid.datum else { return nil }
        guard let datum = NationalGrid.Datum(named: name) else { return nil }
        if let zone = grid.zone, let front = size?.zone, zone != front {
            throw fault(
                CornerFault.cornerSystem, file, "the file says zone \(zone), and its eastings begin with \(front)",
                "Correct the number of the zone or the eastings")
        }
        guard let zone = grid.zone ?? size?.zone else { return nil }
        guard let national = NationalGrid(datum: datum, zone: zone, isPrefixed: size?.zone != nil),
            grid.zoneWidth == nil || grid.zoneWidth == national.zoneWidth
        else {
            throw fault(
                CornerFault.cornerSystem, file, "there is no zone \(zone) of \(grid.zoneWidth.map(String.init) ?? "3") degrees",
                "Give zones of 6 degrees as 13 to 23, zones of 3 degrees as 25 to 45")
        }
        return try parsed(national.identifier, file)
    }

    /// A grid with its zone number in front stands for the same without, as the numbers are.
    private static func meant(
        _ said: CoordinateReferenceSystem, _ size: AxisMagnitude?, _ file: String
    ) throws(FileError) -> CoordinateReferenceSystem {
        guard let zone = said.nationalZone, let size, zone.isPrefixed != (size.zone != nil) else { return said }
        guard size.zone == nil || size.zone == zone.number,
            let twin = NationalGrid(datum: .cgcs2000, zone: zone.number, isPrefixed: size.zone != nil)
        else {
            throw fault(
                CornerFault.cornerSystem, file, "the eastings begin with \(size.zone ?? 0), and \(said.identifier) is zone \(zone.number)",
                "Name the system that the numbers are in, or correct them")
        }
        return try parsed(twin.identifier, file)
    }

    private static func parsed(_ name: String, _ file: String) throws(FileError) -> CoordinateReferenceSystem {
        do throws(ProjectionError) { return try CoordinateReferenceSystem(namedInFile: name) } catch {
            throw fault(error.code, file, error.what, error.fix)
        }
    }

    private static func fault(_ code: some FaultCode, _ file: String, _ what: Phrase, _ fix: Phrase) -> FileError {
        FileError(code: code, path: file, what: what, fix: fix, kind: .badData)
    }
}
