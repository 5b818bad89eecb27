import FeatureIO
import Projection
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

/// A number in a field of a table, where it is written in a way that must not be guessed at.
enum WrittenNumber {
    /// What is wrong with it; nil for a plain number, and for a text that is none: whoever reads it knows more.
    static func fault(_ text: String) -> PlaceFault? {
        // Full-width forms lie at a fixed distance from ASCII.
        let plain = text.unicodeScalars.map {
            (0xFF01...0xFF5E).contains($0.value) ? UInt8($0.value - 0xFEE0) : $0.isASCII ? UInt8($0.value) : 0
        }
        if ScientificNotation.isNumber(text) {
            return PlaceFault(
                code: AnswerFault.numberScientific, what: "“\(text)” is a number in scientific notation, as Excel writes it",
                fix: "Format the column as a number with decimals and save it again from the source: digits may be lost")
        }
        let unsigned = plain.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
        if unsigned.count > 2, unsigned.first == UInt8(ascii: "0"), unsigned.dropFirst().first.map({ $0 | 0x20 }) == UInt8(ascii: "x") {
            return PlaceFault(
                code: AnswerFault.numberHexadecimal, what: "“\(text)” is no decimal number", fix: "Write it with the digits 0 to 9")
        }
        if isNumber(plain.filter { $0 != UInt8(ascii: ",") }), plain.contains(UInt8(ascii: ",")) {
            return PlaceFault(
                code: AnswerFault.numberComma, what: "“\(text)” holds a comma, for the decimals or for thousands",
                fix: "Write a point before the decimals, and no commas")
        }
        return nil
    }

    /// Digits with points or commas among them, and a sign before them.
    private static func isNumber(_ text: some Collection<UInt8>) -> Bool {
        let digits = text.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
        return text.count - digits.count <= 1 && digits.contains(where: isDigit)
            && digits.allSatisfy { isDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
