import FeatureIO
import Geometry
import Projection
import Regulation

/// From what is written of a measurement to a question: with the standards, the hours, and a map that tells the class of a place.
public struct LevelReader {
    /// A map to ask, and the reference system that places are written in.
    public struct Places {
        let query: PlaceQuery
        let crs: CoordinateReferenceSystem
        /// Metres within which places are known (reading A1); nil where nothing was said.
        let accuracy: Double?
        private let mover: Mover

        public init(_ query: PlaceQuery, crs: CoordinateReferenceSystem, accuracy: Double? = nil) throws(ProjectionError) {
            self.query = query
            self.crs = crs
            self.accuracy = accuracy
            mover = try Mover(from: crs, to: query.map.meta.workingCRS)
        }

        /// The class at a place as it is written: `116.5,39.8`.
        func land(at text: String, on date: CivilDate) throws(LevelFault) -> LandClass {
            guard query.map.meta.validity.contains(date) else {
                throw LevelFault(.date, "map-date", "the map does not hold on \(date)", "Ask with --date \(date) on its own")
            }
            let place: Coordinate
            do throws(CoordinateError) { place = try WrittenCoordinate.parse(text, crs: crs) } catch {
                throw LevelFault(.x, "coordinate-\(error.cause.rawValue)", "“\(text)”: \(error.what)", error.fix)
            }
            do throws(ProjectionError) {
                let inPlane = try mover.moved(place)
                let finding = accuracy.map { query.finding(at: inPlane, accuracy: $0) } ?? query.finding(at: inPlane)
                return LandClass(text: text, crs: crs, finding: finding)
            } catch { throw LevelFault(.x, error.code.rawValue, error.what, error.fix) }
        }
    }

    let check: MeasuredLevelCheck
    let places: Places?

    public init(_ check: MeasuredLevelCheck, places: Places? = nil) {
        self.check = check
        self.places = places
    }

    /// One measurement; `at` is its place as it is written, where it is not in the fields.
    public func question(_ fields: LevelFields, at text: String? = nil) throws(LevelFault) -> LevelQuestion {
        try fields.question(book: check.book, hours: check.ruleset.hours, hasMap: places != nil) { (fields, date) throws(LevelFault) in
            guard let text = text ?? fields.place else { return nil }
            guard let places else {
                throw LevelFault(.x, "crs-missing", "a place is given, and no reference system", "Give the reference system with --crs")
            }
            return try places.land(at: text, on: date)
        }
    }
}

extension LevelFields {
    /// The coordinates as one text; nil unless both are written.
    fileprivate var place: String? {
        guard let x = self[.x], let y = self[.y] else { return nil }
        return "\(x),\(y)"
    }
}

/// Reads rows of a table: a column that is there speaks for its rows, what was given beforehand for the rest.
public struct LevelRowReader {
    let reader: LevelReader
    /// What holds where a column is missing or a field is empty.
    let beforehand: LevelFields
    /// The columns of the coordinates, where they have names of their own.
    let x: String?
    let y: String?

    public init(_ reader: LevelReader, beforehand: LevelFields, x: String? = nil, y: String? = nil) {
        self.reader = reader
        self.beforehand = beforehand
        self.x = x
        self.y = y
    }

    /// Which column says what. A table without levels is refused.
    func columns(of header: [String], path: String) throws(FileError) -> [LevelColumn: Int] {
        var columns: [LevelColumn: Int] = [:]
        for column in LevelColumn.allCases {
            let named = column == .x ? x : column == .y ? y : nil
            let names = named.map { [$0.lowercased()] } ?? column.headers
            for name in names where columns[column] == nil {
                columns[column] = header.firstIndex { $0.withoutSpaceAround.lowercased() == name }
            }
            if let named, columns[column] == nil {
                throw FileError(
                    code: "csv-coordinates", path: path,
                    what: "there is no column \(named); the header is \(CSVTable.list(header))",
                    fix: "Name the columns of the coordinates with --x and --y", kind: .badData)
            }
        }
        if columns[.level] == nil {
            throw FileError(
                code: "csv-level", path: path, what: "there is no column level; the header is \(CSVTable.list(header))",
                fix: "Give the measured levels in a column level", kind: .badData)
        }
        return columns
    }

    func question(_ row: CSVRow, _ columns: [LevelColumn: Int]) -> Result<LevelQuestion, LevelFault> {
        if let broken = row.fault { return .failure(LevelFault(nil, broken.code, broken.what, broken.fix)) }
        var fields = beforehand
        for (column, number) in columns {
            let text = row[number].withoutSpaceAround
            if !text.isEmpty { fields.texts[column] = text }
        }
        do throws(LevelFault) { return .success(try reader.question(fields)) } catch { return .failure(error) }
    }
}

extension String {
    fileprivate var withoutSpaceAround: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(self[first...last])
    }
}
