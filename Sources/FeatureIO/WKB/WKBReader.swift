import Geometry
import Wording

extension WKB {
    /// The shape in `bytes`, or nil for an empty geometry; heights and measures are dropped.
    ///
    /// Bytes after the geometry are passed over. Every count is checked against the bytes that are left before memory is taken for it.
    /// Complexity: linear.
    package static func read(_ bytes: [UInt8]) throws(Fault) -> Shape? { try read(bytes, 0..<bytes.count) }

    /// The shape in a part of `bytes`.
    static func read(_ bytes: [UInt8], _ range: Range<Int>) throws(Fault) -> Shape? {
        var reader = Reader(bytes: ByteReader(bytes, range), start: range.lowerBound)
        return try reader.shape()
    }

    private struct Reader {
        var bytes: ByteReader
        let start: Int

        /// The byte order, type and number of ordinates of a geometry.
        struct Head {
            var littleEndian: Bool
            var kind: Kind
            var dimensions: Int
        }

        mutating func shape() throws(Fault) -> Shape? {
            let head = try head()
            switch head.kind {
            case .point: return try point(head).map { .point($0) }
            case .lineString:
                let line = try positions(head)
                return line.isEmpty ? nil : .lineString(LineString(line))
            case .polygon: return try polygon(head).map { .polygon($0) }
            case .multiPoint:
                return try parts(head, .point) { (reader, head) throws(Fault) in try reader.point(head) }.map { .multiPoint($0) }
            case .multiLineString:
                return try parts(head, .lineString) { (reader, head) throws(Fault) in LineString(try reader.positions(head)) }
                    .map { .multiLineString($0) }
            case .multiPolygon:
                return try parts(head, .polygon) { (reader, head) throws(Fault) in try reader.polygon(head) }
                    .map { .multiPolygon(MultiPolygon($0)) }
            case .circularString, .compoundCurve:
                let line = try curve(head)
                return line.isEmpty ? nil : .lineString(LineString(line))
            case .curvePolygon: return try curvePolygon(head).map { .polygon($0) }
            case .multiCurve:
                let lines = try curves(head).filter { !$0.isEmpty }.map { LineString($0) }
                return lines.isEmpty ? nil : .multiLineString(lines)
            case .multiSurface:
                let count = try count(head, size: 9)
                var polygons: [Polygon] = []
                for _ in 0..<count {
                    let inner = try self.head()
                    guard inner.kind == .polygon || inner.kind == .curvePolygon else { throw otherKind }
                    if let part = try inner.kind == .polygon ? polygon(inner) : curvePolygon(inner) { polygons.append(part) }
                }
                return polygons.isEmpty ? nil : .multiPolygon(MultiPolygon(polygons))
            }
        }

        /// A line, arcs or both in turn, with the arcs made straight.
        private mutating func curve(_ head: Head) throws(Fault) -> [Coordinate] {
            switch head.kind {
            case .lineString: return try positions(head)
            case .circularString:
                let places = try positions(head)
                guard let first = places.first else { return [] }
                guard places.count >= 3, places.count % 2 == 1 else {
                    throw fault("arcs go through an odd number of places, three or more, and here are \(places.count)")
                }
                var line = [first]
                for index in stride(from: 1, to: places.count - 1, by: 2) {
                    line += CircularArc.places(from: places[index - 1], through: places[index], to: places[index + 1])
                    guard line.count <= WKB.mostOfArcs else { throw fault("the arcs have too many vertices when they are made straight") }
                }
                return line
            case .compoundCurve:
                var line: [Coordinate] = []
                for part in try curves(head) {
                    line += line.last == part.first ? part.dropFirst() : part[...]
                    guard line.count <= WKB.mostOfArcs else { throw fault("the arcs have too many vertices when they are made straight") }
                }
                return line
            default: throw otherKind
            }
        }

        private var otherKind: Fault { fault("a part is of another type than its collection") }

        /// The parts of a collection of curves.
        private mutating func curves(_ head: Head) throws(Fault) -> [[Coordinate]] {
            let count = try count(head, size: 9)
            var lines: [[Coordinate]] = []
            for _ in 0..<count {
                let inner = try self.head()
                // Of compound curves none is in another.
                guard head.kind != .compoundCurve || inner.kind != .compoundCurve else { throw otherKind }
                lines.append(try curve(inner))
            }
            return lines
        }

        private mutating func curvePolygon(_ head: Head) throws(Fault) -> Polygon? {
            let rings = try curves(head)
            return rings.first.map { Polygon(exterior: $0, holes: Array(rings.dropFirst())) }
        }

        private func fault(_ what: Phrase) -> Fault { Fault(offset: bytes.at - start, what: what) }

        private mutating func take<Taken>(_ read: (inout ByteReader) throws(ByteReader.Short) -> Taken) throws(Fault) -> Taken {
            do throws(ByteReader.Short) { return try read(&bytes) } catch { throw fault("the geometry ends too early") }
        }

        private mutating func head() throws(Fault) -> Head {
            let order = try take { (r) throws(ByteReader.Short) in try r.byte() }
            guard order <= 1 else { throw fault("the byte order is \(order), and only 0 and 1 exist") }
            let number = try uint32(order == 1)
            // EWKB keeps the dimensions in the highest bits, ISO in the thousands.
            var dimensions = 2 + (number & 0x8000_0000 != 0 ? 1 : 0) + (number & 0x4000_0000 != 0 ? 1 : 0)
            if number & 0x2000_0000 != 0 { _ = try uint32(order == 1) }
            let plain = number & 0x0FFF_FFFF
            switch plain / 1000 {
            case 0: break
            case 1, 2: dimensions = 3
            case 3: dimensions = 4
            default: throw fault("the geometry type \(plain) does not exist")
            }
            guard let kind = Kind(rawValue: plain % 1000) else {
                guard let name = WKB.otherKinds[plain % 1000] else { throw fault("the geometry type \(plain) does not exist") }
                throw Fault(offset: bytes.at - start, what: "a \(name) is not read")
            }
            return Head(littleEndian: order == 1, kind: kind, dimensions: dimensions)
        }

        private mutating func uint32(_ littleEndian: Bool) throws(Fault) -> UInt32 {
            try take { (r) throws(ByteReader.Short) in try r.uint32(littleEndian: littleEndian) }
        }

        /// A count of parts that take at least `size` bytes each.
        private mutating func count(_ head: Head, size: Int) throws(Fault) -> Int {
            let count = Int(try uint32(head.littleEndian))
            guard count <= bytes.left / size else { throw fault("the geometry says it has \(count) parts, and ends too early for them") }
            return count
        }

        private mutating func position(_ head: Head) throws(Fault) -> Coordinate {
            try take { (r) throws(ByteReader.Short) in
                let x = try r.double(littleEndian: head.littleEndian)
                let y = try r.double(littleEndian: head.littleEndian)
                try r.skip(8 * (head.dimensions - 2))
                return Coordinate(x: x, y: y)
            }
        }

        /// An empty point is written with two NaN.
        private mutating func point(_ head: Head) throws(Fault) -> Coordinate? {
            let place = try position(head)
            return place.x.isNaN && place.y.isNaN ? nil : place
        }

        private mutating func positions(_ head: Head) throws(Fault) -> [Coordinate] {
            let count = try count(head, size: 8 * head.dimensions)
            var places: [Coordinate] = []
            places.reserveCapacity(count)
            for _ in 0..<count { places.append(try position(head)) }
            return places
        }

        private mutating func polygon(_ head: Head) throws(Fault) -> Polygon? {
            let count = try count(head, size: 4)
            var rings: [[Coordinate]] = []
            for _ in 0..<count { rings.append(try positions(head)) }
            return rings.first.map { Polygon(exterior: $0, holes: Array(rings.dropFirst())) }
        }

        /// The parts of a collection, empty ones left out; nil if none is left.
        private mutating func parts<Part>(
            _ head: Head, _ kind: Kind, _ read: (inout Reader, Head) throws(Fault) -> Part?
        ) throws(Fault) -> [Part]? {
            let count = try count(head, size: 9)
            var parts: [Part] = []
            for _ in 0..<count {
                let inner = try self.head()
                guard inner.kind == kind else { throw otherKind }
                if let part = try read(&self, inner) { parts.append(part) }
            }
            return parts.isEmpty ? nil : parts
        }
    }
}
