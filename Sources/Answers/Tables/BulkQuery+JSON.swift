import FeatureIO
import Geometry
import Projection
import Regulation
import StrictJSON
import Wording
import ZoningFiles
import ZoningModel

/// Objects, one a line: the same objects out in the same order, their own members as they were written, the answers added.
extension BulkQuery: LineAnswering {
    /// The fast way, for plain lines; nil where every place is asked in the working plane.
    public struct LineLayout: Sendable {
        let plain: (places: PlainPlaces<PlainLine>, range: PlainRange)?
    }

    /// Indexes the map where plain lines can use it. Fails with the code of a projection that fails.
    public func lineLayout() throws(FileError) -> LineLayout {
        let plain: (PlainPlaces<PlainLine>, PlainRange)? = try plainRange.flatMap { (range) throws(FileError) in
            try plainPlaces(WishWriting(isJSON: true)) { finding in
                var added = JSONWriter()
                added.object { writeUsual(finding, to: &$0) }
                return [UInt8(ascii: ",")] + added.bytes.dropFirst().dropLast()
            }.map { ($0, range) }
        }
        return LineLayout(plain: plain)
    }

    /// Answers JSON objects, one a line; a line at fault gets `"nz_status": "error"`.
    /// Fails where PROJ knows no way from the system of the places to the map's. Time: a query a line, or a look-up where lines are plain.
    public func answer(_ lines: RowChunk, _ layout: LineLayout) throws(FileError) -> AnsweredRows {
        let mover = try mover()
        var places = MemberPlaces(columns: columns)
        // What is not UTF-8 is told line by line.
        if let plain = layout.plain, lines.isText {
            let carriers = try carriers(plain.places, mover)
            return plain.places.answer(lines, nil, by: carriers, end: lines.end(ofLineAt:)) { range, line, answered in
                guard let text = lines.line(at: range) else { return nil }
                var bytes: [UInt8] = []
                let learned = answer(text, number: line, mover, &places, &answered, &bytes)
                answered.append(bytes)
                return learned.map { PlainLine(names: $0.names, x: $0.x, y: $0.y, range: plain.range) }
            }
        }
        var answered = AnsweredRows()
        var bytes: [UInt8] = []
        lines.forEachLine { line, number in _ = answer(line, number: number, mover, &places, &answered, &bytes) }
        answered.append(bytes)
        return answered
    }

    /// One line, without its line end, with care.
    ///
    /// - Returns: the names of its members, and which are the coordinates, where nothing of it was at fault or replaced.
    private func answer(
        _ line: ArraySlice<UInt8>, number: Int, _ mover: Mover, _ places: inout MemberPlaces, _ answered: inout AnsweredRows,
        _ bytes: inout [UInt8]
    ) -> (names: [String], x: Int, y: Int)? {
        answered.counts.rows += 1
        var added = JSONWriter()
        var object: JSONLine?
        var learned: (names: [String], x: Int, y: Int)?
        do throws(PlaceFault) {
            let found = try Self.object(line)
            object = found
            let finding = finding(at: try place(of: found, &places, mover))
            count(finding, &answered.counts)
            added.object { write(finding, to: &$0) }
            learned = places.last
        } catch {
            answered.counts.faults += 1
            answered.faults.append(RowFault(line: number, fault: error.fault, what: error.what, fix: error.fix))
            added.object { $0.member("nz_status", "error") }
        }
        if let object {
            let replaced = object.members.lazy.map(\.name).filter(isReplaced)
            if !replaced.isEmpty {
                learned = nil
                answered.replaced.formUnion(replaced)
            }
            bytes += object.joined(added.bytes, without: isReplaced)
        } else {
            // A line that holds no object is replaced.
            bytes += added.bytes
        }
        if line.last == 0x0D { bytes.append(0x0D) }
        bytes.append(0x0A)
        return learned
    }

    private static func object(_ line: ArraySlice<UInt8>) throws(PlaceFault) -> JSONLine {
        let read: (line: JSONLine?, value: JSONValue)
        do throws(JSONError) { read = try JSONLine.read(line) } catch {
            throw PlaceFault(code: AnswerFault.jsonLine, what: "column \(error.column): \(error.what)", fix: "Write one JSON object a line")
        }
        guard let object = read.line else {
            throw PlaceFault(code: AnswerFault.jsonLine, what: "the line holds \(read.value.kind)", fix: "Write one JSON object a line")
        }
        return object
    }

    /// Where the members of the coordinates stand: looked for once where line after line has the same names.
    private struct MemberPlaces {
        let columns: CoordinateColumns
        private var names: [String] = []
        private var found: (x: Int?, y: Int?) = (nil, nil)

        init(columns: CoordinateColumns) { self.columns = columns }

        mutating func found(in names: [String]) throws(PlaceFault) -> (x: Int?, y: Int?) {
            if names.isEmpty || names != self.names {
                found = try columns.found(in: names)
                self.names = names
            }
            return found
        }

        /// The names that were asked for last, and where the coordinates are among them.
        var last: (names: [String], x: Int, y: Int)? {
            guard let x = found.x, let y = found.y else { return nil }
            return (names, x, y)
        }
    }

    private func place(of object: JSONLine, _ places: inout MemberPlaces, _ mover: Mover) throws(PlaceFault) -> Coordinate {
        let members = object.members
        let names = members.map(\.name)
        let found = try places.found(in: names)
        guard let x = found.x, let y = found.y else {
            throw PlaceFault(
                code: AnswerFault.jsonCoordinates,
                what: "there is no member \(Phrase.list(missing(found))); there are \(Phrase.list(names))",
                fix: "Name the members of the coordinates with --x and --y")
        }
        return try place((try Self.written(members[x]), try Self.written(members[y])), mover)
    }

    private static func written(_ member: JSONMember) throws(PlaceFault) -> String {
        switch member.value {
        case .number(let number): number.literal
        case .string(let text): text.withoutSpaceAround
        default: throw PlaceFault(code: AnswerFault.jsonNumber, what: "\(member.name) is \(member.value.kind)", fix: "Write it as a number")
        }
    }

    private func write(_ finding: Finding, to writer: inout JSONWriter) {
        writeUsual(finding, to: &writer)
        for extra in extras { extra.write(finding, to: &writer) }
    }

    /// What is told without being asked for.
    private func writeUsual(_ finding: Finding, to writer: inout JSONWriter) {
        writer.member("nz_status", finding.status.rawValue)
        writer.member("nz_class", finding.zoneClass?.id)
        for (number, name) in limitColumns.enumerated() {
            writer.key(name)
            if let level = finding.limits?[number] { writer.int(level) } else { writer.null() }
        }
        writer.member("nz_zone", finding.zones.first?.id)
        writer.member("nz_on_boundary", finding.isOnBoundary)
        for (name, level) in zip(setColumns, otherLimits(of: finding)) {
            writer.key(name)
            if let level { writer.int(level) } else { writer.null() }
        }
    }
}

extension PlaceExtra {
    fileprivate func write(_ finding: Finding, to writer: inout JSONWriter) {
        switch self {
        case .distance:
            writer.key(column)
            if let change = finding.change { writer.fixed(change.distance, places: 2) } else { writer.null() }
        case .certain: writer.member(column, finding.isCertain)
        case .candidates: writer.member(column, finding.candidates)
        case .because: writer.member(column, field(of: finding))
        }
    }
}
