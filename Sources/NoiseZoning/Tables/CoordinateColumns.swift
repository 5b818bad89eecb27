import FeatureIO
import Wording

/// Where a table has the coordinates: in columns that are named, else in the first that have a usual name.
public struct CoordinateColumns: Sendable {
    /// The usual names, upper and lower case alike.
    static let usual = (x: ["lon", "lng", "longitude", "x", "经度"], y: ["lat", "latitude", "y", "纬度"])

    let x: String?
    let y: String?

    /// - Parameters: the names of the columns, nil for the usual ones.
    public init(x: String? = nil, y: String? = nil) {
        self.x = x
        self.y = y
    }

    /// The places of the two columns; nil for one that is not there.
    func found(in header: [String]) -> (x: Int?, y: Int?) {
        (Self.column(x.map { [$0] } ?? Self.usual.x, of: header), Self.column(y.map { [$0] } ?? Self.usual.y, of: header))
    }

    /// The first column that has one of the names, the names in their order.
    static func column(_ names: [String], of header: [String]) -> Int? {
        for name in names {
            if let column = header.firstIndex(where: { $0.withoutSpaceAround.lowercased() == name.lowercased() }) { return column }
        }
        return nil
    }

    static func missing(_ names: [String], header: [String], path: String) -> FileError {
        FileError(
            code: "csv-coordinates", path: path,
            what: "there is no column \(Phrase.list(names)); the header is \(CSVTable.list(header))",
            fix: "Name the columns of the coordinates with --x and --y", kind: .badData)
    }
}

extension String {
    var withoutSpaceAround: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(self[first...last])
    }
}
