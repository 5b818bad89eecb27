import Foundation
import Geometry
import Testing

@Suite("Handles of GEOS")
struct HandleTests {
    /// A ring that GEOS refuses: it is not closed.
    private static let open = [(0, 0), (1, 0), (1, 1), (0, 1)].map { Coordinate(x: $0.0, y: $0.1) }
    /// One of 100,000 corners: 1.6 MB.
    private static let large: [Coordinate] = {
        let corners = (0..<100_000).map { Coordinate(x: Double($0), y: Double($0 * $0 % 97)) }
        return corners + [corners[0]]
    }()

    /// What a call makes that then fails is given back: what leaked would be 1.6 GB, far above what other tests hold.
    @Test("a part that fails takes the parts before it with it", arguments: ["polygons", "holes", "lines"])
    func leaks(_ kind: String) {
        let context = GEOSContext()
        func fail() {
            #expect(throws: GeometryError.self) {
                switch kind {
                case "polygons":
                    _ = try GEOSGeometry(polygons: [Polygon(exterior: Self.large), Polygon(exterior: Self.open)], in: context)
                case "holes":
                    _ = try GEOSGeometry(polygon: Polygon(exterior: Self.large, holes: [Self.large, Self.open]), in: context)
                default: _ = try GEOSGeometry(lines: [Self.large, [Coordinate(x: 0, y: 0)]], in: context)
                }
            }
        }
        for _ in 0..<10 { fail() }
        let before = Self.resident
        for _ in 0..<1000 { fail() }
        #expect(before > 0 && Self.resident < before + 800_000_000)
    }

    /// Bytes of memory that the process holds.
    private static var resident: Int {
        let fields = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ") ?? []
        return fields.count > 1 ? (Int(fields[1]) ?? 0) * 4096 : 0
    }
}
