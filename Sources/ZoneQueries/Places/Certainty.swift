import Geometry
import Regulation
import StrictJSON
import Wording
import ZoningModel

extension Finding {
    /// Whether another answer is possible, and by which error; nil where data and place are taken as exact.
    package var certainty: (label: Phrase, words: Phrase)? {
        guard let dataError else { return nil }
        var error: Phrase
        switch (accuracy?.ofPlace ?? 0, dataError) {
        case (0, 0): return nil
        case (0, _): error = "within the accuracy of the data [A0]"
        case (let metres, 0): error = "within \(FixedDecimal.text(metres, places: 1, trimmed: true)) m of the place [A1]"
        case (let metres, _):
            error = "within \(FixedDecimal.text(metres, places: 1, trimmed: true)) m of the place and the accuracy of the data [A1, A0]"
        }
        let possibilities = possibilities
        if possibilities.count == 1 { return ("certain", "no other class \(error)") }
        return ("possible", "\(Phrase.list(possibilities.map(\.fullTitle))): \(error)")
    }
}

extension Designation {
    /// `class 4a 70/55`, `class 3 (limits of 1) 55/45`, `outside the district`
    package var fullTitle: Phrase {
        guard let zoneClass else {
            return switch status {
            case .outside: "outside the district"
            case .unzoned: "unzoned land"
            case .inside: "no class assigned"
            }
        }
        let name: Phrase =
            limitsClass.map { $0 != zoneClass } == true ? "class \(zoneClass) (limits of \(limitsClass?.id ?? ""))" : "class \(zoneClass)"
        guard let limits else { return name }
        return "\(name) \(limits.day)/\(limits.night)"
    }

    /// The class; with whose limits where another of the answers has the same class.
    package func name(with others: [Designation]) -> Phrase {
        guard let zoneClass else { return fullTitle }
        let isTwofold = others.contains { $0.zoneClass == zoneClass && $0.limitsClass != limitsClass }
        guard isTwofold, let limitsClass, limitsClass != zoneClass else { return Phrase(verbatim: zoneClass.id) }
        return "\(zoneClass) (limits of \(limitsClass))"
    }
}

/// How far the lines that decide an answer may lie elsewhere (reading A0): what a feature says of itself, else what the pack says.
package struct DataAccuracy: Sendable {
    private let common: Double
    private let accuracies: FeatureAccuracies
    /// Of a map that was built before maps told them.
    private let ofLines: [String: Double]
    /// The sections of rows whose sections are not equally good.
    private let sections: [String: [(course: [Coordinate], accuracy: Double)]]
    /// Metres beyond which no line counts.
    package let largest: Double

    init(_ map: ZoneMap) {
        common = map.meta.positionalAccuracy
        accuracies = map.meta.accuracies
        ofLines = Dictionary(map.lines.compactMap { line in line.accuracy.map { (line.row, $0) } }, uniquingKeysWith: max)
        sections = Dictionary(grouping: map.lines.filter { $0.accuracy != nil }, by: \.row)
            .filter { row in row.value.contains { $0.accuracy != row.value[0].accuracy } }
            .mapValues { lines in lines.map { ($0.course, $0.accuracy ?? 0) } }
        largest = max(map.meta.largestAccuracy, ofLines.values.max() ?? 0)
    }

    /// Whether any feature says something else than the pack as a whole.
    var isByFeature: Bool { !accuracies.isEmpty || !ofLines.isEmpty }

    func zone(_ id: String) -> Double { accuracies.zones[id] ?? common }

    /// Metres from a centre line within which it may make an answer: the widest boundary line and the widest band.
    private static let reach = 160.0

    /// Of the sections of the row that may reach the place, the worst; else of the nearest one.
    func row(_ row: String, at place: Coordinate) -> Double {
        guard let sections = sections[row] else { return accuracies.rows[row] ?? ofLines[row] ?? common }
        var (worst, nearest): (Double?, (distance: Double, accuracy: Double)) = (nil, (.infinity, common))
        for section in sections {
            let sides = zip(section.course, section.course.dropFirst())
            let distance = sides.reduce(Double.infinity) { min($0, place.distance(toSegment: $1.0, $1.1)) }
            if distance <= section.accuracy + Self.reach { worst = max(worst ?? 0, section.accuracy) }
            if distance < nearest.distance { nearest = (distance, section.accuracy) }
        }
        return worst ?? nearest.accuracy
    }

    /// What the lines of the row say of themselves; nil where they say nothing.
    func told(_ row: String, at place: Coordinate) -> Double? { ofLines[row].map { _ in self.row(row, at: place) } }

    private func layer(_ layer: PackManifest.Layer) -> Double { accuracies.layers[layer.rawValue] ?? common }

    /// Metres by which the line between two pieces may lie elsewhere; nil is the land outside the district.
    func ofLine(between a: FunctionalZone?, and b: FunctionalZone?, at place: Coordinate) -> Double {
        guard let a, let b else {
            let zones = [a?.zoneID, b?.zoneID].compactMap(\.self).map(zone)
            return max(layer(.district), zones.max() ?? 0)
        }
        // A line between two zones is an edge of both: what either says of its edges holds.
        if a.zoneID != b.zoneID { return [a.zoneID, b.zoneID].compactMap(\.self).map(zone).min() ?? common }
        var all: [Double] = []
        if (a.kind == .residential) != (b.kind == .residential) { all.append(layer(.residential)) }
        let rows = Set(a.rows).symmetricDifference(b.rows)
        all += (rows.isEmpty && a.kind != b.kind ? Set(a.rows).union(b.rows) : rows).map { row($0, at: place) }
        if a.sight != b.sight || a.other != b.other || a.frontages != b.frontages {
            all.append(layer(.buildings))
            all += Set(a.rows).union(b.rows).map { row($0, at: place) }
        }
        return all.max() ?? common
    }
}

extension MapMeta {
    /// The accuracy of the least accurate feature, in metres.
    package var largestAccuracy: Double { max(positionalAccuracy, accuracies.largest) }
}
