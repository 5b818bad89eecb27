import Testing

@testable import Geometry

@Suite("Rings of few corners that keep apart")
struct RingCheckTests {
    private static func ring(_ places: [(Double, Double)]) -> [Coordinate] {
        let open = places.map { Coordinate(x: $0.0, y: $0.1) }
        return open + [open[0]]
    }

    @Test("what GEOS finds at fault is never taken as simple, and most of what it does not is", arguments: 0..<8)
    func agreesWithGEOS(_ seed: Int) throws {
        var state = UInt64(seed + 1)
        func next(_ bound: UInt64) -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double((state >> 33) % bound)
        }
        let context = GEOSContext()
        var (simple, valid) = (0, 0)
        for _ in 0..<4000 {
            // Few places, so that corners lie on edges, edges on each other, and corners in one place.
            let bound: UInt64 = seed.isMultiple(of: 2) ? 5 : 1000
            var places: [Coordinate] = []
            for _ in 0..<3 + Int(next(5)) {
                let place = Coordinate(x: next(bound), y: next(bound))
                if place != places.last { places.append(place) }
            }
            guard places.count > 2, places[0] != places[places.count - 1] else { continue }
            places.append(places[0])
            let isValid = try GEOSGeometry(polygon: Polygon(exterior: places), in: context).validityFault() == nil
            let isSimple = RingCheck.isSimple(places)
            #expect(!isSimple || isValid, "\(places)")
            if isSimple { simple += 1 }
            if isValid { valid += 1 }
        }
        #expect(simple == valid && valid > 300, "\(simple) of \(valid)")
    }

    @Test(
        "what touches itself, runs back, is open or has too many corners is left to others",
        arguments: [
            (ring([(0, 0), (4, 0), (4, 4), (2, 0), (0, 4)]), false), (ring([(0, 0), (4, 0), (4, 4), (4, 2), (0, 2)]), false),
            (ring([(0, 0), (2, 0), (4, 0), (4, 4)]), true), (ring([(0, 0), (4, 0), (2, 0)]), false),
            ([Coordinate(x: 0, y: 0), Coordinate(x: 4, y: 0), Coordinate(x: 4, y: 4), Coordinate(x: 0, y: 4)], false),
            (ring([(0, 0), (.nan, 0), (4, 4)]), false), (ring([(0, 0), (.infinity, 0), (4, 4)]), false),
            (ring((0..<33).map { (Double($0), Double($0 * $0)) }), false), (ring((0..<32).map { (Double($0), Double($0 * $0)) }), true),
        ])
    func ordinary(_ ring: [Coordinate], _ isSimple: Bool) { #expect(RingCheck.isSimple(ring) == isSimple) }
}
