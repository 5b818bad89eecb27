import StrictJSON
import Wording

/// What has come of a list of packs.
package struct BatchReport: Sendable {
    /// What has come of one map.
    package enum Outcome: Sendable, Equatable {
        case made(Reason)
        case kept
        /// - Parameter status: the exit code of the program that drew it.
        case failed(status: Int32)
    }

    /// Why a map was made.
    package enum Reason: String, Sendable {
        case missing, changed, broken, unfinished, asked

        var words: Phrase {
            switch self {
            case .missing: "there was none"
            case .changed: "what it is made from has changed"
            case .broken: "the file was not as it was written"
            case .unfinished: "it was begun and not finished"
            case .asked: "--overwrite"
            }
        }
    }

    /// In the order of the list.
    package let maps: [(entry: BatchList.Entry, outcome: Outcome)]
    /// From its beginning, seconds.
    package let seconds: Double
    /// The most memory that one map took, in bytes; nil where none was drawn.
    package let peak: Int?

    /// How many were made, kept, and failed.
    package var counts: (made: Int, kept: Int, failed: Int) {
        maps.reduce(into: (0, 0, 0)) { counts, map in
            switch map.outcome {
            case .made: counts.0 += 1
            case .kept: counts.1 += 1
            case .failed: counts.2 += 1
            }
        }
    }

    /// The exit code of the first that failed, but that of faulty data before all others; nil where none failed.
    package var failure: Failure.Kind? {
        let codes = maps.compactMap { map -> Int32? in if case .failed(let status) = map.outcome { status } else { nil } }
        guard let first = codes.first else { return nil }
        // A day without rules, wrong data, a pack that is not there.
        if !Set(codes).isDisjoint(with: [2, 64, 65, 66]) { return .badData }
        return switch first {
        case 69: .unavailable
        case 73: .cannotCreate
        case 74: .ioError
        default: .internalFault
        }
    }

    /// A line for each map that was made or failed, and the counts.
    package func text(_ language: Language) -> ShownText {
        var lines: [String] = []
        for (entry, outcome) in maps {
            switch outcome {
            case .made(let reason): lines.append(language("\(entry.map): made, \(reason.words)"))
            case .kept: break
            case .failed(let status): lines.append(language("\(entry.map): failed with exit code \(status)"))
            }
        }
        let counts = counts
        lines.append(language("\(counts.made) made, \(counts.kept) kept, \(counts.failed) failed"))
        return ShownText(lines: lines)
    }

    /// Time and memory, which are of this run and no part of what it gives; nil where none was drawn.
    package var cost: Phrase? {
        peak.map { "took \(FixedDecimal.text(seconds, places: 1)) s; the largest map took \(($0 + (1 << 20) - 1) >> 20) MiB of memory" }
    }

    /// The same as `noisezone.batch-report/1`, with the maps that were kept.
    package func json() -> String {
        let counts = counts
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("schema", "noisezone.batch-report/1")
            writer.member("made", counts.made)
            writer.member("kept", counts.kept)
            writer.member("failed", counts.failed)
            writer.key("maps")
            writer.array { writer in
                for (entry, outcome) in maps {
                    writer.object { writer in
                        writer.member("map", entry.map)
                        writer.member("pack", entry.pack)
                        switch outcome {
                        case .made(let reason):
                            writer.member("outcome", "made")
                            writer.member("reason", reason.rawValue)
                        case .kept: writer.member("outcome", "kept")
                        case .failed(let status):
                            writer.member("outcome", "failed")
                            writer.member("exit_code", Int(clamping: status))
                        }
                    }
                }
            }
        }
        writer.newline()
        return writer.text
    }
}
