import Regulation
import ZoningModel

/// How far the lines that decide an answer may lie elsewhere (reading A0): what a feature says of itself, else what the pack says.
package struct DataAccuracy: Sendable {
    private let common: Double
    private let accuracies: FeatureAccuracies
    /// Of a map that was built before maps told them.
    private let ofLines: [String: Double]
    /// Metres beyond which no line counts.
    package let largest: Double

    init(_ map: ZoneMap) {
        common = map.meta.positionalAccuracy
        accuracies = map.meta.accuracies
        ofLines = Dictionary(map.lines.compactMap { line in line.accuracy.map { (line.row, $0) } }, uniquingKeysWith: max)
        largest = max(map.meta.largestAccuracy, ofLines.values.max() ?? 0)
    }

    func zone(_ id: String) -> Double { accuracies.zones[id] ?? common }
    func row(_ row: String) -> Double { accuracies.rows[row] ?? ofLines[row] ?? common }
    private func layer(_ layer: PackManifest.Layer) -> Double { accuracies.layers[layer.rawValue] ?? common }

    /// Metres by which the line between two pieces may lie elsewhere; nil is the land outside the district.
    func ofLine(between a: FunctionalZone?, and b: FunctionalZone?) -> Double {
        guard let a, let b else {
            let zones = [a?.zoneID, b?.zoneID].compactMap(\.self).map(zone)
            return max(layer(.district), zones.max() ?? 0)
        }
        // A line between two zones is an edge of both: what either says of its edges holds.
        if a.zoneID != b.zoneID { return [a.zoneID, b.zoneID].compactMap(\.self).map(zone).min() ?? common }
        var all: [Double] = []
        if (a.kind == .residential) != (b.kind == .residential) { all.append(layer(.residential)) }
        let rows = Set(a.rows).symmetricDifference(b.rows)
        all += (rows.isEmpty && a.kind != b.kind ? Set(a.rows).union(b.rows) : rows).map(row)
        if a.sight != b.sight || a.other != b.other || a.frontages != b.frontages {
            all.append(layer(.buildings))
            all += Set(a.rows).union(b.rows).map(row)
        }
        return all.max() ?? common
    }
}

extension MapMeta {
    /// The accuracy of the least accurate feature, in metres.
    package var largestAccuracy: Double { max(positionalAccuracy, accuracies.largest) }
}
