import FeatureIO
import Geometry
import Projection
import StrictJSON
import Wording
import ZoningFiles
import ZoningModel

/// Sorts the features of a source by role, and reads of each what matters there.
struct FeatureSorting {
    let mapping: ColumnMapping
    /// How high a storey is, where the pack says it: what makes a height of storeys.
    let metresPerStorey: Double?
    private(set) var sorted = SortedFeatures()

    init(mapping: ColumnMapping, metresPerStorey: Double?) {
        (self.mapping, self.metresPerStorey) = (mapping, metresPerStorey)
    }

    /// Linear in the features.
    mutating func add(_ source: ImportSource) {
        var lines: [SortedFeatures.SourceLine] = []
        var saysDirections = false
        var columns: [ImportRole: Set<String>] = [:]
        for feature in source.features {
            sorted.read += 1
            guard let shape = feature.shape?.withoutRepeats, !shape.coordinates.isEmpty else {
                leaveOut(.noGeometry)
                continue
            }
            let role = source.role == .auto ? Self.role(of: feature, shape) : source.role
            guard let role else {
                leaveOut(.otherKind)
                continue
            }
            if !mapping[role].columns.isEmpty { columns[role, default: []].formUnion(feature.properties.map(\.name)) }
            let tags = Tags(feature, mapping: mapping[role])
            switch role {
            case .roads, .rail, .waterways:
                if tags["oneway"] != nil { saysDirections = true }
                add(shape, as: role, tags, feature, &lines)
            case .stops:
                if case .point(let place) = shape, let name = tags["name"] {
                    sorted.stops.append(.init(name: name, line: tags["line"], place: place))
                } else {
                    leaveOut(.otherGeometry)
                }
            case .residential: addResidential(shape, tags, feature, file: source.path)
            case .buildings: addBuilding(shape, tags, feature, file: source.path)
            case .roadLand:
                let polygons = Self.polygons(of: shape)
                if polygons.isEmpty { leaveOut(.otherGeometry) } else { sorted.roadLand += polygons }
            case .district, .zones:
                guard !shape.polygons.isEmpty else {
                    leaveOut(.otherGeometry)
                    continue
                }
                let feature = Feature(
                    id: feature.id, shape: shape, properties: properties(of: role, tags, feature), ordinal: feature.ordinal)
                if role == .district { sorted.district.append(feature) } else { sorted.zones.append(feature) }
            case .auto: leaveOut(.otherKind)
            }
        }
        if !lines.isEmpty { sorted.lines.append((lines, saysDirections)) }
        sorted.diagnostics += source.diagnostics.diagnostics
        for (role, found) in columns.sorted(by: { $0.key.rawValue < $1.key.rawValue }) { checkColumns(of: role, found, in: source.path) }
    }

    /// Tells which columns `--map` names that a file does not have: a wrong letter, and its values would be missed in silence.
    private mutating func checkColumns(of role: ImportRole, _ found: Set<String>, in path: String) {
        let known = Set(found.map { $0.lowercased() })
        // GDAL keeps all other tags of OpenStreetMap in one column.
        guard !known.contains("other_tags") else { return }
        let lost = Set(mapping[role].columns.values.filter { !known.contains($0.lowercased()) }).sorted()
        guard !lost.isEmpty else { return }
        let (missing, there) = (Phrase.list(lost), Phrase.list(found.sorted().prefix(Self.mostNames).map { $0 }))
        sorted.diagnostics.append(
            Diagnostic(
                code: PackFault.columnNotFound, severity: .warning, file: path,
                what: "--map names columns for \(role.rawValue) that the file does not have: \(missing); it has: \(there)",
                fix: "Write the names as the file has them"))
    }

    /// Names of columns that are listed.
    private static let mostNames = 40

    /// By its tags; nil for what no pack needs.
    private static func role(of feature: Feature, _ shape: Shape) -> ImportRole? {
        let tags = Tags(feature)
        switch shape {
        case .lineString, .multiLineString:
            if tags.isSet("highway") { return .roads }
            if tags.isSet("railway") { return .rail }
            if tags.isSet("waterway") { return .waterways }
        case .polygon, .multiPolygon:
            if tags.isSet("building") { return .buildings }
            if tags["landuse"] == "residential" { return .residential }
        case .point, .multiPoint:
            if let railway = tags["railway"], ["station", "stop", "halt", "tram_stop"].contains(railway) { return .stops }
            if tags["public_transport"] == "station" { return .stops }
        }
        return nil
    }

    /// Tells what is wrong with a source as a whole.
    mutating func add(_ diagnostic: Diagnostic) { sorted.diagnostics.append(diagnostic) }

    private mutating func leaveOut(_ reason: SortedFeatures.LeftOut) { sorted.leftOut[reason, default: 0] += 1 }

    // MARK: - Lines

    private mutating func add(
        _ shape: Shape, as role: ImportRole, _ tags: Tags, _ feature: Feature, _ lines: inout [SortedFeatures.SourceLine]
    ) {
        guard !shape.lines.isEmpty else { return leaveOut(.otherGeometry) }
        let kind: Way.WayKind
        var roadClass = RoadClass.unknown
        switch role {
        case .roads:
            kind = .road
            if let highway = tags["highway"] {
                guard let known = RoadClass(highway: highway) else { return leaveOut(.otherKind) }
                roadClass = known
            }
        case .rail:
            kind = .rail
            // Sidings and yards are no line, and what is not built is none either.
            let running = ["subway", "light_rail", "tram", "rail", "monorail", "narrow_gauge"]
            guard tags["railway"].map({ running.contains($0) }) ?? true, !["spur", "siding", "yard", "crossover"].contains(tags["service"])
            else {
                return leaveOut(.otherKind)
            }
        default: kind = .river
        }
        let names = [tags["name"], tags["alt_name"], tags["old_name"], tags["official_name"]].compactMap { $0 }
        let source = Self.sourceID(feature, tags)
        let (direction, isReversed) = direction(tags, roadClass, kind)
        for line in shape.lines {
            guard line.coordinates.count > 1 else {
                leaveOut(.zeroLength)
                continue
            }
            lines.append(
                SortedFeatures.SourceLine(
                    source: source, kind: kind, roadClass: roadClass, names: names, direction: direction,
                    lanes: tags.number("lanes").flatMap { (0.5...20).contains($0) ? $0 : nil },
                    width: tags.number("width").flatMap { (1...100).contains($0) ? $0 : nil }, structure: structure(tags, kind),
                    course: isReversed ? line.coordinates.reversed() : line.coordinates))
        }
    }

    /// OpenStreetMap: motorways and roundabouts go one way unless they say otherwise; a source that says nothing leaves it open.
    private func direction(_ tags: Tags, _ roadClass: RoadClass, _ kind: Way.WayKind) -> (Way.Direction, isReversed: Bool) {
        guard kind == .road else { return (kind == .rail ? .unknown : .both, false) }
        switch tags["oneway"]?.lowercased() {
        case "yes", "true", "1", "f", "ft": return (.along, false)
        case "-1", "reverse", "t", "tf": return (.along, true)
        case "no", "false", "0", "b": return (.both, false)
        default:
            if ["roundabout", "circular"].contains(tags["junction"]) { return (.along, false) }
            return (.unknown, false)
        }
    }

    private func structure(_ tags: Tags, _ kind: Way.WayKind) -> TransportLine.Structure {
        if let said = tags["structure"], let known = TransportLine.Structure(rawValue: said) { return known }
        let isRail = kind == .rail
        if tags.isSet("tunnel"), tags["tunnel"] != "building_passage" { return isRail ? .underground : .tunnel }
        if tags.isSet("bridge") { return .elevated }
        if tags.isSet("embankment"), !isRail { return .embankment }
        return isRail ? .atGrade : .surface
    }

    /// What the source calls it: an edge of a network before the way that it is part of.
    private static func sourceID(_ feature: Feature, _ tags: Tags) -> String {
        for name in ["edge_id", "id", "osm_id", "osm_way_id", "osm_way", "way_id", "@id", "fid", "objectid"] {
            if let id = tags[name] { return id }
        }
        return feature.id ?? "#\(feature.ordinal)"
    }

    // MARK: - Areas

    private mutating func addResidential(_ shape: Shape, _ tags: Tags, _ feature: Feature, file: String) {
        let polygons = Self.polygons(of: shape)
        guard !polygons.isEmpty else { return leaveOut(.otherGeometry) }
        sorted.residential.append(.init(file: file, id: Self.sourceID(feature, tags), name: tags["name"], polygons: polygons))
    }

    /// Drawings have areas as closed lines.
    private static func polygons(of shape: Shape) -> [Polygon] {
        if !shape.polygons.isEmpty { return shape.polygons }
        return shape.lines.map(\.coordinates).filter { $0.count > 3 && $0.first == $0.last }.map { Polygon(exterior: $0) }
    }

    private mutating func addBuilding(_ shape: Shape, _ tags: Tags, _ feature: Feature, file: String) {
        let polygons = Self.polygons(of: shape)
        guard !polygons.isEmpty else { return leaveOut(.otherGeometry) }
        var area = SortedFeatures.Area(file: file, id: Self.sourceID(feature, tags), name: nil, polygons: polygons)
        if let written = tags["storeys"] ?? tags["building:levels"] {
            // Half storeys count as none: what stands whole.
            if let storeys = tags.number(tags["storeys"] == nil ? "building:levels" : "storeys"), (1...200).contains(storeys) {
                area.storeys = Int(storeys, within: 1...200)
            } else {
                sorted.diagnostics.append(
                    Diagnostic(
                        code: MakingFault.storeysUnread, severity: .warning, file: file, feature: area.id,
                        coordinate: shape.coordinates.first, what: "its storeys are \"\(written)\", which is no number from 1 to 200",
                        fix: "It is taken without storeys; correct them, or say what is meant with --map"))
            }
        }
        let height = tags.number("height_m") ?? tags.number("height")
        if let height, (0.1...1000).contains(height) { area.height = height }
        if let base = tags.number("base_m") ?? tags.number("min_height"), (-100...1000).contains(base) { area.base = base }
        sorted.buildings.append(area)
    }

    /// What the layer of the pack has, by the names that it has there; all else stays behind.
    private func properties(of role: ImportRole, _ tags: Tags, _ feature: Feature) -> [JSONMember] {
        role.properties.compactMap { name in
            guard let text = tags[name] else { return nil }
            let isNumber = name.hasSuffix("_km2") || name.hasSuffix("_m")
            if isNumber, let number = tags.number(name) {
                return JSONMember(name: name, value: .number(JSONNumber(fixed: number, places: 3, trimmed: true)))
            }
            return JSONMember(name: name, value: .string(text))
        }
    }
}
