import Geometry
import Testing

@Suite("Numbers from outside as whole numbers")
struct WholeNumberTests {
    @Test(
        "no number stops the program",
        arguments: [
            (2.9, 2), (-1, 0), (0, 0), (9, 9), (9.5, 9), (1e300, 9), (-1e300, 0), (.infinity, 9), (-.infinity, 0), (.nan, 0),
            (Double(Int64.min), 0), (0.5, 0),
        ] as [(Double, Int)])
    func within(_ value: Double, _ whole: Int) { #expect(Int(value, within: 0...9) == whole) }
}
