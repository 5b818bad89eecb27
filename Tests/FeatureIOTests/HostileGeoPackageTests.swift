import Geometry
import Glibc
import Testing

@testable import FeatureIO

@Suite("Damaged GeoPackages give errors, never a crash")
struct HostileGeoPackageTests {
    static let sample: [UInt8] = {
        var random = Seeded(5)
        return (try? geoPackageBytes(GeoPackageTests.contents(random.collection(count: 5)), path: "t")) ?? []
    }()

    private static func read(_ bytes: [UInt8], _ path: String) -> Bool {
        // A new file each time: one that is cut and written again is forced to the disk when it is closed.
        unsafe unlink(path)
        let file = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        _ = unsafe write(file, bytes, bytes.count)
        close(file)
        return (try? readFeatures(path: path)) != nil
    }

    @Test("Cut off at every byte of the first page and in steps behind: no crash, and no whole answer from the first half")
    func truncated() {
        let folder = TemporaryFolder()
        let path = folder.file("a.gpkg")
        let size = Self.sample.count
        #expect(size > 20_000)
        for end in Array(0..<1024) + Array(stride(from: 1024, to: size, by: 509)) {
            let isRead = Self.read(Array(Self.sample[..<end]), path)
            if end < size / 2 { #expect(!isRead, "cut at \(end)") }
        }
    }

    @Test("Bytes replaced all over: read or refused", arguments: 1...8)
    func replaced(seed: UInt64) {
        let folder = TemporaryFolder()
        var random = Seeded(seed)
        for _ in 0..<40 {
            var bytes = Self.sample
            for _ in 0..<Int.random(in: 1...20, using: &random) {
                bytes[Int.random(in: 100..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            _ = Self.read(bytes, folder.file("a.gpkg"))
        }
    }
}
