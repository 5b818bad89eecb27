import Testing

@testable import Geometry
@testable import Projection
@testable import ZoningFiles

@Suite("Places that come again are carried as before")
struct KnownPlacesTests {
    @Test("to the bit, whatever has been forgotten meanwhile")
    func same() throws {
        let (plane, globe) = (try CoordinateReferenceSystem(parsing: "EPSG:4548"), CoordinateReferenceSystem.wgs84)
        let known = KnownPlaces(try Mover(from: plane, to: globe))
        let mover = try Mover(from: plane, to: globe)
        var random = Seeded(seed: 11)
        // Twice as many places as there are slots, most of them asked again and again.
        let places = (0..<40_000).map { _ in
            Coordinate(x: .random(in: 400_000...600_000, using: &random), y: .random(in: 4_000_000...4_500_000, using: &random))
        }
        let wanted = try mover.moved(places)
        for _ in 0..<400 {
            let numbers = (0..<200).map { _ in Int.random(in: 0..<places.count, using: &random) }
            #expect(try known.moved(numbers.map { places[$0] }) == numbers.map { wanted[$0] })
        }
        #expect(try known.moved([]).isEmpty)
        // A place and its repeat, the end of a ring, in one question.
        #expect(try known.moved([places[0], places[1], places[0]]) == [wanted[0], wanted[1], wanted[0]])
    }

    @Test("what has no place there is an error every time")
    func nowhere() throws {
        let known = KnownPlaces(try Mover(from: CoordinateReferenceSystem(parsing: "EPSG:4548"), to: .wgs84))
        for place in [Coordinate(x: 1e9, y: 0), Coordinate(x: .nan, y: .nan), Coordinate(x: 500_000, y: .infinity)] {
            for _ in 0..<2 { #expect(throws: ProjectionError.self) { try known.moved([place]) } }
        }
    }
}
