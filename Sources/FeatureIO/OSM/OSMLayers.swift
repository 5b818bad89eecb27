import Geometry
import StrictJSON
import Wording

/// The objects of a file of OpenStreetMap as features, in three layers: `points` (nodes with tags), `lines` (ways with tags) and `areas`
/// (ways that close and are areas by their tags, and relations of the types multipolygon and boundary with their holes).
///
/// A feature has the id of its source, `way/123`, and every tag as a property of text. What the file lacks is told and never drawn across.
struct OSMLayers {
    private let data: OSMData
    private let file: String

    init(_ data: OSMData, file: String) {
        self.data = data
        self.file = file
    }

    /// Gives each layer and its features in the order of their ids. Complexity: n log n.
    ///
    /// - Returns: notes about what is in the file and is no feature.
    func forEach(
        begin: (SourceLayer) throws(FileError) -> Bool, body: (FeatureRow) throws(FileError) -> Void
    ) throws(FileError) -> [Diagnostic] {
        func layer(_ name: String, _ kind: SourceLayer.Kind) throws(FileError) -> Bool {
            // Longitude and latitude on WGS 84, by the rules of OpenStreetMap.
            try begin(SourceLayer(name: name, kind: kind, source: FeatureSource(crs: "EPSG:4326", namesCRS: true)))
        }
        var ordinal = 0
        func give(_ id: String, _ tags: Range<Int>, _ shape: Shape?, _ faults: FaultList) throws(FileError) {
            ordinal += 1
            let properties = data.tags[tags].map { JSONMember(name: word($0.key), value: .string(word($0.value))) }
            let feature = Feature(id: id, shape: shape, properties: properties, ordinal: ordinal)
            try body(FeatureRow(feature: feature, diagnostics: faults.isEmpty ? [] : faults.diagnostics(file: file, feature: id)))
        }
        let tagged = data.ways.filter { !$0.tags.isEmpty }
        if try layer("points", .point) {
            for node in data.points {
                guard let place = data.nodes[node.id] else { continue }
                try give("node/\(node.id)", node.tags, .point(place), FaultList())
            }
        }
        if try layer("lines", .line) {
            ordinal = 0
            for way in tagged where !isArea(way) {
                var faults = FaultList()
                try give("way/\(way.id)", way.tags, line(way, &faults), faults)
            }
        }
        if try layer("areas", .polygon) {
            ordinal = 0
            for way in tagged where isArea(way) {
                var faults = FaultList()
                try give("way/\(way.id)", way.tags, area(way, &faults), faults)
            }
            for relation in data.relations where isArea(relation: relation) {
                var faults = FaultList()
                try give("relation/\(relation.id)", relation.tags, area(relation: relation, &faults), faults)
            }
        }
        return notes
    }

    private func word(_ number: Int32) -> String { data.words[Int(number)] }

    private func value(_ key: String, _ object: OSMData.Object) -> String? {
        data.tags[object.tags].first { word($0.key) == key }.map { word($0.value) }
    }

    private func isArea(_ way: OSMData.Object) -> Bool {
        let nodes = data.references[way.parts]
        guard nodes.count >= 4, nodes.first == nodes.last else { return false }
        return OSMAreas.isArea(data.tags[way.tags].map { (word($0.key), word($0.value)) })
    }

    private func isArea(relation: OSMData.Object) -> Bool { ["multipolygon", "boundary"].contains(value("type", relation)) }

    /// The line of a way, in pieces where nodes are missing.
    private func line(_ way: OSMData.Object, _ faults: inout FaultList) -> Shape? {
        let nodes = data.references[way.parts]
        var pieces: [[Coordinate]] = [[]]
        var missing = 0
        for node in nodes {
            if let place = data.nodes[node] {
                pieces[pieces.count - 1].append(place)
            } else {
                missing += 1
                if pieces.last?.isEmpty == false { pieces.append([]) }
            }
        }
        let lines = pieces.filter { $0.count > 1 }.map { LineString($0) }
        if lines.isEmpty {
            faults.add(
                FileFault.osmWayEmpty,
                missing > 0 ? "\(missing) of its \(nodes.count) nodes are not in the file" : "the way has no two nodes",
                fix: Self.wholeFile)
            return nil
        }
        if missing > 0 {
            faults.add(
                FileFault.osmNodesMissing, severity: .warning,
                "\(missing) of its \(nodes.count) nodes are not in the file; the line is kept as far as they are", fix: Self.wholeFile)
        }
        return lines.count == 1 ? .lineString(lines[0]) : .multiLineString(lines)
    }

    private static let wholeFile: Phrase =
        "Take an extract with whole ways, as osmium extract makes it, or of Overpass one that ends in (._;>;); out;"

    private func area(_ way: OSMData.Object, _ faults: inout FaultList) -> Shape? {
        let nodes = data.references[way.parts]
        guard let ring = ring(nodes) else {
            let missing = nodes.count { data.nodes[$0] == nil }
            faults.add(
                FileFault.osmAreaOpen, "\(missing) of the \(nodes.count) nodes of its outline are not in the file", fix: Self.wholeFile)
            return nil
        }
        return checked(.polygon(Polygon(exterior: ring)), &faults)
    }

    /// Nil where a node is missing.
    private func ring(_ nodes: some Sequence<Int64>) -> [Coordinate]? {
        var ring: [Coordinate] = []
        for node in nodes {
            guard let place = data.nodes[node] else { return nil }
            ring.append(place)
        }
        return ring
    }

    private func checked(_ shape: Shape, _ faults: inout FaultList) -> Shape? {
        var local = FaultList()
        ShapeCheck.add(shape, to: &local)
        faults.add(local)
        return local.isEmpty ? shape : nil
    }

    /// The area of a relation: outer ways make its outlines, inner ways its holes; where the roles do not say, what lies in what tells.
    private func area(relation: OSMData.Object, _ faults: inout FaultList) -> Shape? {
        var ways: (outer: [[Int64]], inner: [[Int64]], other: [[Int64]]) = ([], [], [])
        var missing = 0
        var count = 0
        for member in data.members[relation.parts] where member.kind != .node {
            let role = word(member.role)
            // Of relations in relations (parts of a boundary) none is part of the outline.
            if member.kind == .relation, role != "outer", role != "inner" { continue }
            count += 1
            guard member.kind == .way, let way = data.way(member.id),
                data.references[way.parts].allSatisfy({ data.nodes[$0] != nil })
            else {
                missing += 1
                continue
            }
            let nodes = Array(data.references[way.parts])
            switch role {
            case "outer": ways.outer.append(nodes)
            case "inner": ways.inner.append(nodes)
            default: ways.other.append(nodes)
            }
        }
        guard missing == 0 else {
            faults.add(
                FileFault.osmAreaOpen, "\(missing) of the \(count) ways of its outline are not in the file, or not whole",
                fix: Self.wholeFile)
            return nil
        }
        // Where roles are missing they count for nothing: an outline of one may be closed by another.
        let hasRoles = ways.other.isEmpty && !ways.outer.isEmpty
        let (outer, inner) = hasRoles ? (ways.outer, ways.inner) : (ways.outer + ways.inner + ways.other, [])
        guard let outlines = OSMRings.join(outer), let holes = OSMRings.join(inner), !outlines.isEmpty else {
            faults.add(FileFault.osmAreaOpen, "its ways do not close to outlines", fix: "Mend the relation on openstreetmap.org or in JOSM")
            return nil
        }
        // Outlines run clockwise where the roles tell; where none does, what lies in what tells (`RingAssembly`).
        let rings =
            outlines.compactMap(ring).map { RingOrientation.oriented($0, counterClockwise: !hasRoles) }
            + holes.compactMap(ring).map { RingOrientation.oriented($0, counterClockwise: true) }
        let polygons = RingAssembly.polygons(rings, &faults)
        guard !faults.hasError, !polygons.isEmpty else { return nil }
        return checked(polygons.count == 1 ? .polygon(polygons[0]) : .multiPolygon(MultiPolygon(polygons)), &faults)
    }

    /// What is counted and told, since it is no feature.
    private var notes: [Diagnostic] {
        var notes: [Diagnostic] = []
        if let remark = data.remark {
            notes.append(
                Diagnostic(
                    code: FileFault.osmRemark, severity: .warning, file: file, what: "the server that made the file says: \(remark)",
                    fix: "The file may not be whole: download it again"))
        }
        var counts: [String: Int] = [:]
        for relation in data.relations where !isArea(relation: relation) { counts[value("type", relation) ?? "?", default: 0] += 1 }
        if !counts.isEmpty {
            let list = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)" }
            notes.append(
                Diagnostic(
                    code: FileFault.osmRelations, severity: .note, file: file,
                    what: "relations that are no areas are passed over, by type: \(Phrase.list(list)); their ways are read by themselves"))
        }
        return notes
    }
}
