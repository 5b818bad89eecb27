extension LayerLook {
    /// The style after OGC SLD 1.0.0, one rule a category; widths in pixels of 0.28 mm.
    func sld(_ name: (String) -> String) -> String {
        let rules = categories.map { category in
            XMLText(
                "Rule", [:],
                [XMLText("Name", words: category.label), XMLText("Title", words: category.label)] + filter(category, name)
                    + Self.symbolizers(category.symbol))
        }
        let root = XMLText(
            "StyledLayerDescriptor",
            [
                "version": "1.0.0", "xmlns": "http://www.opengis.net/sld", "xmlns:ogc": "http://www.opengis.net/ogc",
                "xmlns:xlink": "http://www.w3.org/1999/xlink", "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
            ],
            [
                XMLText(
                    "NamedLayer", [:],
                    [
                        XMLText("Name", words: self.name),
                        XMLText("UserStyle", [:], [XMLText("Name", words: "noisezone"), XMLText("FeatureTypeStyle", [:], rules)]),
                    ])
            ])
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + root.text + "\n"
    }

    /// The features of a category. Those of none of the values are told by a condition: not every program knows `ElseFilter`, and one that does not
    /// draws that rule over all others.
    private func filter(_ category: Category, _ name: (String) -> String) -> [XMLText] {
        guard let column else { return [] }
        let property = XMLText("ogc:PropertyName", words: name(column))
        func compared(_ comparison: String, _ value: String) -> XMLText {
            XMLText("ogc:\(comparison)", [:], [property, XMLText("ogc:Literal", words: value)])
        }
        if let value = category.value { return [XMLText("ogc:Filter", [:], [compared("PropertyIsEqualTo", value)])] }
        let others = categories.compactMap(\.value).map { compared("PropertyIsNotEqualTo", $0) }
        guard let first = others.first else { return [] }
        let none = others.count > 1 ? XMLText("ogc:And", [:], others) : first
        // Nothing is neither equal nor unequal to a value.
        return [XMLText("ogc:Filter", [:], [XMLText("ogc:Or", [:], [XMLText("ogc:PropertyIsNull", [:], [property]), none])])]
    }

    private static func symbolizers(_ symbol: Symbol) -> [XMLText] {
        func stroke(_ colour: MapStyle.RGB, _ width: Double, _ dash: [Double]) -> XMLText {
            var parameters = [("stroke", MapStyle.hex(colour)), ("stroke-width", pixels(width)), ("stroke-linejoin", "bevel")]
            if !dash.isEmpty { parameters.append(("stroke-dasharray", dash.map(pixels).joined(separator: " "))) }
            return css("Stroke", parameters)
        }
        switch symbol {
        case .area(let fill, let outline, let width):
            return [
                XMLText(
                    "PolygonSymbolizer", [:],
                    (fill.map { [css("Fill", [("fill", MapStyle.hex($0))])] } ?? []) + [stroke(outline, width, [])])
            ]
        case .line(let strokes):
            return strokes.map { XMLText("LineSymbolizer", [:], [stroke($0.colour, $0.width, $0.dash)]) }
        case .place(let colour, let size):
            let mark = XMLText(
                "Mark", [:],
                [XMLText("WellKnownName", words: "circle"), css("Fill", [("fill", MapStyle.hex(colour))]), stroke(MapStyle.ink, 0.2, [])])
            return [XMLText("PointSymbolizer", [:], [XMLText("Graphic", [:], [mark, XMLText("Size", words: pixels(size))])])]
        }
    }

    private static func css(_ name: String, _ parameters: [(String, String)]) -> XMLText {
        XMLText(name, [:], parameters.map { XMLText("CssParameter", ["name": $0.0], words: $0.1) })
    }

    private static func pixels(_ millimetres: Double) -> String { "\((millimetres / 0.28 * 100).rounded() / 100)" }
}
