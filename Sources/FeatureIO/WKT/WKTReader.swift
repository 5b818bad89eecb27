import Geometry
import Wording

extension WKT {
    /// The shape that `text` (UTF-8) writes, or nil for an `EMPTY` one; heights and measures are read and dropped.
    ///
    /// Strict: the whole text must be one geometry. Words in either case, white space wherever two words or numbers may be parted.
    /// Whether rings are closed and long enough is for the check that all formats share. Complexity: linear.
    package static func read(_ text: some Sequence<UInt8>) throws(Fault) -> Shape? {
        var reader = Reader(scanner: WKTScanner(Array(text)))
        let shape = try reader.shape()
        try reader.scanner.finish()
        return shape
    }

    private struct Reader {
        var scanner: WKTScanner
        /// Numbers of a position: 2, or 3 and 4 with heights and measures; nil until a tag or the first position tells.
        var dimensions: Int?

        mutating func shape() throws(Fault) -> Shape? {
            let kind = try kind()
            try readDimensions()
            if scanner.take("EMPTY") { return nil }
            switch kind {
            case .point: return .point(try bracketed { (reader) throws(Fault) in try reader.position() })
            case .lineString: return .lineString(LineString(try positions()))
            case .polygon: return .polygon(try polygon())
            case .multiPoint: return .multiPoint(try list { (reader) throws(Fault) in try reader.memberOfMultiPoint() })
            case .multiLineString:
                return .multiLineString(try list { (reader) throws(Fault) in LineString(try reader.positions()) })
            case .multiPolygon: return .multiPolygon(MultiPolygon(try list { (reader) throws(Fault) in try reader.polygon() }))
            }
        }

        private mutating func kind() throws(Fault) -> Kind {
            let start = scanner.next()
            let types = "POLYGON or MULTIPOLYGON"
            if scanner.isAtEnd { throw scanner.fault("the text is empty", fix: "Give a geometry such as POLYGON((x y, x y, x y, x y))") }
            guard let word = scanner.word() else {
                throw scanner.fault(
                    "a geometry begins with the name of its type, and here stands \(scanner.found)", fix: "Begin with \(types)")
            }
            // `POLYGONZ` is written as well as `POLYGON Z`.
            for (tag, count) in [("ZM", 4), ("Z", 3), ("M", 3), ("", 2)] where word.hasSuffix(tag) {
                guard let kind = Kind(rawValue: String(word.dropLast(tag.count))) else { continue }
                if count > 2 { dimensions = count }
                return kind
            }
            if word == "SRID" {
                throw scanner.fault(
                    at: start, "“SRID=…;” stands before the geometry, which only some programs write",
                    fix: "Leave it out, and name the reference system with --crs")
            }
            if otherKinds.contains(word) { throw scanner.fault(at: start, "a \(word) is not read", fix: "Convert it to \(types)") }
            throw scanner.fault(at: start, "“\(word.prefix(30))” is no geometry", fix: "Begin with \(types)")
        }

        private mutating func readDimensions() throws(Fault) {
            for (tag, count) in [("ZM", 4), ("Z", 3), ("M", 3)] where scanner.take(tag) {
                guard dimensions == nil else { throw scanner.fault("the dimensions are named twice", fix: "Leave the second \(tag) out") }
                dimensions = count
                return
            }
        }

        private mutating func bracketed<Part>(_ read: (inout Reader) throws(Fault) -> Part) throws(Fault) -> Part {
            try scanner.expect(UInt8(ascii: "("))
            let part = try read(&self)
            try scanner.expect(UInt8(ascii: ")"))
            return part
        }

        /// One or more parts in brackets, commas between them.
        private mutating func list<Part>(_ read: (inout Reader) throws(Fault) -> Part) throws(Fault) -> [Part] {
            try scanner.expect(UInt8(ascii: "("))
            var parts: [Part] = []
            repeat { parts.append(try read(&self)) } while scanner.take(UInt8(ascii: ","))
            guard scanner.take(UInt8(ascii: ")")) else {
                throw scanner.fault(
                    "expected ',' or ')', found \(scanner.found)", fix: "Set a comma before the next part, or close the bracket")
            }
            return parts
        }

        private mutating func positions() throws(Fault) -> [Coordinate] {
            try list { (reader) throws(Fault) in try reader.position() }
        }

        private mutating func polygon() throws(Fault) -> Polygon {
            let rings = try list { (reader) throws(Fault) in try reader.positions() }
            return Polygon(exterior: rings[0], holes: Array(rings.dropFirst()))
        }

        /// `MULTIPOINT((1 2), (3 4))`, and `MULTIPOINT(1 2, 3 4)` as older programs write it.
        private mutating func memberOfMultiPoint() throws(Fault) -> Coordinate {
            guard scanner.next() != nil, scanner.byte == UInt8(ascii: "(") else { return try position() }
            return try bracketed { (reader) throws(Fault) in try reader.position() }
        }

        private mutating func position() throws(Fault) -> Coordinate {
            let start = scanner.next()
            var numbers = (x: 0.0, y: 0.0)
            var count = 0
            while let number = try scanner.number() {
                if count == 0 { numbers.x = number } else if count == 1 { numbers.y = number }
                count += 1
            }
            if count == 0 { throw scanner.fault("expected a number, found \(scanner.found)", fix: "Write a position as two numbers: x y") }
            guard (2...4).contains(count), dimensions == nil || dimensions == count else {
                let wanted: Phrase = dimensions.map { "\($0), as the rest of the geometry has" } ?? "2"
                let has: Phrase = count == 1 ? "1 number" : "\(count) numbers"
                throw scanner.fault(
                    at: start, "a position has \(has), not \(wanted)",
                    fix: "Write x and y with a space between, and a comma before the next position")
            }
            dimensions = count
            return Coordinate(x: numbers.x, y: numbers.y)
        }
    }
}
