import Geometry
import Wording

/// A place as somebody types or pastes it: two numbers, two numbers and a height, or the link of a map service.
public struct WrittenPlace: Sendable, Hashable {
    /// In ``crs``: longitude or easting first.
    public let place: Coordinate
    /// The system that was named, or that of the link.
    public let crs: CoordinateReferenceSystem
    /// Whose link it was; nil for numbers.
    public let link: PlaceLink?

    /// The place written in `text`: what ``WrittenCoordinate`` reads, a height behind it (which plays no part), `https://` links of Amap, Baidu,
    /// Tencent, Google and OpenStreetMap that hold coordinates, and `geo:39.79,116.5`. A link is read, never followed.
    ///
    /// O(length). Throws: ``CoordinateError``; a link whose own system is not `crs` is refused.
    public static func parse(_ text: String, crs: CoordinateReferenceSystem) throws(CoordinateError) -> WrittenPlace {
        if let linked = try linked(text, named: crs) { return linked }
        do throws(CoordinateError) {
            return WrittenPlace(place: try WrittenCoordinate.parse(text, crs: crs), crs: crs, link: nil)
        } catch {
            guard error.cause == .tooManyNumbers, let pair = HeightBehind.dropped(from: text) else { throw error }
            return WrittenPlace(place: try WrittenCoordinate.parse(pair, crs: crs), crs: crs, link: nil)
        }
    }

    /// The place of a link that says its system itself; nil where the text is no link.
    ///
    /// O(length). Throws: ``CoordinateError`` where a link holds no place, or more than one, or leaves its system open.
    public static func link(_ text: String) throws(CoordinateError) -> WrittenPlace? { try linked(text, named: nil) }

    private static func linked(_ text: String, named: CoordinateReferenceSystem?) throws(CoordinateError) -> WrittenPlace? {
        let trimmed = text.trimmingBlanks
        guard LinkedPlace.isLink(trimmed) else { return nil }
        do throws(Refusal) {
            guard trimmed.utf8.count <= LinkedPlace.lengthLimit else {
                throw Refusal(.tooLong, "this is longer than any link of a place", "Give the coordinates, and their system with --crs")
            }
            let linked = try LinkedPlace(trimmed, named: named)
            return WrittenPlace(place: linked.place, crs: linked.crs, link: linked.link)
        } catch { throw CoordinateError(error.cause, text: text, what: error.what, fix: error.fix) }
    }
}

extension String {
    fileprivate var trimmingBlanks: String {
        var part = Substring(self)
        while let first = part.first, first.isWhitespace { part.removeFirst() }
        while let last = part.last, last.isWhitespace { part.removeLast() }
        return String(part)
    }
}

/// A height as the third of three numbers: `116.5074,39.7920,35.2`, as GPS units and KML have it.
private enum HeightBehind {
    /// Metres that a place on land can have.
    private static let heights = -500.0...9000

    /// The pair alone; nil where the third is no height, or the first two are not plainly a pair: `116,30,18` is degrees, minutes, seconds.
    static func dropped(from text: String) -> String? {
        let fields = text.split(omittingEmptySubsequences: false) { ",，;；".contains($0) }
        guard fields.count == 3, !fields[0].contains(where: { "([{（【".contains($0) }) else { return nil }
        guard fields.prefix(2).allSatisfy({ isPlainly($0) }) else { return nil }
        var height = String(fields[2]).trimmingBlanks
        if let last = height.last, "m米".contains(last) { height = String(height.dropLast()).trimmingBlanks }
        guard height.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x2E }), let metres = Double(height),
            heights.contains(metres)
        else { return nil }
        return "\(fields[0]),\(fields[1])"
    }

    /// With a decimal point, degree signs, or as many digits as metres have.
    private static func isPlainly(_ field: Substring) -> Bool {
        field.contains { ".．°度".contains($0) } || field.count { $0.isNumber } >= 6
    }
}
