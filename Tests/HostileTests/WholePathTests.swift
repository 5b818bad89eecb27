import Glibc
import Testing

/// The short run of the fuzzer (`Tools/fuzz`): a fixed number of inputs from a seed, taken the whole way. What stops the program stops the
/// tests; and inputs must come through, or nothing would be tried behind the readers.
@Suite("Hostile inputs, the whole way")
struct WholePathTests {
    @Test("changed inputs stop nothing", arguments: WholePath.allCases)
    func run(_ path: WholePath) async {
        let stem = "/tmp/noisezone-hostile-\(getpid())-\(path.rawValue)"
        let seeds = await path.seeds(file: stem + ".seed")
        #expect(!seeds.isEmpty)
        var mutation = Mutation(seed: 7)
        var answered = 0
        // NOISEZONE_HOSTILE_RUNS=50 tries fifty times as many.
        let runs = path.runs * (unsafe getenv("NOISEZONE_HOSTILE_RUNS").flatMap { unsafe Int(String(cString: $0)) } ?? 1)
        for number in 0..<runs {
            let bytes = number < seeds.count ? seeds[number] : mutation.changed(seeds)
            if await path.run(bytes, scratch: { write($0, to: stem + $1) }) { answered += 1 }
        }
        for ending in [".seed", ".gpkg", ".csv", ".ndjson", ".geojson", ".geojsonl"] { unsafe unlink(stem + ending) }
        #expect(answered >= runs / 50, "\(answered) of \(runs) came to answers")
    }

    private func write(_ bytes: [UInt8], to path: String) -> String {
        let file = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        let written = unsafe Glibc.write(file, bytes, bytes.count)
        precondition(written == bytes.count, "\(path) cannot be written")
        close(file)
        return path
    }
}

extension WholePath {
    /// Some seconds each under the address sanitizer.
    fileprivate var runs: Int {
        switch self {
        case .made: 300
        case .layers, .mapChanged: 200
        case .mapText, .mapPackage: 200
        case .table, .lines, .parcels, .levels: 1000
        }
    }
}
