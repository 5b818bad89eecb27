import Geometry
import StrictJSON

/// Layers as KML 2.2: a folder a layer, a style a group, the columns as data with their titles. Coordinates are WGS 84, the only system of KML.
struct KMLWriting {
    let layers: [OutputLayer]
    let title: String
    let places: (usual: Int, most: Int)

    /// Linear in the bytes.
    func bytes() -> [UInt8] {
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n<Document>\n"
        text += "<name>\(XMLEscape.text(title))</name>\n"
        for (number, layer) in layers.enumerated() { text += schema(layer, number) }
        let looks = layers.map(groups)
        for (number, groups) in looks.enumerated() {
            for (place, look) in groups.enumerated() { text += style(look, layers[number].kind, "l\(number)g\(place)") }
        }
        var bytes = Array(text.utf8)
        for (number, layer) in layers.enumerated() {
            bytes += Array("<Folder><name>\(XMLEscape.text(layer.title.isEmpty ? layer.name : layer.title))</name>\n".utf8)
            let styles = Dictionary(looks[number].enumerated().map { ($1.group, "l\(number)g\($0)") }) { first, _ in first }
            for row in 0..<layer.features.count { append(layer.features[row], of: layer, number, styles, to: &bytes) }
            bytes += Array("</Folder>\n".utf8)
        }
        bytes += Array("</Document>\n</kml>\n".utf8)
        return bytes
    }

    private func schema(_ layer: OutputLayer, _ number: Int) -> String {
        let fields = layer.columns.map { column in
            let type =
                switch column.kind {
                case .text, .date: "string"
                case .integer: "int"
                case .real: "double"
                case .boolean: "bool"
                }
            let title = column.title.map { "<displayName>\(XMLEscape.text($0))</displayName>" } ?? ""
            return "<SimpleField type=\"\(type)\" name=\"\(XMLEscape.text(column.name))\">\(title)</SimpleField>\n"
        }
        return "<Schema name=\"\(XMLEscape.text(layer.name))\" id=\"s\(number)\">\n\(fields.joined())</Schema>\n"
    }

    /// One look a group, in the order in which they first appear.
    private func groups(_ layer: OutputLayer) -> [FeatureLook] {
        guard let look = layer.look else { return [] }
        var known: Set<String> = []
        return (0..<layer.features.count).map { look(layer.features[$0]) }.filter { known.insert($0.group).inserted }
    }

    private func style(_ look: FeatureLook, _ kind: SourceLayer.ShapeKind, _ id: String) -> String {
        func hex(_ value: Int) -> String { String(String(256 + min(255, max(0, value)), radix: 16).dropFirst()) }
        // Alpha, blue, green, red.
        let colour = hex(look.colour.blue) + hex(look.colour.green) + hex(look.colour.red)
        switch kind {
        case .polygon:
            return
                "<Style id=\"\(id)\"><LineStyle><color>ff555555</color><width>1</width></LineStyle><PolyStyle><color>b3\(colour)</color></PolyStyle></Style>\n"
        case .line: return "<Style id=\"\(id)\"><LineStyle><color>ff\(colour)</color><width>3</width></LineStyle></Style>\n"
        case .point, .none: return "<Style id=\"\(id)\"><IconStyle><color>ff\(colour)</color></IconStyle></Style>\n"
        }
    }

    private func append(_ feature: Feature, of layer: OutputLayer, _ number: Int, _ styles: [String: String], to bytes: inout [UInt8]) {
        let look = layer.look?(feature)
        let name = look.map(\.label).flatMap { $0.isEmpty ? nil : $0 } ?? FieldText.name(of: feature)
        var text = "<Placemark><name>\(XMLEscape.text(name))</name>"
        if let style = look.flatMap({ styles[$0.group] }) { text += "<styleUrl>#\(style)</styleUrl>" }
        text += "<ExtendedData><SchemaData schemaUrl=\"#s\(number)\">"
        for column in layer.columns {
            guard let value = feature.property(column.name), value != .null else { continue }
            text += "<SimpleData name=\"\(XMLEscape.text(column.name))\">\(XMLEscape.text(FieldText.text(value)))</SimpleData>"
        }
        bytes += Array((text + "</SchemaData></ExtendedData>").utf8)
        if let shape = feature.shape { append(shape, to: &bytes) }
        bytes += Array("</Placemark>\n".utf8)
    }

    private func append(_ shape: Shape, to bytes: inout [UInt8]) {
        func text(_ text: String) { bytes += Array(text.utf8) }
        func positions(_ line: [Coordinate]) {
            text("<coordinates>")
            for (number, place) in line.enumerated() {
                if number > 0 { bytes.append(UInt8(ascii: " ")) }
                let isPlain = FixedPoint.rounded(place, places: places.usual) == place
                FixedPoint.append(place.x, places: isPlain ? places.usual : places.most, to: &bytes)
                bytes.append(UInt8(ascii: ","))
                FixedPoint.append(place.y, places: isPlain ? places.usual : places.most, to: &bytes)
            }
            text("</coordinates>")
        }
        func ring(_ name: String, _ ring: [Coordinate], counterClockwise: Bool) {
            text("<\(name)><LinearRing>")
            positions(RingOrientation.oriented(ring, counterClockwise: counterClockwise))
            text("</LinearRing></\(name)>")
        }
        let isMany = shape.polygons.count + shape.lines.count > 1
        if isMany { text("<MultiGeometry>") }
        for polygon in shape.polygons {
            text("<Polygon>")
            ring("outerBoundaryIs", polygon.exterior, counterClockwise: true)
            for hole in polygon.holes { ring("innerBoundaryIs", hole, counterClockwise: false) }
            text("</Polygon>")
        }
        for line in shape.lines {
            text("<LineString><tessellate>1</tessellate>")
            positions(line.coordinates)
            text("</LineString>")
        }
        if isMany { text("</MultiGeometry>") }
        if case .point(let place) = shape {
            text("<Point>")
            positions([place])
            text("</Point>")
        }
    }
}
