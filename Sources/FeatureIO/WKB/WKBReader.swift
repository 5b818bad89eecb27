import Geometry
import Wording

extension WKB {
    /// The shape in `bytes`, or nil for an empty geometry; heights and measures are dropped.
    ///
    /// Arcs are made straight; `isGeographic` says whether the coordinates are degrees, on which the length of the chords hangs.
    /// Bytes after the geometry are passed over. Every count is checked against the bytes that are left before memory is taken for it.
    /// Complexity: linear.
    package static func read(_ bytes: [UInt8], isGeographic: Bool? = nil) throws(Fault) -> Shape? {
        try read(bytes, 0..<bytes.count, isGeographic: isGeographic)
    }

    /// The shape in a part of `bytes`.
    static func read(_ bytes: [UInt8], _ range: Range<Int>, isGeographic: Bool?) throws(Fault) -> Shape? {
        let arcs = CircularArcs(tolerance: CircularArcs.tolerance(isGeographic: isGeographic))
        var reader = Reader(bytes: ByteReader(bytes, range), start: range.lowerBound, arcs: arcs)
        return try reader.shape()
    }

    private struct Reader {
        var bytes: ByteReader
        let start: Int
        var arcs: CircularArcs

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
            case .lineString, .circularString, .compoundCurve:
                let line = try curve(head)
                return line.isEmpty ? nil : .lineString(LineString(line))
            case .polygon, .curvePolygon: return try polygon(head).map { .polygon($0) }
            case .multiPoint:
                return try parts(head, [.point]) { (reader, head) throws(Fault) in try reader.point(head) }.map { .multiPoint($0) }
            case .multiLineString, .multiCurve:
                return try parts(head, head.kind == .multiCurve ? Self.curves : [.lineString]) { (reader, head) throws(Fault) in
                    LineString(try reader.curve(head))
                }.map { .multiLineString($0) }
            case .multiPolygon, .multiSurface:
                return try parts(head, head.kind == .multiSurface ? [.polygon, .curvePolygon] : [.polygon]) {
                    (reader, head) throws(Fault) in try reader.polygon(head)
                }
                .map { .multiPolygon(MultiPolygon($0)) }
            }
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
                throw fault("a \(name) is not read")
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

        private static let curves: [Kind] = [.lineString, .circularString, .compoundCurve]

        /// The vertices of a line, its arcs made straight. The parts of a compound curve begin where the one before ends.
        private mutating func curve(_ head: Head) throws(Fault) -> [Coordinate] {
            switch head.kind {
            case .circularString:
                guard let line = arcs.straightened(try positions(head)) else { throw fault("an arc lacks its end") }
                guard arcs.left > 0 else { throw fault("its arcs need more than \(CircularArcs.mostInAll) chords") }
                return line
            case .compoundCurve:
                let count = try count(head, size: 9)
                var line: [Coordinate] = []
                for _ in 0..<count {
                    let inner = try self.head()
                    guard inner.kind == .lineString || inner.kind == .circularString else { throw fault(Self.strange) }
                    let part = try curve(inner)
                    guard line.isEmpty || part.isEmpty || line.last == part[0] else {
                        throw fault("a part of a line does not begin where the part before it ends")
                    }
                    line += line.isEmpty ? part[...] : part.dropFirst()
                }
                return line
            default: return try positions(head)
            }
        }

        private static let strange: Phrase = "a part is of another type than its collection"

        private mutating func polygon(_ head: Head) throws(Fault) -> Polygon? {
            let count = try count(head, size: 4)
            var rings: [[Coordinate]] = []
            for _ in 0..<count {
                guard head.kind == .curvePolygon else {
                    rings.append(try positions(head))
                    continue
                }
                let inner = try self.head()
                guard Self.curves.contains(inner.kind) else { throw fault(Self.strange) }
                rings.append(try curve(inner))
            }
            return rings.first.map { Polygon(exterior: $0, holes: Array(rings.dropFirst())) }
        }

        /// The parts of a collection, empty ones left out; nil if none is left.
        private mutating func parts<Part>(
            _ head: Head, _ kinds: [Kind], _ read: (inout Reader, Head) throws(Fault) -> Part?
        ) throws(Fault) -> [Part]? {
            let count = try count(head, size: 9)
            var parts: [Part] = []
            for _ in 0..<count {
                let inner = try self.head()
                guard kinds.contains(inner.kind) else { throw fault(Self.strange) }
                if let part = try read(&self, inner) { parts.append(part) }
            }
            return parts.isEmpty ? nil : parts
        }
    }
}
