import Geometry
import Regulation
import ZoningModel

/// How far the lines that decide an answer may lie elsewhere (reading A0): what a feature says of itself, else what the pack says.
package struct DataAccuracy: Sendable {
    private let common: Double
    private let accuracies: FeatureAccuracies
    /// Of a map that was built before maps told them.
    private let ofLines: [String: Double]
    /// The sections of rows whose sections are not equally good.
    private let sections: [String: [RowSection]]
    /// Metres beyond which no line counts.
    package let largest: Double

    /// The zone that nobody draws: its edges are those of the others and of the district.
    private let residual: String?

    init(_ map: ZoneMap, residual: String?) {
        self.residual = residual
        common = map.meta.positionalAccuracy
        accuracies = map.meta.accuracies
        ofLines = Dictionary(map.lines.compactMap { line in line.accuracy.map { (line.row, $0) } }, uniquingKeysWith: max)
        sections = Dictionary(grouping: map.lines.filter { $0.accuracy != nil }, by: \.row)
            .filter { row in row.value.contains { $0.accuracy != row.value[0].accuracy } }
            .mapValues { lines in lines.map { RowSection(course: $0.course, accuracy: $0.accuracy ?? 0) } }
        largest = max(map.meta.largestAccuracy, ofLines.values.max() ?? 0)
    }

    /// Whether any feature says something else than the pack as a whole.
    var isByFeature: Bool { !accuracies.isEmpty || !ofLines.isEmpty }

    func zone(_ id: String) -> Double { accuracies.zones[id] ?? common }

    /// Of the sections of the row that may reach the place, the worst; else of the nearest one.
    func row(_ row: String, at place: Coordinate) -> Double {
        guard let sections = sections[row] else { return accuracies.rows[row] ?? ofLines[row] ?? common }
        var worst: Double?
        for section in sections where section.accuracy > worst ?? -1 && section.mayReach(place) { worst = section.accuracy }
        if let worst { return worst }
        var nearest: (distance: Double, accuracy: Double) = (.infinity, common)
        for section in sections {
            let distance = section.distance(from: place)
            if distance < nearest.distance { nearest = (distance, section.accuracy) }
        }
        return nearest.accuracy
    }

    /// Between what ``row(_:at:)`` lies, wherever the place.
    func bounds(ofRow row: String) -> ClosedRange<Double> {
        guard let sections = sections[row] else {
            let metres = self.row(row, at: Coordinate(x: 0, y: 0))
            return metres...metres
        }
        let all = sections.map(\.accuracy)
        return (all.min() ?? common)...(all.max() ?? common)
    }

    /// What the lines of the row say of themselves; nil where they say nothing.
    func told(_ row: String, at place: Coordinate) -> Double? { ofLines[row].map { _ in self.row(row, at: place) } }

    private func layer(_ layer: PackManifest.Layer) -> Double { accuracies.layers[layer.rawValue] ?? common }

    /// Metres by which the line between two pieces may lie elsewhere; nil is the land outside the district.
    func ofLine(between a: FunctionalZone?, and b: FunctionalZone?, at place: Coordinate) -> Double {
        of(makers(between: a, and: b), at: place)
    }

    /// The same by what makes the line.
    func of(_ makers: LineMakers, at place: Coordinate) -> Double {
        makers.rows.reduce(makers.known) { worst, row in max(worst ?? 0, self.row(row, at: place)) } ?? common
    }

    /// What the line between two pieces is made by, and so as good as.
    func makers(between a: FunctionalZone?, and b: FunctionalZone?) -> LineMakers {
        guard let a, let b else {
            let zones = [a?.zoneID, b?.zoneID].compactMap(\.self).filter { $0 != residual }.map(zone)
            return LineMakers(known: max(layer(.district), zones.max() ?? 0))
        }
        // A line between two zones is an edge of both: what either says of its edges holds.
        if a.zoneID != b.zoneID {
            return LineMakers(known: [a.zoneID, b.zoneID].compactMap(\.self).filter { $0 != residual }.map(zone).min() ?? common)
        }
        var all: [Double] = []
        if (a.kind == .residential) != (b.kind == .residential) { all.append(layer(.residential)) }
        // Few rows make a piece: no sets are needed to tell which make one alone.
        let differ = a.rows.filter { !b.rows.contains($0) } + b.rows.filter { !a.rows.contains($0) }
        var rows = differ.isEmpty && a.kind != b.kind ? a.rows : differ
        if a.sight != b.sight || a.other != b.other || a.frontages != b.frontages {
            all.append(layer(.buildings))
            rows += a.rows + differ
        }
        // The same band with another class: on one side the land has a use that the rules except from it.
        if all.isEmpty, rows.isEmpty, a.kind == b.kind, a.zoneClass != b.zoneClass { all.append(layer(.residential)) }
        return LineMakers(known: all.max(), rows: rows)
    }
}

/// What makes a line: it is as good as the worst of them.
struct LineMakers: Hashable, Sendable {
    /// Metres of what is equally good everywhere; nil where there is none.
    let known: Double?
    /// Rows of the annexes, or names of land.
    var rows: [String] = []
}

/// A section of a row, with what it says of itself.
private struct RowSection {
    let course: [Coordinate]
    let accuracy: Double
    /// Outside this box it reaches nothing.
    private let box: Envelope

    /// Metres from a centre line within which it may make an answer: the widest boundary line and the widest band.
    private static let reach = 160.0

    init(course: [Coordinate], accuracy: Double) {
        (self.course, self.accuracy) = (course, accuracy)
        box = Envelope(course).grown(by: accuracy + Self.reach + Tolerance.limit)
    }

    func mayReach(_ place: Coordinate) -> Bool { box.contains(place) && distance(from: place) <= accuracy + Self.reach }

    /// Metres to its centre line.
    func distance(from place: Coordinate) -> Double {
        var least = Double.infinity
        for number in course.indices.dropFirst() { least = min(least, place.distance(toSegment: course[number - 1], course[number])) }
        return least
    }
}

extension MapMeta {
    /// The accuracy of the least accurate feature, in metres.
    package var largestAccuracy: Double { max(positionalAccuracy, accuracies.largest) }
}
