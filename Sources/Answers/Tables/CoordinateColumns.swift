import FeatureIO
import Wording

/// Where a table has the coordinates: in columns that are named, else in those that have a usual name.
public struct CoordinateColumns: Sendable {
    /// The usual names of a pair, upper and lower case alike; x and y may mean anything, and count beside another only where both are there.
    private static let pairs = [
        (x: "lon", y: "lat"), (x: "lng", y: "lat"), (x: "longitude", y: "latitude"), (x: "经度", y: "纬度"), planar,
    ]
    private static let planar = (x: "x", y: "y")

    let x: String?
    let y: String?

    /// - Parameters: the names of the columns, nil for the usual ones.
    public init(x: String? = nil, y: String? = nil) {
        self.x = x
        self.y = y
    }

    /// The places of the two columns; nil for one that is not there. More than one that could be meant is a fault.
    func found(in header: [String]) throws(PlaceFault) -> (x: Int?, y: Int?) {
        let (xs, ys) = (try candidates(x, Self.pairs.map(\.x), in: header), try candidates(y, Self.pairs.map(\.y), in: header))
        if xs.count > 1 || ys.count > 1 {
            let (xs, ys) = (xs.map { header[$0] }, ys.map { header[$0] })
            let names: Phrase =
                xs.count == ys.count
                ? Phrase.list(zip(xs, ys).map { "“\($0),\($1)”" as Phrase }) : "\(Phrase.list(xs)) with \(Phrase.list(ys))"
            throw PlaceFault(
                code: AnswerFault.coordinatesTwice, what: "there is more than one pair of coordinates: \(names)",
                fix: "Choose with --x and --y")
        }
        if let x = xs.first, xs == ys {
            throw PlaceFault(
                code: AnswerFault.coordinatesSame, what: "\(header[x]) is named for both coordinates",
                fix: "Name two columns with --x and --y")
        }
        return (xs.first, ys.first)
    }

    /// The columns that may be meant: those that have the name that was given, exactly if one has it, else those of usual names.
    private func candidates(_ given: String?, _ usual: [String], in header: [String]) throws(PlaceFault) -> [Int] {
        if let given {
            let exact = header.indices.filter { header[$0] == given }
            return exact.isEmpty ? Self.columns([given], of: header) : exact
        }
        let found = Self.columns(usual, of: header)
        // A single x or y beside degrees is no coordinate.
        let others = found.filter { ![Self.planar.x, Self.planar.y].contains(header[$0].withoutSpaceAround.lowercased()) }
        let isWhole = !Self.columns([Self.planar.x], of: header).isEmpty && !Self.columns([Self.planar.y], of: header).isEmpty
        return others.isEmpty || isWhole ? found : others
    }

    /// The columns that have one of the names, in the order of the header; case and spaces around do not count.
    static func columns(_ names: [String], of header: [String]) -> [Int] {
        let names = names.map { $0.withoutSpaceAround.lowercased() }
        return header.indices.filter { names.contains(header[$0].withoutSpaceAround.lowercased()) }
    }

    static func missing(_ names: [String], header: [String], path: String) -> FileError {
        FileError(
            code: AnswerFault.csvCoordinates, path: path,
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
