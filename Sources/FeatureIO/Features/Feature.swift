import Geometry
import StrictJSON

/// One thing of a layer: where it is and what is known of it.
public struct Feature: Sendable {
    /// The `id` member of GeoJSON, or the primary key of a table; a number is kept in the writing of its file.
    public var id: String?
    /// Nil where the file gives none, or one that a diagnostic refuses.
    public var shape: Shape?
    /// The properties, in the order of the file.
    public var properties: [JSONMember]
    /// The place in its file, counted from 1.
    public var ordinal: Int

    /// A feature by its parts; without an `ordinal` it is the first of its file.
    public init(id: String? = nil, shape: Shape?, properties: [JSONMember] = [], ordinal: Int = 1) {
        self.id = id
        self.shape = shape
        self.properties = properties
        self.ordinal = ordinal
    }

    /// The value of a property; nil if the feature has none of that name. Complexity: linear in the number of properties.
    public func property(_ name: String) -> JSONValue? {
        properties.first { $0.name == name }?.value
    }

    /// How messages call the feature: its id, its property `id`, its property `name`, or `#12`.
    package var label: String {
        if let id, !id.isEmpty { return id }
        for name in ["id", "name"] {
            switch property(name) {
            case .string(let text) where !text.isEmpty: return text
            case .number(let number): return number.literal
            default: continue
            }
        }
        return "#\(ordinal)"
    }
}
