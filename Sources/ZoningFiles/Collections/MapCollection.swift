import FeatureIO
import Geometry
import Regulation
import StrictJSON
import ZoningModel

/// What a map holds, as others ask for it by name: features by number, in metres of the working plane, with the properties that an
/// exported map has.
package struct MapCollection: Sendable {
    /// The names, in the order in which they are listed.
    package enum Name: String, Sendable, CaseIterable {
        case zones
        /// The pieces united by their class.
        case classes
        case lines
        case railwayAreas = "railway_areas"
        case facades
    }

    /// One property.
    package struct Column: Sendable {
        /// What its values are where they are not null.
        package enum Values: Sendable { case text, whole, real, flag, texts }

        package let name: String
        package let values: Values

        package init(name: String, values: Values) {
            self.name = name
            self.values = values
        }
    }

    package let name: Name
    package let columns: [Column]
    private let features: LazyFeatures
    private let shapes: (@Sendable (Int) -> Shape)?
    /// Whether a feature is known by its property `id`, and else by its number from 1 on, as in an exported GeoPackage.
    private let hasNames: Bool

    fileprivate init(
        _ name: Name, _ columns: [Column], hasNames: Bool = false, _ features: LazyFeatures, shapes: (@Sendable (Int) -> Shape)? = nil
    ) {
        self.name = name
        self.columns = columns
        self.hasNames = hasNames
        self.features = features
        self.shapes = shapes
    }

    package var count: Int { features.count }

    /// The feature of a number in 0 ..< `count`, made anew at each call.
    package subscript(number: Int) -> Feature {
        var feature = features[number]
        feature.id = feature.id ?? "\(number + 1)"
        return feature
    }

    /// The shape of a feature alone.
    package func shape(_ number: Int) -> Shape? { shapes?(number) ?? features[number].shape }

    /// The number of a feature by its identifier; nil where there is none. Constant time for numbers, else linear at worst.
    package func number(of id: String) -> Int? {
        guard hasNames else {
            // One writing of each number.
            return Int(id).flatMap { (1...count + 1).contains($0) && $0 <= count && "\($0)" == id ? $0 - 1 : nil }
        }
        // z0012 is the twelfth.
        let likely = (Int(id.drop { !$0.isNumber }) ?? 0) - 1
        if (0..<count).contains(likely), features[likely].id == id { return likely }
        return (0..<count).first { features[$0].id == id }
    }
}

extension ZoneMap {
    /// The names of the collections that this map has. Constant time.
    package var collectionNames: [MapCollection.Name] {
        MapCollection.Name.allCases.filter { name in
            switch name {
            case .zones, .classes: !zones.isEmpty
            case .lines: !lines.isEmpty
            case .railwayAreas: !railwayLand.isEmpty || !yards.isEmpty || !areas.isEmpty
            case .facades: !facades.isEmpty
            }
        }
    }

    /// A collection. Time: none for `zones` and `facades`; n log n in the edges of the map for `classes`; the outlines of the bands for `lines`.
    /// Throws `.geometry` where GEOS cannot draw a boundary line.
    package func collection(_ name: MapCollection.Name) throws(BuildError) -> MapCollection {
        let periods = meta.periods
        switch name {
        case .zones:
            let hasShielding = zones.contains { !$0.frontages.isEmpty }
            return MapCollection(
                name, hasShielding ? name.columns(periods) : MapCollection.Name.columns(of: MapLayer.zoneColumns(.current, periods)),
                hasNames: true,
                LazyFeatures(count: zones.count) { [zones] in
                    Feature(id: zones[$0].id, shape: .polygon(zones[$0].polygon), properties: zones[$0].properties(periods))
                }, shapes: { [zones] in .polygon(zones[$0].polygon) })
        case .classes:
            return MapCollection(
                name, name.columns(periods), hasNames: true, LazyFeatures(ClassArea.areas(of: zones).map { $0.feature(periods) }))
        case .lines:
            return MapCollection(name, name.columns(periods), LazyFeatures(try lineFeatures()))
        case .railwayAreas:
            return MapCollection(name, name.columns(periods), LazyFeatures(railwayFeatures))
        case .facades:
            return MapCollection(
                name, name.columns(periods),
                LazyFeatures(count: facades.count) { [facades] number in
                    let facade = facades[number]
                    return Feature(shape: .lineString(LineString([facade.from, facade.to])), properties: facade.properties(periods))
                }, shapes: { [facades] in .lineString(LineString([facades[$0].from, facades[$0].to])) })
        }
    }
}

extension MapCollection.Name {
    /// The properties that a collection of this name has; those that tell of buildings only where buildings change the map.
    ///
    /// - Parameter periods: those of the day that the map's limits are for.
    package func columns(_ periods: [DayPeriod]) -> [MapCollection.Column] {
        switch self {
        case .zones: Self.columns(of: MapLayer.zones.columns(in: .current, periods))
        case .classes: Self.columns(of: MapLayer.classColumns(periods))
        case .lines: Self.columns(of: MapLayer.lines.columns(in: .current, periods))
        case .railwayAreas: Self.columns(of: MapLayer.railwayAreas.columns(in: .current, periods))
        case .facades: Self.columns(of: MapLayer.facades.columns(in: .current, periods))
        }
    }

    fileprivate static func columns(of columns: [GeoPackageColumn]) -> [MapCollection.Column] {
        columns.map { column in
            let values: MapCollection.Column.Values =
                switch column.kind {
                case .text, .date: lists.contains(column.name) ? .texts : .text
                case .integer: .whole
                case .real: .real
                case .boolean: .flag
                }
            return MapCollection.Column(name: column.name, values: values)
        }
    }

    /// Properties that are lists; a table holds them as one text.
    private static let lists: Set = ["rows", "clauses", "frontages"]
}
