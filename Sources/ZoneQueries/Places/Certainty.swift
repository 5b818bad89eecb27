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
    private let sections: [String: [(course: [Coordinate], accuracy: Double)]]
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
            let zones = [a?.zoneID, b?.zoneID].compactMap(\.self).filter { $0 != residual }.map(zone)
            return max(layer(.district), zones.max() ?? 0)
        }
        // A line between two zones is an edge of both: what either says of its edges holds.
        if a.zoneID != b.zoneID { return [a.zoneID, b.zoneID].compactMap(\.self).filter { $0 != residual }.map(zone).min() ?? common }
        var all: [Double] = []
        if (a.kind == .residential) != (b.kind == .residential) { all.append(layer(.residential)) }
        // Few rows make a piece: no sets are needed to tell which make one alone.
        let differ = a.rows.filter { !b.rows.contains($0) } + b.rows.filter { !a.rows.contains($0) }
        all += (differ.isEmpty && a.kind != b.kind ? a.rows : differ).map { row($0, at: place) }
        if a.sight != b.sight || a.other != b.other || a.frontages != b.frontages {
            all.append(layer(.buildings))
            all += (a.rows + differ).map { row($0, at: place) }
        }
        // The same band with another class: on one side the land has a use that the rules except from it.
        if all.isEmpty, a.kind == b.kind, a.zoneClass != b.zoneClass { all.append(layer(.residential)) }
        return all.max() ?? common
    }
}

extension MapMeta {
    /// The accuracy of the least accurate feature, in metres.
    package var largestAccuracy: Double { max(positionalAccuracy, accuracies.largest) }
}
