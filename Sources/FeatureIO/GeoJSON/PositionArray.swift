import Geometry
import StrictJSON
import Wording

/// The `coordinates` of a geometry, flat: every position in one array, with the ends of the lines and polygons.
///
/// Brackets count the depth: 1 a position, 2 a list of positions (a line or ring), 3 a list of lines or rings, 4 a list of polygons.
/// A third coordinate (height) and any after it are read as numbers and dropped (RFC 7946, 3.1.1 allows it).
struct PositionArray {
    private(set) var depth = 0
    private(set) var coordinates: [Coordinate] = []
    private var lineEnds: [Int] = []
    private var polygonEnds: [Int] = []
    private static let usual = 16
    /// Where the plain positions lie that were read so far, by this array and before.
    private(set) var extent = DegreeExtent()

    /// An array of none, for `readPlain`.
    init() {}

    /// Reads the array under the cursor; what is not a coordinate is counted among `faults`. Complexity: linear.
    init(_ scanner: inout JSONScanner, _ faults: inout FaultList) throws(JSONScanner.Fault) {
        guard scanner.peek() == UInt8(ascii: "[") else {
            _ = try scanner.value()
            faults.add(FileFault.coordinatesNotArray, "\"coordinates\" is not an array", fix: "Export the feature again as GeoJSON")
            return
        }
        // Enough for most, and no copies on the way there.
        coordinates.reserveCapacity(Self.usual)
        depth = try array(&scanner, &faults, level: 1)
    }

    /// Reads one array and what is in it; gives its depth, 0 if it is empty.
    private mutating func array(
        _ scanner: inout JSONScanner, _ faults: inout FaultList, level: Int
    ) throws(JSONScanner.Fault) -> Int {
        var walk = scanner.enter()
        var inner = 0
        var isFirst = true
        while try scanner.nextElement(&walk) {
            if scanner.byte == UInt8(ascii: "["), level < 4 {
                let found = try array(&scanner, &faults, level: level + 1)
                if inner != 0 && found != 0 && inner != found { uneven(&faults) }
                inner = max(inner, found)
            } else if isFirst, scanner.byte != UInt8(ascii: "[") {
                return try position(&scanner, &walk, &faults)
            } else {
                _ = try scanner.value()
                uneven(&faults)
            }
            isFirst = false
        }
        if isFirst {
            faults.add(
                FileFault.emptyGeometry, at: coordinates.last, "an array of coordinates is empty",
                fix: "Draw the feature, or delete it from the file")
            return 0
        }
        if inner == 1 { lineEnds.append(coordinates.count) }
        if inner == 2 { polygonEnds.append(lineEnds.count) }
        return inner + 1
    }

    /// The numbers of one position, the cursor on the first of them.
    @inline(__always) private mutating func position(
        _ scanner: inout JSONScanner, _ walk: inout JSONScanner.Walk, _ faults: inout FaultList
    ) throws(JSONScanner.Fault) -> Int {
        var place = Coordinate(x: .nan, y: .nan)
        var count = 0
        repeat {
            let number: Double
            if let read = scanner.number() {
                number = read
                if !read.isFinite { notFinite(&faults, "a coordinate is too large for a number") }
            } else {
                number = .nan
                try notANumber(&scanner, &faults)
            }
            if count == 0 { place.x = number } else if count == 1 { place.y = number }
            count += 1
        } while try scanner.nextElement(&walk)
        if count < 2 {
            faults.add(
                CoordinateFault.tooShort, at: coordinates.last, "a position has one number, and it needs two: [longitude, latitude]",
                fix: "Give both coordinates of the vertex that follows the place shown")
        }
        coordinates.append(place)
        return 1
    }

    private func notANumber(_ scanner: inout JSONScanner, _ faults: inout FaultList) throws(JSONScanner.Fault) {
        for word in ["NaN", "nan", "Infinity", "-Infinity", "inf", "-inf"] where scanner.take(word) {
            return notFinite(&faults, "a coordinate is \(word), which is no number of JSON")
        }
        let found = try scanner.value()
        faults.add(
            CoordinateFault.notANumber, at: coordinates.last, "a coordinate is \(found.kind), not a number",
            fix: "Write a plain number, without quotes, in the vertex that follows the place shown")
    }

    private func notFinite(_ faults: inout FaultList, _ what: Phrase) {
        faults.add(CoordinateFault.notFinite, at: coordinates.last, what, fix: "Export the feature again, or delete the vertex")
    }

    private func uneven(_ faults: inout FaultList) {
        faults.add(
            FileFault.coordinatesNesting, at: coordinates.last, "the brackets of \"coordinates\" are not nested alike throughout",
            fix: "Export the feature again as GeoJSON")
    }
}

extension PositionArray {
    /// Reads the array at `at` in the place of what was read before; false for one that is not plain (see `PlainJSON`) or has a fault.
    mutating func readPlain(_ text: Span<UInt8>, _ at: inout Int) -> Bool {
        coordinates.removeAll(keepingCapacity: true)
        if !lineEnds.isEmpty { lineEnds.removeAll(keepingCapacity: true) }
        if !polygonEnds.isEmpty { polygonEnds.removeAll(keepingCapacity: true) }
        guard let depth = plain(text, &at, level: 1) else { return false }
        self.depth = depth
        return true
    }

    /// The depth of the array at `at`.
    private mutating func plain(_ text: Span<UInt8>, _ at: inout Int, level: Int) -> Int? {
        guard PlainJSON.take(UInt8(ascii: "["), text, &at) else { return nil }
        var inner = at
        guard PlainJSON.take(UInt8(ascii: "["), text, &inner) else {
            guard let place = Self.plainPosition(text, &at) else { return nil }
            coordinates.append(place)
            extent.add(place)
            return 1
        }
        if level == 4 { return nil }
        PlainJSON.skipWhitespace(text, &inner)
        if PlainJSON.byte(text, inner) != UInt8(ascii: "[") {
            at = inner
            return plainLine(text, &at) ? 2 : nil
        }
        var depth = 0
        repeat {
            guard let found = plain(text, &at, level: level + 1), depth == 0 || found == depth else { return nil }
            depth = found
        } while PlainJSON.take(UInt8(ascii: ","), text, &at)
        guard PlainJSON.take(UInt8(ascii: "]"), text, &at) else { return nil }
        if depth == 2 { polygonEnds.append(lineEnds.count) }
        return depth + 1
    }

    /// A list of positions, `at` behind the bracket of the first.
    private mutating func plainLine(_ text: Span<UInt8>, _ at: inout Int) -> Bool {
        while true {
            guard let place = Self.plainPosition(text, &at) else { return false }
            coordinates.append(place)
            extent.add(place)
            guard PlainJSON.take(UInt8(ascii: ","), text, &at) else { break }
            guard PlainJSON.take(UInt8(ascii: "["), text, &at) else { return false }
        }
        lineEnds.append(coordinates.count)
        return PlainJSON.take(UInt8(ascii: "]"), text, &at)
    }

    /// Two finite numbers and perhaps others, `at` behind their bracket.
    @inline(__always) private static func plainPosition(_ text: Span<UInt8>, _ at: inout Int) -> Coordinate? {
        PlainJSON.skipWhitespace(text, &at)
        guard let x = NumberText.double(text, &at), PlainJSON.take(UInt8(ascii: ","), text, &at) else { return nil }
        PlainJSON.skipWhitespace(text, &at)
        guard let y = NumberText.double(text, &at), x.isFinite, y.isFinite else { return nil }
        while !PlainJSON.take(UInt8(ascii: "]"), text, &at) {
            guard PlainJSON.take(UInt8(ascii: ","), text, &at) else { return nil }
            PlainJSON.skipWhitespace(text, &at)
            guard let height = NumberText.double(text, &at), height.isFinite else { return nil }
        }
        return Coordinate(x: x, y: y)
    }

    /// The lines or rings, all in a row.
    private var lines: [[Coordinate]] {
        var start = 0
        return lineEnds.map { end in
            defer { start = end }
            return Array(coordinates[start..<end])
        }
    }

    /// All positions, in memory of their own and no more than they need: an array made of a whole slice would share that of the slice.
    private var all: [Coordinate] { unsafe coordinates.withUnsafeBufferPointer { unsafe Array($0) } }

    /// The shape of the given GeoJSON type; nil if the brackets are not as deep as it needs. Only for arrays read without a fault.
    func shape(_ type: String) -> Shape? {
        switch (type, depth) {
        case ("Point", 1): .point(coordinates[0])
        case ("MultiPoint", 2): .multiPoint(all)
        case ("LineString", 2): .lineString(LineString(all))
        case ("MultiLineString", 3): .multiLineString(lines.map { LineString($0) })
        case ("Polygon", 3): .polygon(lineEnds.count == 1 ? Polygon(exterior: all) : polygons[0])
        case ("MultiPolygon", 4): .multiPolygon(MultiPolygon(polygons))
        default: nil
        }
    }

    private var polygons: [Polygon] {
        let lines = lines
        var start = 0
        return polygonEnds.map { end in
            defer { start = end }
            return Polygon(exterior: lines[start], holes: Array(lines[(start + 1)..<end]))
        }
    }
}
