import Geometry
import Testing

@Suite("Numbers of seven bits a byte")
struct VarintTests {
    @Test(
        "as Protocol Buffers have them, and how many bytes they take",
        arguments: [
            (0, [0]), (1, [1]), (127, [127]), (128, [0x80, 1]), (300, [0xAC, 2]), (16_383, [0xFF, 0x7F]), (16_384, [0x80, 0x80, 1]),
            (.max, [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1]),
        ] as [(UInt64, [UInt8])])
    func written(_ number: UInt64, _ expected: [UInt8]) {
        var bytes: [UInt8] = [9]
        bytes.append(varint: number)
        #expect(bytes == [9] + expected && [UInt8].bytes(ofVarint: number) == expected.count)
    }
}
