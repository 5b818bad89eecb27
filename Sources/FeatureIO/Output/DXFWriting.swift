import Geometry
import StrictJSON

/// Layers as a drawing in DXF of AutoCAD 2004 (AC1018): a layer a group, on it the areas as hatches with their outlines, lines as they are, and a
/// text in what has a label. Written here: GDAL's driver has one entity a feature and writes no layers with their colours. Texts are GBK, which the header
/// names: of the later versions, whose texts are UTF-8, GDAL and with it QGIS take the Chinese for something else.
struct DXFWriting {
    let layers: [OutputLayer]

    private static let style = "NOISEZONE"

    /// Linear in the bytes.
    func bytes() -> [UInt8] {
        var names = DXFLayerNames()
        var known: [(name: String, colour: FeatureLook.Colour)] = []
        var rows: [(shape: Shape, layer: String, look: FeatureLook)] = []
        for layer in layers {
            for number in 0..<layer.features.count {
                let feature = layer.features[number]
                guard let shape = feature.shape else { continue }
                let look = layer.look?(feature) ?? FeatureLook(group: layer.name, colour: .init(85, 85, 85))
                let name = names.name(of: look.group)
                if !known.contains(where: { $0.name == name }) { known.append((name, look.colour)) }
                rows.append((shape, name, look))
            }
        }
        var box = Envelope()
        for row in rows { box.add(Envelope(row.shape.coordinates)) }
        var entities = DXFGroups()
        // Areas first, so that nothing lies under them.
        for row in rows { hatches(row.shape, row.layer, &entities) }
        for row in rows { outlines(row.shape, row.layer, &entities) }
        for row in rows where !row.look.label.isEmpty { label(row.look.label, in: row.shape, row.layer, &entities) }
        return DXFFrame(layers: known, box: box, style: Self.style, lastHandle: entities).bytes(entities: entities.bytes)
    }

    private func entity(_ kind: String, _ layer: String, _ subclass: String, _ groups: inout DXFGroups) {
        groups.text(0, kind)
        groups.text(5, groups.handle())
        groups.text(330, DXFFrame.modelSpace)
        groups.text(100, "AcDbEntity")
        groups.text(8, layer)
        groups.text(100, subclass)
    }

    private func hatches(_ shape: Shape, _ layer: String, _ groups: inout DXFGroups) {
        for polygon in shape.polygons {
            entity("HATCH", layer, "AcDbHatch", &groups)
            groups.place(10, Coordinate(x: 0, y: 0))
            groups.real(30, 0)
            groups.place(210, Coordinate(x: 0, y: 0))
            groups.real(230, 1)
            groups.text(2, "SOLID")
            groups.whole(70, 1)
            groups.whole(71, 0)
            groups.whole(91, polygon.rings.count)
            for (number, ring) in polygon.rings.enumerated() {
                // An outline of straight edges (2), the outer one (1), the holes outermost (16).
                groups.whole(92, number == 0 ? 3 : 18)
                groups.whole(72, 0)
                groups.whole(73, 1)
                groups.whole(93, max(0, ring.count - 1))
                for place in ring.dropLast() { groups.place(10, place) }
                groups.whole(97, 0)
            }
            groups.whole(75, 0)
            groups.whole(76, 1)
            groups.whole(98, 0)
        }
    }

    private func outlines(_ shape: Shape, _ layer: String, _ groups: inout DXFGroups) {
        for ring in shape.polygons.flatMap(\.rings) { polyline(ring.dropLast(), isClosed: true, layer, &groups) }
        for line in shape.lines { polyline(line.coordinates[...], isClosed: false, layer, &groups) }
        if case .point(let place) = shape {
            entity("POINT", layer, "AcDbPoint", &groups)
            groups.place(10, place)
            groups.real(30, 0)
        }
    }

    private func polyline(_ places: ArraySlice<Coordinate>, isClosed: Bool, _ layer: String, _ groups: inout DXFGroups) {
        entity("LWPOLYLINE", layer, "AcDbPolyline", &groups)
        groups.whole(90, places.count)
        groups.whole(70, isClosed ? 1 : 0)
        for place in places { groups.place(10, place) }
    }

    /// In the largest part, as large as there is room: nothing where a letter would be lower than half a metre.
    private func label(_ text: String, in shape: Shape, _ layer: String, _ groups: inout DXFGroups) {
        guard let spot = LabelSpot(in: shape) else { return }
        let width = text.unicodeScalars.reduce(0.0) { $0 + ($1.value < 0x2E80 ? 0.6 : 1) }
        let height = min(12, 1.6 * spot.room / max(2, width), spot.room)
        guard height >= 0.5 else { return }
        entity("TEXT", layer, "AcDbText", &groups)
        groups.place(10, spot.place)
        groups.real(30, 0)
        groups.real(40, height)
        groups.text(1, text)
        groups.text(7, Self.style)
        // Centred on its place, both ways.
        groups.whole(72, 1)
        groups.place(11, spot.place)
        groups.real(31, 0)
        groups.text(100, "AcDbText")
        groups.whole(73, 2)
    }
}
