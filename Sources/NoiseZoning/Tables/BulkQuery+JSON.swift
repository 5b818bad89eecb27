import FeatureIO
import Geometry
import Projection
import Regulation
import StrictJSON
import Wording

/// Objects, one a line: the same objects out in the same order, their own members as they were written, the answers added.
extension BulkQuery: LineAnswering {
    public func answer(_ lines: RowChunk) throws(FileError) -> AnsweredRows {
        let mover = try mover()
        var answered = AnsweredRows()
        var bytes: [UInt8] = []
        lines.forEachLine { line, number in
            answered.counts.rows += 1
            var added = JSONWriter()
            do throws(PlaceFault) {
                let finding = finding(at: try place(of: line, mover))
                count(finding, &answered.counts)
                added.object { write(finding, to: &$0) }
            } catch {
                answered.counts.faults += 1
                answered.faults.append(RowFault(line: number, what: error.what, fix: error.fix))
                added.object { $0.member("nz_status", "error") }
            }
            bytes += Self.joined(line, added.bytes)
        }
        answered.append(bytes)
        return answered
    }

    private func place(of line: ArraySlice<UInt8>, _ mover: Mover) throws(PlaceFault) -> Coordinate {
        let object: JSONValue
        do throws(JSONError) { object = try JSONDocument(Array(line)).root } catch {
            throw PlaceFault(what: "column \(error.column): \(error.what)", fix: "Write one JSON object a line")
        }
        guard case .object(let members) = object else {
            throw PlaceFault(what: "the line holds \(object.kind)", fix: "Write one JSON object a line")
        }
        let names = members.map(\.name)
        let found = columns.found(in: names)
        guard let x = found.x, let y = found.y else {
            throw PlaceFault(
                what: "there is no member \(Phrase.list(missing(found))); there are \(Phrase.list(names))",
                fix: "Name the members of the coordinates with --x and --y")
        }
        if let own = names.first(where: { $0.hasPrefix("nz_") && addedColumns.contains($0) }) {
            throw PlaceFault(what: "the object has a member \(own) already", fix: "Rename it")
        }
        return try place("\(try Self.written(members[x])),\(try Self.written(members[y]))", mover)
    }

    private static func written(_ member: JSONMember) throws(PlaceFault) -> String {
        switch member.value {
        case .number(let number): number.literal
        case .string(let text): text.withoutSpaceAround
        default: throw PlaceFault(what: "\(member.name) is \(member.value.kind)", fix: "Write it as a number")
        }
    }

    private func write(_ finding: Finding, to writer: inout JSONWriter) {
        writer.member("nz_status", finding.status.rawValue)
        writer.member("nz_class", finding.zoneClass?.id)
        for (name, level) in [("nz_day", finding.limits?.day), ("nz_night", finding.limits?.night)] {
            writer.key(name)
            if let level { writer.int(level) } else { writer.null() }
        }
        writer.member("nz_zone", finding.zones.first?.id)
        writer.member("nz_on_boundary", finding.isOnBoundary)
        for extra in extras { extra.write(finding, to: &writer) }
    }

    /// The object as it was written, the members of another one behind its own. A line that holds no object is replaced.
    private static func joined(_ line: ArraySlice<UInt8>, _ added: [UInt8]) -> [UInt8] {
        let isSpace = { (byte: UInt8) in byte <= 0x20 }
        guard let first = line.first(where: { !isSpace($0) }), first == UInt8(ascii: "{"),
            let end = line.lastIndex(where: { !isSpace($0) }), line[end] == UInt8(ascii: "}"), (try? JSONDocument(Array(line))) != nil
        else { return added + [0x0A] }
        let head = line[..<end]
        let isEmpty = head.last { !isSpace($0) } == UInt8(ascii: "{")
        return head + (isEmpty ? [] : [UInt8(ascii: ",")]) + added.dropFirst() + [0x0A]
    }
}

extension BulkQuery.Extra {
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
