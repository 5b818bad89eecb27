import FeatureIO
import Regulation
import StrictJSON
import ZoningModel

/// One layer of a pack while its features come in, one after the other: none is kept but as a noun of the domain.
struct LayerReader {
    private let layer: PackManifest.Layer
    private let file: String
    private let geometry: GeometryCheck
    private let rows: RowCheck
    private var zones: ZoneCheck
    private var ids = SeenIDs()
    private var decoding: LayerDecoding
    private var columns: LayerColumns
    private var count = 0
    private var used = 0
    /// Before the rows of a neighbour that has other rules: a row of other annexes is none of ours (reading Z7).
    var foreignRows: String?

    /// - Parameters:
    ///   - file: for messages.
    ///   - columns: what the file calls its columns and values.
    ///   - mending: makes areas valid; nil refuses those that are not.
    init(
        _ layer: PackManifest.Layer, file: String, ruleset: Ruleset, columns: LayerColumns, metresPerStorey: Double?, isSurveyed: Bool,
        mending: AreaMending?
    ) {
        self.columns = columns
        self.layer = layer
        self.file = file
        geometry = GeometryCheck(mending: mending)
        rows = RowCheck(ruleset: ruleset)
        zones = ZoneCheck(ruleset: ruleset)
        decoding = LayerDecoding(ruleset: ruleset, metresPerStorey: metresPerStorey, isSurveyed: isSurveyed)
    }

    /// Takes a feature in; a fault becomes a diagnostic, and the feature is left out.
    mutating func add(_ row: FeatureRow, to pack: inout PackContents) {
        count += 1
        var feature = row.feature
        let remarks = columns.standardise(&feature)
        pack.faults += row.diagnostics
        if !remarks.isEmpty {
            var reader = PropertyReader(feature, file: file)
            for remark in remarks { reader.fault(remark.code, remark.what, fix: remark.fix, severity: remark.severity) }
            pack.faults += reader.diagnostics
        }
        if let foreignRows { feature.translate(from: foreignRows, edgeKinds: LayerColumn.edgeKinds(.roads, rows.ruleset)) }
        pack.faults += geometry.check(&feature.shape, of: feature, file: file)
        guard feature.shape != nil, !remarks.contains(where: { $0.severity == .error }) else { return }
        decoding.columns = columns.spelled
        guard place(feature, in: &pack) else { return }
        used += 1
    }

    /// Tells how many came, and how many could be used.
    func end(_ pack: inout PackContents) {
        pack.counts.append((layer, count, used))
        pack.faults += columns.faults(file: file)
        pack.faults += decoding.faults.diagnostics(lacking: columns.lacking)
    }

    /// An id is there to be found by: two of one id are a doubt.
    private mutating func check(_ id: String, of feature: Feature, in pack: inout PackContents) {
        guard !ids.insert(id) else { return }
        var reader = PropertyReader(feature, file: file)
        reader.fault(
            PackFault.idDoubled, "the id \(id) stands twice", fix: "Give each its own id; both stand as they are drawn", severity: .warning)
        pack.faults += reader.diagnostics
    }

    /// Whether the feature could be used.
    private mutating func place(_ feature: Feature, in pack: inout PackContents) -> Bool {
        func keep<Noun>(_ noun: Noun?, _ path: WritableKeyPath<ZoningInput, [Noun]>) -> Bool {
            guard let noun else { return false }
            pack.input?[keyPath: path].append(noun)
            return true
        }
        func named(_ area: LandArea?) -> LandArea? {
            if let area { note(feature, .row(area.name), in: &pack) }
            return area
        }
        switch layer {
        case .district:
            guard let polygons = decoding.district(feature, file: file) else { return false }
            pack.input?.district += polygons
            note(feature, .layer(.district), in: &pack)
        case .zones:
            guard let zone = decoding.zone(feature, file: file) else { return false }
            pack.faults += zones.diagnostics(for: zone, feature: feature, file: file)
            note(feature, .zone(zone.id), in: &pack)
            return keep(zone, \.zones)
        case .roads, .rail, .waterways:
            guard var lines = self.lines(feature) else { return false }
            if foreignRows != nil { for number in lines.indices { lines[number].hasRow = false } }
            if let line = lines.first {
                pack.faults += rows.diagnostics(for: line, feature: feature, file: file)
                guard rows.counts(line) else { return false }
                note(feature, .row(line.row), in: &pack)
            }
            pack.input?.lines += lines
        case .roadLand:
            guard rows.ruleset.gradesOfRoadLand.isEmpty else { return keep(named(decoding.lineLand(feature, file: file)), \.lineLand) }
            return keep(decoding.roadLand(feature, file: file), \.roadLand)
        case .areas: return keep(named(decoding.area(feature, file: file)), \.areas)
        case .roadEdges:
            guard let edges = decoding.roadEdges(feature, file: file) else { return false }
            pack.input?.roadEdges += edges
        case .railwayLand, .yards:
            let isYard = layer == .yards
            let area = decoding.railway(feature, file: file, kind: isYard ? LandArea.yard : LandArea.railwayLand)
            return keep(named(area), isYard ? \.yards : \.railwayLand)
        case .residential:
            guard let area = decoding.residential(feature, file: file) else { return false }
            check(area.id, of: feature, in: &pack)
            note(feature, .layer(.residential), in: &pack)
            return keep(area, \.residential)
        case .buildings:
            guard let building = decoding.building(feature, file: file) else { return false }
            check(building.id, of: feature, in: &pack)
            note(feature, .layer(.buildings), in: &pack)
            pack.input?.buildings.append(building)
        case .network: return false
        }
        return true
    }

    private mutating func lines(_ feature: Feature) -> [TransportLine]? {
        switch layer {
        case .rail: decoding.rail(feature, file: file)
        case .waterways: decoding.waterway(feature, file: file)
        default: decoding.road(feature, file: file)
        }
    }

    /// A0: what the feature says of its accuracy, else what the pack says.
    private func note(_ feature: Feature, _ owner: FeatureAccuracies.Owner, in pack: inout PackContents) {
        guard let common = pack.input?.pack.positionalAccuracy else { return }
        var own: Double?
        if case .number(let number) = feature.property("accuracy_m") { own = number.double }
        pack.input?.accuracies.note(own ?? common, of: owner)
    }
}

extension PackContents {
    /// Takes the features of one layer in; every fault becomes a diagnostic, and the feature is left out.
    package mutating func add(_ collection: FeatureCollection, as layer: PackManifest.Layer, file: String) {
        var reading = begin(layer, FeatureSource(crs: collection.crs, namesCRS: true), file: file)
        for feature in collection.features { reading?.add(FeatureRow(feature: feature), to: &self) }
        reading?.end(&self)
    }

    /// Begins a layer whose features then come one by one; nil where it cannot be read, which a diagnostic tells.
    mutating func begin(_ layer: PackManifest.Layer, _ source: FeatureSource, file: String) -> LayerReader? {
        faults += source.diagnostics
        guard let ruleset, let crs = referenceSystem(source, file: file) else { return nil }
        input?.crs[layer] = crs
        let plane = input?.pack.workingCRS
        let isSurveyed = input.map { $0.pack.layers[.roadLand] != nil || $0.pack.layers[.roadEdges] != nil } ?? false
        var columns = LayerColumns(
            layer, ruleset: ruleset, isSurveyed: isSurveyed, mapping: input?.pack.mappings[layer] ?? LayerMapping())
        faults += columns.settle(pack: packFile)
        return LayerReader(
            layer, file: file, ruleset: ruleset, columns: columns, metresPerStorey: input?.pack.metresPerStorey,
            isSurveyed: isSurveyed,
            mending: mends ? plane.map { AreaMending(from: crs, to: $0) } : nil)
    }
}

extension Feature {
    /// Puts `owner` before the row, where there is one. A boundary line of a sort that our rules do not know is where it is by assumption.
    fileprivate mutating func translate(from owner: String, edgeKinds: [String]) {
        for number in properties.indices {
            guard case .string(let text) = properties[number].value else { continue }
            switch properties[number].name {
            case "row": properties[number] = JSONMember(name: "row", value: .string("\(owner):\(text)"))
            case "edge_kind" where !edgeKinds.contains(text):
                properties[number] = JSONMember(name: "edge_kind", value: .string(EdgeKind.approximate.rawValue))
            default: break
            }
        }
    }
}
