import FeatureIO
import Geometry
import Projection
import Regulation

/// Many places in one file: the same rows out in the same order, their own columns kept, the answers added.
///
/// A row at fault gets the status `error` and goes on to `onFault`; the others are answered all the same.
public struct BulkQuery {
    /// Columns that are added always, and those that are added when they are asked for.
    public static let columns = ["nz_status", "nz_class", "nz_day", "nz_night", "nz_zone", "nz_on_boundary"]
    public enum Extra: String, Sendable, CaseIterable { case distance, certain, candidates, because }

    public struct Options: Sendable {
        public var x: String?
        public var y: String?
        public var encoding: TextEncoding
        public var extras: [Extra]
        /// Metres within which every place is known (reading A1); nil where nothing was said.
        public var accuracy: Double?
        /// Classes on which no place must lie.
        public var failOn: Set<String> = []

        public init(x: String? = nil, y: String? = nil, encoding: TextEncoding = .utf8, extras: [Extra] = []) {
            self.x = x
            self.y = y
            self.encoding = encoding
            self.extras = extras
        }
    }

    /// How the rows came out.
    public struct Counts: Sendable, Hashable {
        public var rows = 0
        /// Not answered.
        public var faults = 0
        /// Of a class of `failOn`.
        public var unwanted = 0
        /// More than one answer within `accuracy`.
        public var uncertain = 0
    }

    /// A row that could not be answered: where it stands, and why.
    public struct RowFault: Sendable {
        public let line: Int
        public let what: String
        public let fix: String
    }

    let query: PlaceQuery
    let crs: CoordinateReferenceSystem
    let options: Options

    public init(_ query: PlaceQuery, crs: CoordinateReferenceSystem, options: Options) {
        self.query = query
        self.crs = crs
        self.options = options
    }

    /// Answers a CSV file row by row; pieces of the output go to `emit` as they are ready. Memory for one piece.
    ///
    /// - Returns: how many rows there were, and how they came out.
    public func csv(
        _ path: String, emit: ([UInt8]) throws(FileError) -> Void, onFault: (RowFault) -> Void
    ) throws(FileError) -> Counts {
        let table = try CSVTable(path: path, encoding: options.encoding)
        let (x, y) = try coordinateColumns(table.header, path: path)
        let mover: Mover
        do throws(ProjectionError) { mover = try Mover(from: crs, to: query.map.meta.workingCRS) } catch {
            throw FileError(code: error.code.rawValue, path: path, what: error.what, fix: error.fix, kind: .badData)
        }
        var writer = CSVWriter()
        writer.append(source: table.headerSource, Self.columns + options.extras.map { $0.column })
        var counts = Counts()
        let width = table.header.count
        do {
            try table.forEachRow { (row) throws(FileError) in
                counts.rows += 1
                switch place(row, x, y, mover) {
                case .success(let place):
                    let finding = finding(at: place)
                    if finding.isIn(options.failOn) { counts.unwanted += 1 }
                    if options.accuracy != nil, !finding.isCertain { counts.uncertain += 1 }
                    writer.append(source: row.source, fields(of: finding))
                case .failure(let fault):
                    counts.faults += 1
                    onFault(fault.at)
                    // The answer stands under its own header, whatever the row was like.
                    writer.append(source: row.source(width: width), ["error"] + Array(repeating: "", count: 5 + options.extras.count))
                }
                if writer.bytes.count > 1 << 20 {
                    try emit(writer.bytes)
                    writer.removeAll()
                }
            }
        } catch {
            switch error {
            case .file(let error), .body(let error): throw error
            }
        }
        try emit(writer.bytes)
        return counts
    }

    private struct Fault: Error { let at: RowFault }

    private func place(_ row: CSVRow, _ x: Int, _ y: Int, _ mover: Mover) -> Result<Coordinate, Fault> {
        func fault(_ what: String, _ fix: String) -> Result<Coordinate, Fault> {
            .failure(Fault(at: RowFault(line: row.line, what: what, fix: fix)))
        }
        if let broken = row.fault { return fault(broken.what, broken.fix) }
        let text = "\(row[x].trimmed),\(row[y].trimmed)"
        do throws(CoordinateError) {
            let written = try WrittenCoordinate.parse(text, crs: crs)
            do throws(ProjectionError) { return .success(try mover.moved(written)) } catch { return fault(error.what, error.fix) }
        } catch { return fault("“\(text)”: \(error.what)", error.fix) }
    }

    private func finding(at place: Coordinate) -> Finding {
        if let accuracy = options.accuracy { return query.finding(at: place, accuracy: accuracy) }
        return options.extras.isEmpty ? query.brief(at: place) : query.finding(at: place)
    }

    private func fields(of finding: Finding) -> [String] {
        var fields = [
            finding.status.rawValue, finding.zoneClass?.id ?? "", finding.limits.map { String($0.day) } ?? "",
            finding.limits.map { String($0.night) } ?? "", finding.zones.first?.id ?? "", finding.isOnBoundary ? "true" : "false",
        ]
        for extra in options.extras { fields.append(extra.field(of: finding)) }
        return fields
    }

    /// The columns of x and y: as named, else the first pair of usual names that the header has.
    private func coordinateColumns(_ header: [String], path: String) throws(FileError) -> (Int, Int) {
        func column(_ names: [String]) -> Int? {
            for name in names {
                if let column = header.firstIndex(where: { $0.trimmed.lowercased() == name.lowercased() }) { return column }
            }
            return nil
        }
        let x = column(options.x.map { [$0] } ?? ["lon", "lng", "longitude", "x", "经度"])
        let y = column(options.y.map { [$0] } ?? ["lat", "latitude", "y", "纬度"])
        guard let x, let y else {
            let missing = [x == nil ? options.x ?? "lon" : nil, y == nil ? options.y ?? "lat" : nil].compactMap { $0 }
            throw FileError(
                code: "csv-coordinates", path: path,
                what: "there is no column \(missing.joined(separator: " and no column ")); the header is \(CSVTable.list(header))",
                fix: "Name the columns of the coordinates with --x and --y", kind: .badData)
        }
        return (x, y)
    }
}

extension BulkQuery.Extra {
    var column: String { self == .distance ? "nz_distance_m" : "nz_\(rawValue)" }

    func field(of finding: Finding) -> String {
        switch self {
        case .distance: finding.change.map { AnswerWords.metres($0.distance) } ?? ""
        case .certain: finding.isCertain ? "true" : "false"
        case .candidates: finding.candidates.joined(separator: " ")
        case .because:
            finding.because.map { reason in
                [reason.reading, reason.clause, reason.feature].filter { !$0.isEmpty }.joined(separator: " ")
            }.joined(separator: "; ")
        }
    }
}

extension String {
    fileprivate var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(self[first...last])
    }
}
