import Answers
import Geometry
import Regulation
import Wording
import ZoningFiles

/// Features as a small picture beside their table: where they lie in the district.
struct FeatureSketch {
    private let palette: [ClassColour]
    private let shapes: [(shape: Shape, zoneClass: String?)]
    private let box: Envelope
    /// Pixels a metre.
    private let scale: Double

    private static let width = 900.0
    private static let height = 500.0
    private static let margin = 12.0
    /// Pixels below which a vertex is passed over.
    private static let step = 0.7

    /// - Parameter isWhole: whether the picture shows where all of the collection lies, and else where these features do.
    init(_ layer: FeatureLayer, _ numbers: [Int], isWhole: Bool, _ palette: [ClassColour]) {
        self.palette = palette
        shapes = numbers.compactMap { number in
            let feature = layer.collection[number]
            guard let shape = feature.shape else { return nil }
            if case .string(let name)? = feature.property("class") { return (shape, name) }
            return (shape, nil)
        }
        var box = isWhole ? layer.plane : Envelope()
        if !isWhole { for (shape, _) in shapes { box.add(Envelope(shape.coordinates)) } }
        // A lone place has no extent.
        self.box = box.isEmpty ? Envelope(minX: 0, minY: 0, maxX: 1, maxY: 1) : box.grown(by: max(1, max(box.width, box.height) * 0.01))
        scale = min(
            (Self.width - 2 * Self.margin) / self.box.width, (Self.height - 2 * Self.margin) / self.box.height)
    }

    /// Nothing where nothing is to be drawn.
    func figure(_ language: Language, _ name: MapCollection.Name) -> Markup {
        guard !shapes.isEmpty else { return "" }
        let (width, height) = (box.width * scale + 2 * Self.margin, box.height * scale + 2 * Self.margin)
        let words = language("map of: \(FeatureWords.title(name))")
        let paths = shapes.map { path($0.shape, $0.zoneClass) }.joined()
        return """
            <figure><svg viewBox="0 0 \(Markup.number(width)) \(Markup.number(height))" role="img" aria-label="\(words)">
            \(paths)</svg></figure>

            """
    }

    private func path(_ shape: Shape, _ zoneClass: String?) -> Markup {
        let areas = shape.polygons.flatMap(\.rings).map { path($0, isClosed: true) }.joined()
        if !areas.isEmpty {
            let rgb = MapStyle.rgb(of: zoneClass.map { ZoneClass($0) }, in: palette)
            return "<path fill=\"\(MapStyle.hex(rgb))\" fill-rule=\"evenodd\" stroke=\"#555555\" stroke-width=\"0.5\" d=\"\(areas)\"/>\n"
        }
        let lines = shape.lines.map { path($0.coordinates, isClosed: false) }.joined()
        return lines.isEmpty ? "" : "<path fill=\"none\" stroke=\"#333333\" stroke-width=\"1.2\" d=\"\(lines)\"/>\n"
    }

    private func path(_ places: [Coordinate], isClosed: Bool) -> Markup {
        var path: Markup = ""
        var last: Coordinate?
        for place in isClosed ? places.dropLast() : places[...] {
            let dot = Coordinate(
                x: Self.margin + (place.x - box.minX) * scale, y: Self.margin + (box.maxY - place.y) * scale)
            if let last, last.distance(to: dot) < Self.step, isClosed || place != places.last { continue }
            let letter: Markup = last == nil ? "M" : "L"
            path += "\(letter)\(Markup.number(dot.x)) \(Markup.number(dot.y))"
            last = dot
        }
        return isClosed ? path + "Z" : path
    }
}
