import FeatureIO
import StrictJSON

/// Metres by which features may lie elsewhere, where the data say something else than the pack as a whole (reading A0).
package struct FeatureAccuracies: Sendable, Hashable {
    /// What a feature is known by in the map.

    package init() {
    }
    package enum Owner {
        case zone(String)
        /// A row of the annexes; railway land and yards by their names.
        case row(String)
        /// What has no name of its own in the map: the layer as a whole, by its least accurate feature.
        case layer(PackManifest.Layer)
    }

    /// By identifier. A zone or a row of several features is as good as the worst of them.
    package private(set) var zones: [String: Double] = [:]
    /// Metres by row of the annexes (`annex1-16`), and by name for railway land and yards.
    package private(set) var rows: [String: Double] = [:]
    /// Metres by layer, its least accurate feature: `district`, `residential` and `buildings` alone, whose features a map does not name.
    package private(set) var layers: [String: Double] = [:]

    /// Beyond it nothing is known of a place; metres.
    package static let most = 100_000.0

    /// Takes in what one feature says of itself, in metres; what says nothing is as good as the pack.
    package mutating func note(_ accuracy: Double, of owner: Owner) {
        switch owner {
        case .zone(let id): zones[id] = max(zones[id] ?? 0, accuracy)
        case .row(let row): rows[row] = max(rows[row] ?? 0, accuracy)
        case .layer(let layer): layers[layer.rawValue] = max(layers[layer.rawValue] ?? 0, accuracy)
        }
    }

    /// What a row is known to be as good as, whatever was noted before: its boundary lines were surveyed (reading W1a).
    package mutating func set(_ accuracy: Double, ofRow row: String) { rows[row] = accuracy }

    /// Only what differs from the accuracy of the pack.
    package func without(_ common: Double) -> FeatureAccuracies {
        var few = self
        few.zones = zones.filter { $0.value != common }
        few.rows = rows.filter { $0.value != common }
        few.layers = layers.filter { $0.value != common }
        return few
    }

    package var isEmpty: Bool { zones.isEmpty && rows.isEmpty && layers.isEmpty }

    /// The largest; 0 where there is none.
    package var largest: Double { [zones, rows, layers].flatMap(\.values).max() ?? 0 }
}

extension FeatureAccuracies {
    /// `{"zones": [{"of": "101", "m": 400}], "rows": […], "layers": […]}`
    package var json: JSONValue {
        func list(_ values: [String: Double]) -> JSONValue {
            .array(
                values.sorted { $0.key < $1.key }.map { name, metres in
                    .object([
                        JSONMember(name: "of", value: .string(name)),
                        JSONMember(name: "m", value: .number(JSONNumber(fixed: metres, places: 3, trimmed: true))),
                    ])
                })
        }
        return .object([("zones", zones), ("rows", rows), ("layers", layers)].map { JSONMember(name: $0.0, value: list($0.1)) })
    }

    package init(_ object: inout StrictObject) throws(JSONError) {
        func list(_ name: String) throws(JSONError) -> [String: Double] {
            var values: [String: Double] = [:]
            for element in try object.optionalArray(name) ?? [] {
                var entry = try element.object()
                let (of, metres) = (try entry.string("of"), try entry.double("m"))
                guard (0...Self.most).contains(metres) else { throw element.error("not metres from 0 to \(Int(Self.most))") }
                values[of] = metres
            }
            return values
        }
        (zones, rows, layers) = (try list("zones"), try list("rows"), try list("layers"))
    }
}
