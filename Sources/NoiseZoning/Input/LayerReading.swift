import FeatureIO
import Regulation

/// One layer of a pack while its features come in, one after the other: none is kept but as a noun of the domain.
struct LayerReading {
    private let layer: PackManifest.Layer
    private let file: String
    private let geometry = GeometryCheck()
    private let rows: RowCheck
    private var decoding: LayerDecoding
    private var count = 0
    private var used = 0

    /// - Parameter file: for messages.
    init(_ layer: PackManifest.Layer, file: String, ruleset: Ruleset, metresPerStorey: Double?) {
        self.layer = layer
        self.file = file
        rows = RowCheck(ruleset: ruleset)
        decoding = LayerDecoding(ruleset: ruleset, metresPerStorey: metresPerStorey)
    }

    /// Takes a feature in; a fault becomes a diagnostic, and the feature is left out.
    mutating func add(_ row: FeatureRow, to pack: inout PackReading) {
        count += 1
        let faults = geometry.faults(of: row.feature, file: file)
        pack.diagnostics += row.diagnostics + faults
        guard faults.isEmpty, row.feature.shape != nil, place(row.feature, in: &pack) else { return }
        used += 1
    }

    /// Tells how many came, and how many could be used.
    func end(_ pack: inout PackReading) {
        pack.counts.append((layer, count, used))
        pack.diagnostics += decoding.diagnostics
    }

    /// Whether the feature could be used.
    private mutating func place(_ feature: Feature, in pack: inout PackReading) -> Bool {
        func keep<Noun>(_ noun: Noun?, _ path: WritableKeyPath<ZoningInput, [Noun]>) -> Bool {
            guard let noun else { return false }
            pack.input?[keyPath: path].append(noun)
            return true
        }
        switch layer {
        case .district:
            guard let polygons = decoding.district(feature, file: file) else { return false }
            pack.input?.district += polygons
            note(feature, .layer(.district), in: &pack)
        case .zones:
            let zone = decoding.zone(feature, file: file)
            if let zone { note(feature, .zone(zone.id), in: &pack) }
            return keep(zone, \.zones)
        case .roads, .rail:
            let lines = layer == .roads ? decoding.road(feature, file: file) : decoding.rail(feature, file: file)
            guard let lines else { return false }
            if let line = lines.first { pack.diagnostics += rows.diagnostics(for: line, feature: feature, file: file) }
            if let line = lines.first { note(feature, .row(line.row), in: &pack) }
            pack.input?.lines += lines
        case .railwayLand, .yards:
            let area = decoding.railway(feature, file: file)
            if let area { note(feature, .row(area.name), in: &pack) }
            return keep(area, layer == .yards ? \.yards : \.railwayLand)
        case .residential:
            note(feature, .layer(.residential), in: &pack)
            return keep(decoding.residential(feature, file: file), \.residential)
        case .buildings:
            guard let building = decoding.building(feature, file: file) else { return false }
            note(feature, .layer(.buildings), in: &pack)
            pack.input?.buildings.append(building)
        case .network: return false
        }
        return true
    }

    /// A0: what the feature says of its accuracy, else what the pack says.
    private func note(_ feature: Feature, _ owner: FeatureAccuracies.Owner, in pack: inout PackReading) {
        guard let common = pack.input?.pack.positionalAccuracy else { return }
        var own: Double?
        if case .number(let number) = feature.property("accuracy_m") { own = number.double }
        pack.input?.accuracies.note(own ?? common, of: owner)
    }
}
