import Geometry

/// The lines that hold the border of a band, at 0 (the carriageway) and at each width that a class nearby gives it.
///
/// They hold every border, and more lines than borders: what runs inside the band has the same label on both sides and vanishes from the
/// map. So nothing needs to be united. Linear in the parts; where they crowd, what runs well inside the band is left out (`BandCover`).
package struct BandLines {
    package let band: Band
    package let zones: ZoneLocator
    package let arcTolerance: Double

    package init(band: Band, zones: ZoneLocator, arcTolerance: Double) {
        self.band = band
        self.zones = zones
        self.arcTolerance = arcTolerance
    }

    /// Every line, as the places that it runs through.
    package func each(_ body: ([Coordinate]) -> Void) {
        // Parts of the same widths, most often all of them.
        var covers: [Band.Widths: BandCover] = [:]
        for (widths, parts) in Dictionary(grouping: band.parts, by: \.widths) {
            // Where the courses are known, the parts are made of them alone.
            covers[widths] = BandCover(
                parts.map(\.shape), reach: widths.widest, arcTolerance: arcTolerance,
                course: parts.count == band.parts.count ? BandCover.Course(band.courses) : nil)
        }
        func add(_ line: [Coordinate], _ widths: Band.Widths, _ width: Double) {
            covers[widths]?.uncovered(line, width: width, body)
        }
        for course in band.courses { addCourse(course, add) }
        for part in band.parts where band.courses.isEmpty || part.shape.isPortal { addPart(part, add) }
    }

    /// The outline of one part alone, at the width of each class in reach of it.
    private func addPart(_ part: Band.Part, _ add: ([Coordinate], Band.Widths, Double) -> Void) {
        let near = zones.ordinals(in: part.shape.envelope(width: part.widths.widest))
        for width in Set([0] + near.compactMap { part.widths.width(in: $0) }).sorted() {
            if let ring = part.shape.outline(width: width, arcTolerance: arcTolerance) { add(ring, part.widths, width) }
        }
    }

    /// The offset curves of a line, node by node and piece by piece.
    private func addCourse(_ course: SectionGraph, _ add: ([Coordinate], Band.Widths, Double) -> Void) {
        guard let widths = band.parts.first?.widths else { return }
        let reach = widths.widest
        let nearPieces = course.pieces.map { piece in
            zones.ordinals(in: Envelope(piece.from, piece.to).grown(by: max(piece.left, piece.right) + reach))
        }
        let nearNodes = course.nodes.map { node in
            zones.ordinals(in: Envelope(node.place, node.place).grown(by: node.rays.reduce(0) { max($0, $1.left, $1.right) } + reach))
        }
        let everywhere = nearPieces.reduce(into: Set<Int>()) { $0.formUnion($1) }
        for width in Set([0] + everywhere.compactMap { widths.width(in: $0) }).sorted() {
            let curve = OffsetCurve(of: course, width: width, arcTolerance: arcTolerance)
            func isDrawn(_ near: Set<Int>) -> Bool { width == 0 || near.contains { widths.width(in: $0) == width } }
            for (number, near) in nearPieces.enumerated() where isDrawn(near) {
                for line in curve.sides(of: number) { add(line, widths, width) }
            }
            for (number, near) in nearNodes.enumerated() where isDrawn(near) {
                for line in curve.joint(at: number) { add(line, widths, width) }
            }
        }
    }
}

extension BandPart {
    fileprivate var isPortal: Bool { if case .portal = self { true } else { false } }
}
