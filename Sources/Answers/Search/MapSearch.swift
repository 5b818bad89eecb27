import Geometry
import PlanarArrangement
import Projection
import Regulation
import ZoningModel

/// What of a map can be found by its name: listed lines by row and name, zones by identifier and name. Made once, asked often.
package struct MapSearch: Sendable {
    /// A line or a zone of the map.
    package struct Entry: Sendable {
        package enum Kind: String, Sendable { case road, rail, zone }
        package let kind: Kind
        /// `annex1-16`, or the identifier of the zone.
        package let id: String
        package let name: String
        /// That of the zone, without bands; nil for a line.
        package let zoneClass: ZoneClass?
        /// Longitude and latitude on WGS 84.
        package let box: Envelope
        /// On the line, or well inside the largest piece of the zone; WGS 84.
        package let centre: Coordinate
        /// Names, and the identifier of a zone, as they are compared.
        let words: [String]
        /// What a row is called by number: `annex1-16`, `1-16`, `16`. Nobody looks for a part of the word annex.
        var numbers: [String] = []
    }

    let entries: [Entry]
    /// The system of the map, whose metres may be asked for.
    let workingCRS: CoordinateReferenceSystem
    /// About the whole map, in longitude and latitude on WGS 84.
    package let box: Envelope

    /// Time: one projection of every vertex.
    package init(_ map: ZoneMap) throws(ProjectionError) {
        workingCRS = map.meta.workingCRS
        let mover = try Mover(from: workingCRS, to: .wgs84)
        entries = try Self.lines(of: map, mover) + Self.zones(of: map, mover)
        var plane = Envelope()
        for zone in map.zones { for ring in zone.polygon.rings { plane.add(Envelope(ring)) } }
        box = Envelope(try mover.moved(plane.ring(divisions: 1)))
    }

    private static func lines(of map: ZoneMap, _ mover: Mover) throws(ProjectionError) -> [Entry] {
        var sections: [String: [TransportLine]] = [:]
        for line in map.lines { sections[line.row, default: []].append(line) }
        var entries: [(row: RowNumber, entry: Entry)] = []
        for (row, lines) in sections {
            guard let first = lines.first, let longest = lines.max(by: { length(of: $0) < length(of: $1) }) else { continue }
            let box = Envelope(try mover.moved(lines.flatMap(\.course)))
            let centre = try mover.moved(middle(of: longest))
            // N1, N2: a row may have several names, and a name several rows.
            let names = Set(lines.map(\.name)).sorted()
            let entry = Entry(
                kind: first.layer == .rail ? .rail : .road, id: row, name: names.joined(separator: " "), zoneClass: nil, box: box,
                centre: centre, words: names.map(folded), numbers: RowNumber.forms(row).map(folded))
            entries.append((RowNumber(row), entry))
        }
        return entries.sorted { $0.row < $1.row }.map(\.entry)
    }

    /// The place half-way along the line.
    private static func middle(of line: TransportLine) -> Coordinate {
        var left = length(of: line) / 2
        for (a, b) in zip(line.course, line.course.dropFirst()) {
            let step = (b - a).length
            if step >= left, step > 0 {
                return Coordinate(x: a.x + (b.x - a.x) * left / step, y: a.y + (b.y - a.y) * left / step)
            }
            left -= step
        }
        return line.course[0]
    }

    private static func length(of line: TransportLine) -> Double {
        zip(line.course, line.course.dropFirst()).reduce(0) { $0 + ($1.0 - $1.1).length }
    }

    private static func zones(of map: ZoneMap, _ mover: Mover) throws(ProjectionError) -> [Entry] {
        var boxes: [String: Envelope] = [:]
        var largest: [String: FunctionalZone] = [:]
        for zone in map.zones {
            guard let id = zone.zoneID else { continue }
            for ring in zone.polygon.rings { boxes[id, default: Envelope()].add(Envelope(ring)) }
            // A base zone may be covered by bands as a whole.
            let isBetter = largest[id].map { zone.kind == .base && $0.kind != .base || zone.area > $0.area && zone.kind == $0.kind }
            if isBetter ?? true { largest[id] = zone }
        }
        var entries: [(row: RowNumber, entry: Entry)] = []
        for (id, zone) in largest {
            guard let box = boxes[id] else { continue }
            let name = zone.zoneName ?? ""
            let entry = Entry(
                kind: .zone, id: id, name: name, zoneClass: zone.baseClass, box: Envelope(try mover.moved(box.ring(divisions: 1))),
                centre: try mover.moved(FaceProbe(of: zone.polygon).place), words: [id, name].map(folded))
            entries.append((RowNumber(id), entry))
        }
        return entries.sorted { $0.row < $1.row }.map(\.entry)
    }

    /// How words are compared: without blanks, full-width as half-width, small letters as capitals. O(length).
    static func folded(_ text: String) -> String { NameForm.normalised(text).lowercased() }

    /// The lines and zones that hold the text: first those that are it, then those that begin with it, each in the order of the annexes.
    /// Time: the names of the map.
    package func named(_ text: String) -> [Entry] {
        let wanted = Self.folded(text)
        guard !wanted.isEmpty else { return [] }
        var ranks: [[Entry]] = [[], [], []]
        // 1 is a row of each annex, and no start of 16; 1-1 may be one of 1-16.
        let isStart = wanted.contains { $0.isNumber } && wanted.contains { !$0.isNumber }
        for entry in entries {
            if entry.words.contains(wanted) || entry.numbers.contains(wanted) {
                ranks[0].append(entry)
            } else if entry.words.contains(where: { $0.hasPrefix(wanted) })
                || isStart && entry.numbers.contains(where: { $0.hasPrefix(wanted) })
            {
                ranks[1].append(entry)
            } else if entry.words.contains(where: { $0.contains(wanted) }) {
                ranks[2].append(entry)
            }
        }
        return ranks.flatMap(\.self)
    }
}

/// A row or identifier in the order of people: annex1-2 before annex1-16.
private struct RowNumber: Comparable {
    private let parts: [(text: String, number: Int)]
    private let row: String

    init(_ row: String) {
        self.row = row
        parts = row.split(separator: "-").map { part in
            (String(part.prefix { !$0.isNumber }), Int(part.drop { !$0.isNumber }) ?? 0)
        }
    }

    /// The row, its numbers, and the last of them.
    static func forms(_ row: String) -> [String] {
        let numbers = row.drop { !$0.isNumber }
        return [row, String(numbers), String(numbers.split(separator: "-").last ?? "")].filter { !$0.isEmpty }
    }

    static func < (a: RowNumber, b: RowNumber) -> Bool {
        for (x, y) in zip(a.parts, b.parts) {
            if x.text != y.text { return x.text < y.text }
            if x.number != y.number { return x.number < y.number }
        }
        return a.parts.count != b.parts.count ? a.parts.count < b.parts.count : a.row < b.row
    }

    static func == (a: RowNumber, b: RowNumber) -> Bool { a.row == b.row }
}
