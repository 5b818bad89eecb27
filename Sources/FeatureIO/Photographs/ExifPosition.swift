import Wording

/// The attributes of a photograph, in the form of TIFF 6.0: directories of entries of twelve bytes, in either order of bytes.
struct ExifPosition {
    private let bytes: ArraySlice<UInt8>
    private let isLittle: Bool

    private struct Entry {
        let kind: Int
        let count: Int
        /// Where its value stands, from the beginning of the attributes.
        let place: Int
    }

    /// A directory with more entries is none.
    private static let mostEntries = 1000

    /// - Parameter bytes: behind the sign `Exif`.
    init(_ bytes: ArraySlice<UInt8>) throws(PhotographDamage) {
        self.bytes = bytes
        switch Array(bytes.prefix(2)) {
        case Array("II".utf8): isLittle = true
        case Array("MM".utf8): isLittle = false
        default: throw PhotographDamage(what: "its attributes have no order of bytes")
        }
        guard try whole(2, 2) == 42 else { throw PhotographDamage(what: "its attributes do not begin as TIFF") }
    }

    /// Nil where no place is written; a place at 0, 0 is what cameras write that know none.
    func position() throws(PhotographDamage) -> PhotographPosition? {
        let main = try directory(at: try whole(4, 4))
        guard let gps = try main[0x8825].map({ (entry) throws(PhotographDamage) in try directory(at: try whole(entry.place, 4)) }),
            let north = try degrees(gps, value: 2, letter: 1, of: ["N": 1, "S": -1], most: 90),
            let east = try degrees(gps, value: 4, letter: 3, of: ["E": 1, "W": -1], most: 180), north != 0 || east != 0
        else { return nil }
        if let datum = try gps[18].map({ (entry) throws(PhotographDamage) in try text(entry) }), !datum.isEmpty {
            let plain = datum.uppercased().filter { $0.isLetter || $0.isNumber }
            guard ["WGS84", "CGCS2000"].contains(plain) else {
                throw PhotographDamage(what: "its place is in \"\(datum)\", and WGS-84 is read")
            }
        }
        let error = try gps[31].flatMap { (entry) throws(PhotographDamage) in try fractions(entry, count: 1)?.first }
        return PhotographPosition(longitude: east, latitude: north, taken: try taken(main), error: error.flatMap { $0 > 0 ? $0 : nil })
    }

    /// Degrees, minutes and seconds, with their letter; nil where one of the two is not there.
    private func degrees(
        _ gps: [Int: Entry], value: Int, letter: Int, of letters: [String: Double], most: Double
    ) throws(PhotographDamage) -> Double? {
        guard let entry = gps[value], let mark = gps[letter] else { return nil }
        guard let parts = try fractions(entry, count: 3) else { return nil }
        guard let sign = letters[try text(mark)], parts[1] < 60, parts[2] < 60 else {
            throw PhotographDamage(what: "its place is not written as degrees, minutes and seconds")
        }
        let degrees = parts[0] + parts[1] / 60 + parts[2] / 3600
        guard degrees <= most else { throw PhotographDamage(what: "its place is not on the earth") }
        return sign * degrees
    }

    /// `2026:11:20 10:15:00` as `2026-11-20 10:15:00`; nil for anything else, which tells nothing.
    private func taken(_ main: [Int: Entry]) throws(PhotographDamage) -> String? {
        guard let more = try main[0x8769].map({ (entry) throws(PhotographDamage) in try directory(at: try whole(entry.place, 4)) }),
            let entry = more[0x9003]
        else { return nil }
        let text = try text(entry)
        guard text.wholeMatch(of: /\d{4}:\d{2}:\d{2} \d{2}:\d{2}:\d{2}/) != nil else { return nil }
        return "\(text.prefix(10).replacing(":", with: "-"))\(text.dropFirst(10))"
    }

    private func directory(at start: Int) throws(PhotographDamage) -> [Int: Entry] {
        let count = try whole(start, 2)
        guard count <= Self.mostEntries else { throw PhotographDamage(what: "its attributes are damaged") }
        var entries: [Int: Entry] = [:]
        for number in 0..<count {
            let at = start + 2 + 12 * number
            let (tag, kind, values) = (try whole(at, 2), try whole(at + 2, 2), try whole(at + 4, 4))
            // What does not fit into four bytes stands elsewhere.
            let size = [1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8][kind] ?? 1
            let place = values > 4 / size ? try whole(at + 8, 4) : at + 8
            if entries[tag] == nil { entries[tag] = Entry(kind: kind, count: values, place: place) }
        }
        return entries
    }

    /// Unsigned fractions; nil where one has nothing below its line, as cameras write what they do not know.
    private func fractions(_ entry: Entry, count: Int) throws(PhotographDamage) -> [Double]? {
        guard entry.kind == 5, entry.count == count else { throw PhotographDamage(what: "its place is not written as fractions") }
        var values: [Double] = []
        for number in 0..<count {
            let (above, below) = (try whole(entry.place + 8 * number, 4), try whole(entry.place + 8 * number + 4, 4))
            guard below > 0 else { return nil }
            values.append(Double(above) / Double(below))
        }
        return values
    }

    /// ASCII up to its end.
    private func text(_ entry: Entry) throws(PhotographDamage) -> String {
        guard entry.kind == 2, entry.count <= 200 else { throw PhotographDamage(what: "its attributes are damaged") }
        var characters: [UInt8] = []
        for number in 0..<entry.count {
            let byte = try whole(entry.place + number, 1)
            if byte == 0 { break }
            guard (0x20..<0x7F).contains(byte) else { throw PhotographDamage(what: "its attributes are damaged") }
            characters.append(UInt8(truncatingIfNeeded: byte))
        }
        return String(decoding: characters, as: UTF8.self)
    }

    /// An unsigned whole number of so many bytes at a place from the beginning of the attributes.
    private func whole(_ place: Int, _ size: Int) throws(PhotographDamage) -> Int {
        guard place >= 0, place <= bytes.count - size else { throw PhotographDamage(what: "its attributes are cut off") }
        let part = bytes[(bytes.startIndex + place)..<(bytes.startIndex + place + size)]
        return (isLittle ? Array(part.reversed()) : Array(part)).reduce(0) { $0 << 8 | Int($1) }
    }
}
