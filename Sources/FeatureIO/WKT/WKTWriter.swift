import Geometry

extension WKT {
    /// A shape as well-known text: two dimensions, x first.
    ///
    /// - Parameters:
    ///   - places: decimals of every coordinate.
    ///   - mostPlaces: those of one that was rounded to more.
    package static func text(_ shape: Shape, places: Int, mostPlaces: Int) -> String {
        var bytes = Array((shape.kind.uppercased() + " ").utf8)
        func position(_ place: Coordinate) {
            let isPlain = FixedPoint.rounded(place, places: places) == place
            FixedPoint.append(place.x, places: isPlain ? places : mostPlaces, to: &bytes)
            bytes.append(UInt8(ascii: " "))
            FixedPoint.append(place.y, places: isPlain ? places : mostPlaces, to: &bytes)
        }
        func list<Item>(_ items: [Item], _ write: (Item) -> Void) {
            bytes.append(UInt8(ascii: "("))
            for (number, item) in items.enumerated() {
                if number > 0 { bytes.append(UInt8(ascii: ",")) }
                write(item)
            }
            bytes.append(UInt8(ascii: ")"))
        }
        func positions(_ places: [Coordinate]) { list(places, position) }
        func rings(_ polygon: Polygon) { list(polygon.rings, positions) }
        switch shape {
        case .point(let place): list([place], position)
        case .multiPoint(let places): positions(places)
        case .lineString(let line): positions(line.coordinates)
        case .multiLineString(let lines): list(lines) { positions($0.coordinates) }
        case .polygon(let polygon): rings(polygon)
        case .multiPolygon(let many): list(many.polygons, rings)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
