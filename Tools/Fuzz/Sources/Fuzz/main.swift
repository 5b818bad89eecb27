import FuzzDriver
import Glibc

// usage: Fuzz READER [libFuzzer options] [FOLDER …]
//        Fuzz --list
//        Fuzz --seeds READER FOLDER [SAMPLES …]   writes small good samples to begin with, and the small files below the folders SAMPLES

let words = CommandLine.arguments
if words.count == 2, words[1] == "--list" {
    for name in Target.names { print(name) }
    exit(0)
}
if words.count >= 4, words[1] == "--seeds", let target = Target(words[2]) {
    let seeds = target.seeds() + ForeignSeeds(below: Array(words.dropFirst(4))).seeds(for: words[2])
    for (number, seed) in seeds.enumerated() { save(seed, to: "\(words[3])/seed-\(number)") }
    exit(0)
}
guard Target.chosen != nil else {
    print("usage: Fuzz READER [libFuzzer options] [FOLDER …]; readers: \(Target.names.joined(separator: " "))")
    exit(64)
}
var arguments: [UnsafeMutablePointer<CChar>?] = unsafe [strdup(words[0])] + words.dropFirst(2).map { unsafe strdup($0) } + [nil]
exit(
    unsafe fuzz_run(Int32(words.count - 1), &arguments) { bytes, count in
        Target.chosen?.read(unsafe [UInt8](UnsafeBufferPointer(start: bytes, count: count)))
        return 0
    })
