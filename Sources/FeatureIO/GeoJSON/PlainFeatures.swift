import Geometry
import StrictJSON

/// Features of one text as programs write them, read at once: members that RFC 7946 names, each once, and nothing at fault.
///
/// Any other feature, sound or not, is for `GeoJSONReader.feature` to read or to refuse; what is read here is what it would read.
struct PlainFeatures {
    private var members = PlainMembers()
    private var positions = PositionArray()

    /// Where all positions lie that were read.
    var extent: DegreeExtent { positions.extent }

    /// Members of a feature that were met.
    private struct Met: OptionSet {
        let rawValue: Int
        static let type = Met(rawValue: 1)
        static let id = Met(rawValue: 2)
        static let properties = Met(rawValue: 4)
        static let geometry = Met(rawValue: 8)
        static let needed: Met = [.type, .properties, .geometry]
    }

    /// The feature at `at`, which then moves behind it; nil for one that is not plain. Complexity: linear in the bytes.
    mutating func read(_ text: Span<UInt8>, _ at: inout Int, ordinal: Int) -> Feature? {
        var feature = Feature(shape: nil, ordinal: ordinal)
        var met: Met = []
        guard PlainJSON.take(UInt8(ascii: "{"), text, &at) else { return nil }
        repeat {
            guard let member = Self.member(text, &at), met.insert(member).inserted else { return nil }
            switch member {
            case .type: guard PlainJSON.take("\"Feature\"", text, &at) else { return nil }
            case .id:
                guard let id = Self.id(text, &at) else { return nil }
                feature.id = id
            case .properties:
                if PlainJSON.take("null", text, &at) { break }
                guard let properties = members.read(text, &at) else { return nil }
                feature.properties = properties
            default:
                guard let shape = geometry(text, &at) else { return nil }
                feature.shape = shape
            }
        } while PlainJSON.take(UInt8(ascii: ","), text, &at)
        return PlainJSON.take(UInt8(ascii: "}"), text, &at) && met.isSuperset(of: .needed) ? feature : nil
    }

    /// The name at `at`, which then moves to its value.
    @inline(__always) private static func member(_ text: Span<UInt8>, _ at: inout Int) -> Met? {
        PlainJSON.skipWhitespace(text, &at)
        let member: Met
        switch PlainJSON.byte(text, at + 1) {
        case UInt8(ascii: "t"):
            guard PlainJSON.take("\"type\"", text, &at) else { return nil }
            member = .type
        case UInt8(ascii: "i"):
            guard PlainJSON.take("\"id\"", text, &at) else { return nil }
            member = .id
        case UInt8(ascii: "p"):
            guard PlainJSON.take("\"properties\"", text, &at) else { return nil }
            member = .properties
        default:
            guard PlainJSON.take("\"geometry\"", text, &at) else { return nil }
            member = .geometry
        }
        guard PlainJSON.take(UInt8(ascii: ":"), text, &at) else { return nil }
        PlainJSON.skipWhitespace(text, &at)
        return member
    }

    private static func id(_ text: Span<UInt8>, _ at: inout Int) -> String? {
        PlainJSON.byte(text, at) == UInt8(ascii: "\"") ? PlainJSON.string(text, &at) : PlainJSON.number(text, &at)?.literal
    }

    /// The shape of a geometry object with its type and its coordinates, and nothing else.
    private mutating func geometry(_ text: Span<UInt8>, _ at: inout Int) -> Shape? {
        guard PlainJSON.take(UInt8(ascii: "{"), text, &at) else { return nil }
        var type: String?
        var hasPositions = false
        repeat {
            PlainJSON.skipWhitespace(text, &at)
            if PlainJSON.take("\"type\"", text, &at) {
                guard type == nil, PlainJSON.take(UInt8(ascii: ":"), text, &at) else { return nil }
                PlainJSON.skipWhitespace(text, &at)
                type = PlainJSON.take("\"Polygon\"", text, &at) ? "Polygon" : PlainJSON.string(text, &at)
                if type == nil { return nil }
            } else {
                guard !hasPositions, PlainJSON.take("\"coordinates\"", text, &at), PlainJSON.take(UInt8(ascii: ":"), text, &at),
                    positions.readPlain(text, &at)
                else { return nil }
                hasPositions = true
            }
        } while PlainJSON.take(UInt8(ascii: ","), text, &at)
        guard PlainJSON.take(UInt8(ascii: "}"), text, &at), hasPositions, let shape = type.flatMap(positions.shape) else { return nil }
        var faults = FaultList()
        ShapeCheck.add(shape, to: &faults)
        return faults.isEmpty ? shape : nil
    }
}
