import FeatureIO
import Geometry
import Projection
import ZoneQueries
import ZoningModel

/// The fast way through a piece of a table or of lines of JSON: plain rows are read as bytes, looked up a batch at a time, and copied with their answers.
///
/// A row that is not plain, or lies on a line, is given to `slow`; the bytes are the same as if all rows had gone that way.
/// Time: one pass over the bytes. Memory: the output, in blocks, and one batch.
@safe struct PlainPlaces<Reader: PlainReading>: Sendable {
    private static var batch: Int { 1024 }
    private static var block: Int { 1 << 20 }

    let answers: PlainAnswers
    /// What is added to the answers of each place; nil where they are all.
    var wishes: WishAnswers?
    /// The system that the places are in, where it is not that of the index.
    var system: CoordinateReferenceSystem?

    /// One row, whose bytes with the line end stand at `range`, answered the slow way; it begins on `line`. Gives what reads rows like it, if
    /// that is another reader than before.
    typealias Slow = (_ range: Range<Int>, _ line: Int, _ answered: inout AnsweredRows) -> Reader?

    /// - Parameters:
    ///   - reader: of the first rows; nil where one row at least must go the slow way.
    ///   - carriers: from ``system`` to another by way of WGS 84, which means the degrees of the index, and from there to the plane.
    ///   - end: where the row that begins at an offset ends, behind its line end; asked for rows that are not plain.
    func answer(_ rows: RowChunk, _ reader: Reader?, by carriers: PlaceCarriers, end: (Int) -> Int, slow: Slow) -> AnsweredRows {
        var answered = AnsweredRows()
        var reader = reader
        let bytes = rows.bytes
        var at = 0
        var line = rows.firstLine
        var places = Batch(Self.batch)
        var wished = WishAnswers.Written()
        while at < bytes.count {
            let begun = at
            // A row without its line end, at the end of the file, is never plain.
            let isPlain = bytes[bytes.count - 1] == 0x0A
            if isPlain, let reader { at = read(bytes, from: at, reader, into: &places) }
            if places.count > 0 {
                places.look(in: answers.index, by: carriers, wantsPlane: wishes != nil)
                if let wishes { wished.write(wishes, places.plane, &places.labels) }
                write(places, wished, of: bytes, line: line, to: &answered, slow)
                line += places.count
            }
            if at < bytes.count, places.count < Self.batch {
                let next = end(at)
                if let other = slow(at..<next, line, &answered) { reader = other }
                line += bytes[at..<next].count { $0 == 0x0A }
                at = next
            }
            precondition(at > begun, "every round takes a row")
            places.count = 0
        }
        return answered
    }

    /// Places under way: where their rows begin and end, and what the index says of them.
    private struct Batch {
        var count = 0
        var starts: [Int]
        /// Before which the answers stand.
        var cuts: [Int]
        var longitudes: [Double]
        var latitudes: [Double]
        var labels: [UInt32]
        /// Where the places are in the plane, if that is asked.
        var plane: [Coordinate] = []
        private var carried: [Coordinate] = []

        init(_ size: Int) {
            starts = Array(repeating: 0, count: size + 1)
            cuts = Array(repeating: 0, count: size)
            longitudes = Array(repeating: 0, count: size)
            latitudes = Array(repeating: 0, count: size)
            labels = Array(repeating: 0, count: size)
        }

        private static func look(
            _ count: Int, in index: PointIndex, _ longitudes: [Double], _ latitudes: [Double], _ labels: inout [UInt32]
        ) {
            var found = labels.mutableSpan
            index.labels(
                longitudes: longitudes.span.extracting(first: count), latitudes: latitudes.span.extracting(first: count), into: &found)
        }

        mutating func look(in index: PointIndex, by carriers: PlaceCarriers, wantsPlane: Bool) {
            guard carriers.areAny else { return Self.look(count, in: index, longitudes, latitudes, &labels) }
            carried.removeAll(keepingCapacity: true)
            for number in 0..<count { carried.append(Coordinate(x: longitudes[number], y: latitudes[number])) }
            // As written: where nothing carries them there, they are in the plane already.
            if wantsPlane { plane = carried }
            // Why a place has none in the other system is told by the slow way.
            var lost: [Int] = []
            if let carrier = carriers.toDegrees {
                carrier.moveToDegrees(&carried) { lost.append($0) }
                for number in 0..<count { (longitudes[number], latitudes[number]) = (carried[number].x, carried[number].y) }
            }
            if let carrier = carriers.toPlane {
                plane = carried
                carrier.move(&plane) { number, _ in lost.append(number) }
            }
            Self.look(count, in: index, longitudes, latitudes, &labels)
            for number in lost { labels[number] = PointIndex.undecided }
        }
    }

    /// Reads plain rows up to the first that is none, or until the batch is full; gives where it stopped.
    private func read(_ bytes: [UInt8], from start: Int, _ reader: Reader, into places: inout Batch) -> Int {
        unsafe bytes.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return start }
            return unsafe places.starts.withUnsafeMutableBufferPointer { starts in
                unsafe places.cuts.withUnsafeMutableBufferPointer { cuts in
                    unsafe places.longitudes.withUnsafeMutableBufferPointer { longitudes in
                        unsafe places.latitudes.withUnsafeMutableBufferPointer { latitudes in
                            var at = unsafe base + start
                            var cut = unsafe at
                            let last = unsafe base + bytes.count
                            var count = 0
                            while count < Self.batch, unsafe at < last {
                                unsafe starts[count] = at - base
                                guard
                                    let end = unsafe reader.end(
                                        at, before: last, longitude: &longitudes[count], latitude: &latitudes[count], cut: &cut)
                                else { break }
                                unsafe cuts[count] = cut - base
                                unsafe at = end + 1
                                count &+= 1
                            }
                            unsafe starts[count] = at - base
                            places.count = count
                            return unsafe at - base
                        }
                    }
                }
            }
        }
    }

    private func write(
        _ places: Batch, _ wished: WishAnswers.Written, of bytes: [UInt8], line: Int, to answered: inout AnsweredRows, _ slow: Slow
    ) {
        var next = 0
        while next < places.count {
            let start = next
            // Up to the next place on a line: the slow way takes that one, in its order.
            while next < places.count, places.labels[next] != PointIndex.undecided { next += 1 }
            if start < next { copy(places, wished, start..<next, of: bytes, to: &answered) }
            if next < places.count {
                _ = slow(places.starts[next]..<places.starts[next + 1], line + next, &answered)
                next += 1
            }
        }
    }

    private func copy(
        _ places: Batch, _ wished: WishAnswers.Written, _ range: Range<Int>, of bytes: [UInt8], to answered: inout AnsweredRows
    ) {
        let hasWishes = wishes != nil
        let added = hasWishes ? wished.count(of: range) : 0
        let room = places.starts[range.upperBound] - places.starts[range.lowerBound] + (range.count + 1) * Reader.room + added
        answered.counts.rows += range.count
        // Of a batch: neither half can run over.
        var counts: UInt64 = 0
        answered.append(room: room, block: Self.block) { target in
            unsafe bytes.withUnsafeBytes { source in
                unsafe answers.bytes.withUnsafeBytes { words in
                    guard var to = target.baseAddress, let from = source.baseAddress, let words = words.baseAddress else { return 0 }
                    let first = unsafe to
                    for place in range {
                        let (start, end) = (places.starts[place], places.cuts[place])
                        unsafe Self.copy(from + start, to: to, count: end - start)
                        unsafe to += end - start
                        let label = Int(places.labels[place])
                        unsafe to.copyMemory(from: words + label * Reader.room, byteCount: Reader.room)
                        unsafe to += answers.lengths[label]
                        counts &+= answers.counts[label]
                        if hasWishes { unsafe to += wished.copy(place, to: to) }
                    }
                    return unsafe to - first
                }
            }
        }
        answered.counts.unwanted += Int(truncatingIfNeeded: counts & 0xFFFF_FFFF)
        answered.counts.outside += Int(truncatingIfNeeded: counts >> 32)
        if hasWishes { wished.count(range, &answered.counts) }
    }

    /// Some tens of bytes, sixteen at a time, the last sixteen once more: without a call.
    @inline(__always)
    private static func copy(_ from: UnsafeRawPointer, to: UnsafeMutableRawPointer, count: Int) {
        guard count >= 16 else { return unsafe to.copyMemory(from: from, byteCount: count) }
        var at = 0
        while at < count - 16 {
            unsafe (to + at).copyMemory(from: from + at, byteCount: 16)
            at += 16
        }
        unsafe (to + (count - 16)).copyMemory(from: from + (count - 16), byteCount: 16)
    }
}

/// What carries places from the system that they are written in; none for degrees.
struct PlaceCarriers {
    var toDegrees: Mover?
    var toPlane: Mover?

    var areAny: Bool { toDegrees != nil || toPlane != nil }
}
