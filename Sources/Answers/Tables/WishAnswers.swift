import Geometry
import Regulation
import StrictJSON
import ZoneQueries
import ZoningModel

/// What is added to the rows of a table beside class and limits: metres, candidates and reasons, made of ready parts.
struct WishAnswers: Sendable {
    private let index: WishIndex
    private let columns: [(extra: PlaceExtra, before: [UInt8])]
    private let writing: WishWriting
    private let end: [UInt8]
    private let nothing: [UInt8]
    /// Whether an error of the place was told, and so counts for what is decided.
    private let isDecidedByAll: Bool
    private let doubts: Bool
    /// By answer: its name in the list of candidates, and the number of that name.
    private let names: [(bytes: [UInt8], number: UInt8, hasClass: Bool)]
    /// The answers whose class must not be, a bit each.
    private let unwanted: UInt64
    /// By label: whether it is land with a class.
    private let hasClass: [Bool]
    /// By label; nil where the reasons differ from place to place.
    private let grounds: [(opening: WishPart, closing: WishPart)?]
    /// By band.
    private let outranked: [WishPart]

    /// Nil where a text would have to be made harmless.
    ///
    /// - Parameters:
    ///   - hasAccuracy: whether an error of the places was told.
    ///   - unwanted: classes that are counted.
    init?(_ index: WishIndex, _ extras: [PlaceExtra], hasAccuracy: Bool, unwanted classes: Set<String>, _ writing: WishWriting) {
        (self.index, self.writing) = (index, writing)
        columns = extras.map { ($0, writing.before($0.column)) }
        (end, nothing) = (writing.end, writing.nothing)
        isDecidedByAll = hasAccuracy
        doubts = hasAccuracy || extras.contains(.certain) || extras.contains(.candidates)
        var numbers: [String: UInt8] = [:]
        var names: [(bytes: [UInt8], number: UInt8, hasClass: Bool)] = []
        var unwanted: UInt64 = 0
        for (number, answer) in index.answers.enumerated() {
            guard let bytes = writing.word(answer.name) else { return nil }
            let name = numbers[answer.name] ?? UInt8(numbers.count)
            numbers[answer.name] = name
            names.append((bytes, name, answer.zoneClass != nil))
            if classes.contains(answer.name) { unwanted |= 1 << UInt64(number) }
        }
        (self.names, self.unwanted) = (names, unwanted)
        let findings = (0..<index.points.count).map { index.points.finding(UInt32($0)) }
        hasClass = findings.map { $0?.status == .inside && $0?.zoneClass != nil }
        let separator = "; "
        grounds =
            index.grounds?.grounds.map { grounds in
                guard let grounds else { return nil }
                let opening = grounds.opening.map(\.field).joined(separator: separator)
                let closing = grounds.closing.map(\.field).joined(separator: separator)
                let isFirst = opening.isEmpty
                guard let first = writing.part(isFirst ? closing : opening) else { return nil }
                let last = isFirst || closing.isEmpty ? WishPart(bytes: [], needsQuotes: false) : writing.part(separator + closing)
                return last.map { (first, $0) }
            } ?? []
        var outranked: [WishPart] = []
        for reason in index.grounds?.outranked ?? [] {
            guard let part = writing.part(separator + reason.field) else { return nil }
            outranked.append(part)
        }
        self.outranked = outranked
    }

    /// Adds what is told of a place behind its usual answer, to the end of the row. False, and some bytes that are to be dropped, for a place
    /// that must be asked by itself.
    ///
    /// - Parameter counts: of this place alone: undecided, and unwanted where an error of places counts.
    fileprivate func add(
        _ place: Coordinate, _ label: UInt32, _ state: inout WishIndex.WishState, to bytes: inout [UInt8], _ counts: inout PlaceCounts
    ) -> Bool {
        if doubts {
            guard index.doubt(place, label: label, &state) else { return false }
            if isDecidedByAll { count(state.answers, label, &counts) }
        }
        for (extra, before) in columns {
            bytes += before
            switch extra {
            case .distance: guard addDistance(place, label, to: &bytes) else { return false }
            case .certain: bytes += (state.answers.count == 1 ? "true" : "false").utf8
            case .candidates: addCandidates(state.answers, to: &bytes)
            case .because: guard addReasons(place, label, &state, to: &bytes) else { return false }
            }
        }
        bytes += end
        return true
    }

    /// What is counted of a finding with an accuracy, but for places outside.
    private func count(_ answers: [UInt8], _ label: UInt32, _ counts: inout PlaceCounts) {
        counts.undecided = answers.count > 1
        counts.unwanted = hasClass[Int(label)] && answers.allSatisfy { unwanted & 1 << UInt64($0) != 0 }
    }

    private func addDistance(_ place: Coordinate, _ label: UInt32, to bytes: inout [UInt8]) -> Bool {
        if label == 0 {
            bytes += nothing
            return true
        }
        guard let metres = index.distance(from: place) else { return false }
        bytes.appendHundredths(metres)
        return true
    }

    private func addCandidates(_ answers: [UInt8], to bytes: inout [UInt8]) {
        if writing.isJSON { bytes.append(UInt8(ascii: "[")) }
        // The only answer, of land without a class, is no candidate.
        let isNone = answers.count == 1 && !isDecidedByAll && !names[Int(answers[0])].hasClass
        if !isNone {
            var seen: UInt64 = 0
            for answer in answers {
                let bit: UInt64 = 1 << UInt64(names[Int(answer)].number)
                guard seen & bit == 0 else { continue }
                if seen != 0 { bytes.append(UInt8(ascii: writing.isJSON ? "," : " ")) }
                seen |= bit
                bytes += names[Int(answer)].bytes
            }
        }
        if writing.isJSON { bytes.append(UInt8(ascii: "]")) }
    }

    private func addReasons(_ place: Coordinate, _ label: UInt32, _ state: inout WishIndex.WishState, to bytes: inout [UInt8]) -> Bool {
        guard let tree = index.grounds, let (opening, closing) = grounds[Int(label)], tree.find(place, label: Int(label), &state.ground)
        else { return false }
        let bands = state.ground.bands
        let isQuoted = opening.needsQuotes || closing.needsQuotes || bands.contains { outranked[$0].needsQuotes }
        if isQuoted { bytes.append(UInt8(ascii: "\"")) }
        bytes += opening.bytes
        for band in bands { bytes += outranked[band].bytes }
        bytes += closing.bytes
        if isQuoted { bytes.append(UInt8(ascii: "\"")) }
        return true
    }

    /// What one place counts as.
    fileprivate struct PlaceCounts {
        var undecided = false
        var unwanted = false
    }

    /// What is added to the rows of a batch.
    struct Written {
        private var bytes: [UInt8] = []
        /// Where the bytes of each row begin, and those of the last end.
        private var starts: [Int] = []
        private var counts: [PlaceCounts] = []
        private var state = WishIndex.WishState()

        /// Writes for every place; one that must be asked by itself gets the label `undecided`.
        mutating func write(_ wishes: WishAnswers, _ places: [Coordinate], _ labels: inout [UInt32]) {
            bytes.removeAll(keepingCapacity: true)
            starts.removeAll(keepingCapacity: true)
            counts.removeAll(keepingCapacity: true)
            for (number, place) in places.enumerated() {
                starts.append(bytes.count)
                var count = PlaceCounts()
                if labels[number] != PointIndex.undecided, !wishes.add(place, labels[number], &state, to: &bytes, &count) {
                    labels[number] = PointIndex.undecided
                    bytes.removeLast(bytes.count - starts[number])
                }
                counts.append(count)
            }
            starts.append(bytes.count)
        }

        /// How many bytes are added to some rows.
        func count(of rows: Range<Int>) -> Int { starts[rows.upperBound] - starts[rows.lowerBound] }

        /// Copies what is added to a row; gives how many bytes.
        @unsafe func copy(_ row: Int, to target: UnsafeMutableRawPointer) -> Int {
            let (start, count) = (starts[row], starts[row + 1] - starts[row])
            unsafe bytes.withUnsafeBytes { source in
                guard let base = source.baseAddress else { return }
                unsafe target.copyMemory(from: base + start, byteCount: count)
            }
            return count
        }

        func count(_ rows: Range<Int>, _ sum: inout RowCounts) {
            for row in rows {
                if counts[row].undecided { sum.undecided += 1 }
                if counts[row].unwanted { sum.unwanted += 1 }
            }
        }
    }
}

extension [UInt8] {
    /// Metres with two decimals, as ``FixedDecimal`` has them.
    fileprivate mutating func appendHundredths(_ metres: Double) {
        let scaled = metres * 100
        let whole = scaled.rounded(.down)
        // Where the half is near, and beyond a million metres, the digits are worked out exactly.
        guard metres < 1e6, abs(scaled - whole - 0.5) > 1e-6 else { return FixedDecimal.append(metres, places: 2, to: &self) }
        var rest = UInt64(scaled - whole > 0.5 ? whole + 1 : whole)
        let start = count
        var digits = 0
        while digits < 3 || rest > 0 {
            if digits == 2 { append(UInt8(ascii: ".")) }
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
            digits += 1
        }
        self[start...].reverse()
    }
}
