import Geometry
import StrictJSON
import Wording

/// Reads one geometry object of GeoJSON (RFC 7946, 3.1).
enum GeoJSONGeometry {
    /// The brackets each type needs around its numbers.
    static let depths = ["Point": 1, "MultiPoint": 2, "LineString": 2, "MultiLineString": 3, "Polygon": 3, "MultiPolygon": 4]

    /// The shape of the value under the cursor; nil where `faults` says why there is none. `crs` is the system of the file.
    static func read(_ scanner: inout JSONScanner, crs: String?, _ faults: inout FaultList) throws(JSONScanner.Fault) -> Shape? {
        guard scanner.peek() == UInt8(ascii: "{") else {
            if case .null = try scanner.value() {
                faults.add(
                    FileFault.nullGeometry, "the feature has no geometry (null)", fix: "Draw the feature, or delete it from the file")
            } else {
                faults.add(FileFault.geometryNotObject, "\"geometry\" is not an object", fix: "Export the feature again as GeoJSON")
            }
            return nil
        }
        var type: JSONValue?
        var positions: PositionArray?
        var local = FaultList()
        var walk = scanner.enter()
        while let name = try scanner.nextName(&walk) {
            switch name {
            case "type": type = try scanner.value()
            case "coordinates": positions = try PositionArray(&scanner, &local)
            case "crs": GeoJSONCRS.check(try scanner.value(), is: crs, &faults)
            default: _ = try scanner.value()
            }
        }
        guard let kind = kind(type, &faults) else { return nil }
        guard let positions else {
            faults.add(FileFault.missingCoordinates, "the \(kind) has no \"coordinates\"", fix: "Export the feature again as GeoJSON")
            return nil
        }
        if local.isEmpty {
            guard let shape = positions.shape(kind) else {
                faults.add(
                    FileFault.coordinatesNesting, at: positions.coordinates.first,
                    "the coordinates of a \(kind) stand in \(depths[kind] ?? 0) brackets, and here they stand in \(positions.depth)",
                    fix: "Correct the type or the brackets")
                return nil
            }
            ShapeCheck.add(shape, to: &local)
            if local.isEmpty { return shape }
        }
        faults.add(local)
        return nil
    }

    private static func kind(_ type: JSONValue?, _ faults: inout FaultList) -> String? {
        let types: Phrase = "Point, MultiPoint, LineString, MultiLineString, Polygon or MultiPolygon"
        switch type {
        case nil:
            faults.add(FileFault.missingType, "the geometry has no \"type\"", fix: "Give one of \(types)")
        case .string("GeometryCollection"):
            faults.add(
                FileFault.geometryCollection, "a GeometryCollection is not read, because its parts have no properties of their own",
                fix: "Split it into one feature for each part")
        case .string(let name):
            if depths[name] != nil { return name }
            let right = depths.keys.first { $0.lowercased() == name.lowercased() }
            faults.add(
                FileFault.unknownGeometryType, "\"\(name)\" is no geometry of GeoJSON",
                fix: right.map { "Write it as \"\($0)\"" } ?? "Give one of \(types)")
        default:
            faults.add(FileFault.unknownGeometryType, "the \"type\" of the geometry is not a text", fix: "Give one of \(types)")
        }
        return nil
    }
}
