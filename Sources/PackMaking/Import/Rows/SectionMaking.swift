import Geometry
import ZoningModel

/// Cuts a centre line into sections along which structure, accuracy and the carriageways stay the same, and gives each its half-widths.
struct SectionMaking {
    let street: StreetGraph
    let ways: [Way]
    let widths: WidthTable
    /// The grade of the row, or the kind of its rail line.
    let grade: String
    let isRail: Bool
    /// Metres by which the sources may lie elsewhere.
    let accuracy: Double
    /// Surveyed areas of road, where there are any.
    let surfaces: RoadSurfaces?

    /// Carriageways farther apart are one street all the same, and a doubt. Metres.
    static let farApart = 60.0

    private struct Stretch {
        var places: [Coordinate]
        var gaps: [Double]
        var structure: TransportLine.Structure
        var accuracy: Double
        var isMissing: Bool
        /// Whether its sources say nothing of its width in part.
        var isAssumed = false
        var lefts: [(value: Double, length: Double)] = []
        var rights: [(value: Double, length: Double)] = []
        var sources: [String] = []
        var namings: [Way.Naming: Double] = [:]
    }

    /// Adds sections, gaps and what is to be said of them to the row. Time: linear in the vertices.
    func add(_ line: CentreLine, to row: inout CutRow) {
        var stretches: [Stretch] = []
        var counted: Set<Int> = []
        var apart = 0.0
        for (a, b) in zip(line.vertices, line.vertices.dropFirst()) {
            let (ahead, back) = (street.pieces[a.ahead], street.pieces[a.back])
            let length = a.place.distance(to: b.place)
            let isGap = ahead.way == nil && back.way == nil
            let wide = isGap ? max(ahead.length, back.length) : 0
            let isMissing = wide > Gap.closed
            if isGap, counted.insert(a.ahead).inserted {
                row.gaps.append(CutRow.Gap(place: a.place, metres: ahead.length, isClosed: !isMissing))
            }
            let ways = [ahead.way, back.way].compactMap { $0 }.map { self.ways[$0] }
            // Where a street is interrupted by little, it goes on as it was.
            let structure = ways.first?.structure ?? stretches.last?.structure ?? (isRail ? .atGrade : .surface)
            // A straight line over a gap may lie as far off as the gap is half wide.
            let accuracy = wide > Gap.told ? max(self.accuracy, wide / 2) : self.accuracy
            if let last = stretches.last, last.structure == structure, last.accuracy == accuracy, last.isMissing == isMissing {
                stretches[stretches.count - 1].places.append(b.place)
                stretches[stretches.count - 1].gaps.append(a.gap)
            } else {
                stretches.append(
                    Stretch(places: [a.place, b.place], gaps: [a.gap], structure: structure, accuracy: accuracy, isMissing: isMissing))
            }
            guard !isMissing else { continue }
            let number = stretches.count - 1
            let naming: Way.Naming =
                [ahead.naming, back.naming].contains(.continuation)
                ? .continuation : [ahead.naming, back.naming].contains(.position) ? .position : .given
            row.metres[naming, default: 0] += length
            stretches[number].namings[naming, default: 0] += length
            for way in ways where stretches[number].sources.last != way.source { stretches[number].sources.append(way.source) }
            if let way = ways.first { row.classes[way.roadClass, default: 0] += length }
            if a.gap > Self.farApart { apart += length }
            if let width = halfWidths(ahead.way ?? back.way, back.way ?? ahead.way, gap: a.gap) {
                stretches[number].lefts.append((width.left, length))
                stretches[number].rights.append((width.right, length))
            } else if !isGap {
                stretches[number].isAssumed = true
            }
        }
        if apart > Self.farApart { row.add(.carriagewaysApart) }
        for stretch in stretches where !stretch.isMissing && Course.length(stretch.places) > 0 {
            row.sections.append(section(stretch))
            if stretch.isAssumed, row.sections.last?.isMeasured == false { row.add(.widthAssumed) }
        }
    }

    private func section(_ stretch: Stretch) -> CutRow.Section {
        let assumed = min(widths.halfWidths[grade] ?? 0, HalfWidths.most)
        var sources: [String] = []
        var seen: Set<String> = []
        for source in stretch.sources where seen.insert(source).inserted { sources.append(source) }
        let measured = isRail ? nil : surfaces?.halfWidths(along: stretch.places, gaps: stretch.gaps)
        return CutRow.Section(
            course: stretch.places, structure: stretch.structure, left: measured?.left ?? Self.median(stretch.lefts) ?? assumed,
            right: measured?.right ?? Self.median(stretch.rights) ?? assumed, isMeasured: measured != nil, accuracy: stretch.accuracy,
            naming: stretch.namings.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }?.key ?? .given, sources: sources)
    }

    /// Metres from the line midway to both boundary lines: half of the gap, half of the carriageway, and what is beside its lanes.
    private func halfWidths(_ ahead: Int?, _ back: Int?, gap: Double) -> (left: Double, right: Double)? {
        guard let ahead, let back else { return nil }
        let half = { (way: Int) -> Double? in
            guard !isRail else { return nil }
            // A width is that of the paved road; lanes are those of cars.
            if let width = ways[way].width { return width / 2 }
            return widths.carriageway(of: ways[way], grade: grade).map { $0 / 2 + (widths.besideLanes[grade] ?? 0) }
        }
        if ahead == back || gap < 1 {
            let width = half(ahead)
            return width.map { (held($0), held($0)) }
        }
        if isRail { return (held(gap / 2 + (widths.halfWidths[grade] ?? 0) / 2), held(gap / 2 + (widths.halfWidths[grade] ?? 0) / 2)) }
        guard let right = half(ahead), let left = half(back) else { return nil }
        return (held(gap / 2 + left), held(gap / 2 + right))
    }

    private func held(_ width: Double) -> Double { min(HalfWidths.most, max(0, width)) }

    /// The value in the middle of the length.
    private static func median(_ values: [(value: Double, length: Double)]) -> Double? {
        let all = values.reduce(0) { $0 + $1.length }
        guard all > 0 else { return nil }
        var sum = 0.0
        for entry in values.sorted(by: { $0.value < $1.value }) {
            sum += entry.length
            if sum >= all / 2 { return entry.value }
        }
        return nil
    }
}

extension CutRow {
    mutating func add(_ doubt: Doubt) { if !doubts.contains(doubt) { doubts.append(doubt) } }
}
