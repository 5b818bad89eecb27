import NoiseZoning
import Wording
import ZoningFiles
import ZoningModel

/// What is made of a map for the sake of features, once and when it is first asked for: who comes meanwhile waits for the same.
actor FeatureStore {
    /// A portion of a collection as text: features one after the other, and where each ends.
    struct Portion: Sendable {
        let first: Int
        let bytes: [UInt8]
        let ends: [Int]

        /// The text of a feature.
        func text(of feature: Int) -> ArraySlice<UInt8> {
            let number = feature - first
            return bytes[(number == 0 ? 0 : ends[number - 1])..<ends[number]]
        }
    }

    /// Which portion, and how it is written.
    private struct PortionKey: Hashable {
        let name: MapCollection.Name
        let number: Int
        let isInDegrees: Bool
        let isNorthFirst: Bool
    }

    private struct ColumnKey: Hashable {
        let name: MapCollection.Name
        let column: String
    }

    private typealias Making<Value: Sendable> = Task<Result<Value, Problem>, Never>

    private let map: ZoneMap
    private var layers: [MapCollection.Name: Making<FeatureLayer>] = [:]
    private var care: Making<WrittenCare>?
    private var columns: [ColumnKey: Making<[String: [Int32]]>] = [:]
    private var portions: [PortionKey: Making<Portion>] = [:]
    /// Bytes of the portions that are kept.
    private var kept = 0
    /// The most of them, but for one portion; beyond it all are let go. A district has a few megabytes.
    private let mostKept: Int

    init(_ map: ZoneMap, mostKept: Int = 128 << 20) {
        self.map = map
        self.mostKept = mostKept
    }

    func layer(_ name: MapCollection.Name) async throws(Problem) -> FeatureLayer {
        let map = map
        let making = layers[name] ?? Self.make { try FeatureLayer(map.collection(name), plane: map.meta.workingCRS) }
        layers[name] = making
        return try await making.value.get()
    }

    /// The features by the values of a property.
    func numbers(by column: String, of name: MapCollection.Name) async throws(Problem) -> [String: [Int32]] {
        let layer = try await layer(name)
        let key = ColumnKey(name: name, column: column)
        let making = columns[key] ?? Self.make { layer.numbers(by: column) }
        columns[key] = making
        return try await making.value.get()
    }

    func portion(_ number: Int, of layer: FeatureLayer, in system: FeatureSystem) async throws(Problem) -> Portion {
        let key = PortionKey(
            name: layer.collection.name, number: number, isInDegrees: system.isInDegrees, isNorthFirst: system.isNorthFirst)
        if let known = portions[key] { return try await known.value.get() }
        let map = map
        let care = care ?? Self.make { try map.writtenCare() }
        self.care = care
        let making = Self.make {
            let drawing = try CollectionDrawing(
                layer.collection, of: map, isInDegrees: system.isInDegrees, isNorthFirst: system.isNorthFirst,
                care: try await care.value.get())
            let features = layer.features(of: number)
            let (bytes, ends) = try drawing.bytes(of: features)
            return Portion(first: features.lowerBound, bytes: bytes, ends: ends)
        }
        portions[key] = making
        let portion = try await making.value.get()
        kept += portion.bytes.count
        if kept > mostKept {
            portions = [key: making]
            kept = portion.bytes.count
        }
        return portion
    }

    /// Away from the actor, which answers others meanwhile. What goes wrong is no fault of the request.
    private static func make<Value: Sendable>(_ body: @escaping @Sendable () async throws -> Value) -> Making<Value> {
        Task.detached { () -> Result<Value, Problem> in do { return .success(try await body()) } catch { return .failure(.failed) } }
    }
}
