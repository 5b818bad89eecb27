import StrictJSON
import Testing
import Wording

@testable import Regulation

/// A rule file with one mistake is refused where the mistake is, with its place, its path and what would mend it.
@Suite("Faults of rule files")
struct RulesetFaultTests {
    static let files: [(id: String, bytes: [UInt8], mistakes: [Mistake])] = [
        ("foshan-2024", PackageResources.foshan_2024_json, WidthFaults.foshan),
        ("gbt-15190-2014", PackageResources.gbt_15190_2014_json, WidthFaults.ranges),
        ("yilan-2021", PackageResources.yilan_2021_json, PeriodFaults.yilan),
        ("yokkaichi-2000", PackageResources.yokkaichi_2000_json, PeriodFaults.yokkaichi),
    ]

    static let cases = files.indices.flatMap { file in files[file].mistakes.map { (file, $0) } }

    @Test("each mistake is told, in both languages", arguments: cases)
    func told(file: Int, _ mistake: Mistake) throws {
        let good = String(decoding: Self.files[file].bytes, as: UTF8.self)
        let found = try #require(good.firstRange(of: mistake.find), "\(mistake.find) is not in \(Self.files[file].id)")
        let broken = Array((good[..<found.lowerBound] + mistake.put + good[found.upperBound...]).utf8)
        #expect {
            try Ruleset(json: broken, file: "broken.json")
        } throws: { error in
            guard case .malformed(let fault) = error as? RegulationError else { return false }
            #expect(fault.path == mistake.path && fault.what.description == mistake.words, "\(fault)")
            #expect(fault.what.text(in: .zh) != mistake.words, "no Chinese")
            return "\(error)".hasPrefix("broken.json:\(fault.line):\(fault.column): ")
        }
    }

    @Test("every file is good before the mistake", arguments: files.map(\.id))
    func good(id: String) throws { #expect(try Ruleset.bundled(id).id == id) }
}
