import Geometry
import StrictJSON
import Wording

extension GeoJSONReader {
    /// The feature under the cursor, even where its geometry is refused: its properties can still be told.
    mutating func feature(ordinal: Int) throws(JSONScanner.Fault) -> FeatureRow {
        var feature = Feature(shape: nil, ordinal: ordinal)
        var faults = FaultList()
        guard scanner.peek() == UInt8(ascii: "{") else {
            let found = try scanner.value()
            faults.add(FileFault.notAFeature, "\(found.kind) stands where a Feature must be", fix: "Delete it, or export the layer again")
            return row(feature, faults)
        }
        var type: JSONValue?
        var hasGeometry = false
        var hasProperties = false
        var walk = scanner.enter()
        while let name = try scanner.nextName(&walk) {
            switch name {
            case "type": type = try scanner.value()
            case "geometry":
                hasGeometry = true
                feature.shape = try GeoJSONGeometry.read(&scanner, crs: crs, &faults)
            case "properties":
                hasProperties = true
                feature.properties = GeoJSONReader.properties(try scanner.value(), &faults)
            case "crs": GeoJSONCRS.check(try scanner.value(), is: crs, &faults)
            case "id": feature.id = GeoJSONReader.id(try scanner.value(), &faults)
            default: _ = try scanner.value()
            }
        }
        switch type {
        case .string("Feature"):
            if !hasGeometry {
                faults.add(
                    FileFault.missingGeometry, "the feature has no \"geometry\"", fix: "Draw the feature, or delete it from the file")
            }
            if !hasProperties {
                faults.add(
                    FileFault.missingProperties, severity: .warning, "the feature has no \"properties\"",
                    fix: "Give \"properties\", null if there are none")
            }
        case nil: faults.add(FileFault.missingType, "an element of \"features\" has no \"type\"", fix: "Give it \"type\": \"Feature\"")
        default:
            var found: Phrase = "something else"
            if case .string(let name) = type { found = "\"\(name)\"" }
            faults.add(
                FileFault.notAFeature, "the type of an element of \"features\" is \(found)", fix: "Make it a Feature: \"type\": \"Feature\""
            )
        }
        return row(feature, faults)
    }

    private static func properties(_ value: JSONValue, _ faults: inout FaultList) -> [JSONMember] {
        switch value {
        case .object(let members): return members
        case .null: return []
        default:
            faults.add(
                FileFault.propertiesNotObject, "\"properties\" is \(value.kind), not an object", fix: "Export the feature again as GeoJSON")
            return []
        }
    }

    private static func id(_ value: JSONValue, _ faults: inout FaultList) -> String? {
        switch value {
        case .string(let text): return text
        case .number(let number): return number.literal
        default:
            faults.add(FileFault.idNotText, "the \"id\" of the feature is \(value.kind)", fix: "Make it a text or a number")
            return nil
        }
    }
}
