import FeatureIO
import Regulation
import StrictJSON
import Wording

/// How a layer looks, whoever draws it: one symbol, or one for each value of a column.
package struct LayerLook: Sendable {
    /// What a feature is drawn as.
    package enum Symbol: Sendable {
        /// Filled; without a fill its outline alone. Widths are millimetres of the sheet.
        case area(fill: MapStyle.RGB?, outline: MapStyle.RGB, width: Double)
        /// Strokes one over the other, the lowest first; `dash` are lengths of stroke and gap, none for a whole line.
        case line([Stroke])
        /// A disc of some millimetres.
        case place(MapStyle.RGB, size: Double)
    }

    package struct Stroke: Sendable {
        let colour: MapStyle.RGB
        let width: Double
        let dash: [Double]

        package init(_ colour: MapStyle.RGB, _ width: Double, dash: [Double] = []) {
            (self.colour, self.width, self.dash) = (colour, width, dash)
        }
    }

    /// The features of one value; of nil those of any other, and of none.
    package struct Category: Sendable {
        let value: String?
        /// In a legend.
        let label: String
        /// As a layer of a drawing is called.
        let name: String
        let symbol: Symbol

        /// Without a name it is called by its label.
        package init(_ value: String?, _ label: String, name: String? = nil, _ symbol: Symbol) {
            (self.value, self.label, self.name, self.symbol) = (value, label, name ?? label, symbol)
        }

        /// The colour that tells it from others.
        var colour: MapStyle.RGB {
            switch symbol {
            case .area(let fill, let outline, _): fill ?? outline
            case .line(let strokes): strokes.last?.colour ?? MapStyle.ink
            case .place(let colour, _): colour
            }
        }
    }

    /// Of the layer, for programs.
    let name: String
    /// The column whose values tell the categories apart; nil for one symbol.
    let column: String?
    let categories: [Category]

    /// - Precondition: there is a category.
    package init(_ name: String, by column: String? = nil, _ categories: [Category]) {
        precondition(!categories.isEmpty, "a look without a symbol")
        (self.name, self.column, self.categories) = (name, column, categories)
    }

    /// What a layer of one symbol is called.
    package var title: String { categories[0].label }

    /// The category that a feature falls into. Linear in the categories.
    func category(of feature: Feature) -> Category {
        var value: String?
        if let column, case .string(let text)? = feature.property(column) { value = text }
        return categories.first { $0.value != nil && $0.value == value } ?? categories.first { $0.value == nil } ?? categories[0]
    }

    /// As a drawing shows a feature: on the layer of its category.
    ///
    /// - Parameter label: what is written in it.
    package func feature(_ feature: Feature, label: String = "") -> FeatureLook {
        let category = category(of: feature)
        let (red, green, blue) = category.colour
        return FeatureLook(group: category.name, colour: .init(red, green, blue), label: label)
    }

    /// For a GIS: symbols, and the names of columns and values in the form. The columns are those of the layer.
    package func style(_ columns: [GeoPackageColumn]) -> LayerStyle {
        LayerStyle { name in
            let form = QGISForm(
                columns: columns.map { column in
                    var renamed = column
                    renamed.name = name(column.name)
                    renamed.title = column.title ?? column.name
                    return renamed
                })
            return (self.qml(form, name), self.sld(name))
        }
    }
}
