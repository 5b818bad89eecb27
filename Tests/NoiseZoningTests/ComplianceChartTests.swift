import Foundation
import Regulation
import Testing
import Wording

@testable import Answers
@testable import LevelChecks

@Suite("Shares as a picture")
struct ComplianceChartTests {
    private func chart(_ verdicts: [LevelVerdict], _ language: Language = .en) throws -> String {
        let judged = try verdicts.enumerated().map { number, verdict in
            JudgedPeriod(
                point: "P\(number)", date: try CivilDate(parsing: "2026-11-20"), period: .night, zoneClass: ZoneClass("1"),
                level: Decibels(45),
                limit: 45, verdict: verdict, margin: Decibels(0))
        }
        let summary = ComplianceSummary(judged, order: [ZoneClass("1")])
        return String(decoding: ComplianceChart(summary: summary, language: language).svg().bytes, as: UTF8.self)
    }

    @Test("three of four are three quarters of the bar, which is 310 wide")
    func bars() throws {
        let picture = try chart([.pass, .pass, .pass, .exceeds, .undecided])
        // All classes, and class 1.
        #expect(picture.components(separatedBy: "width=\"232.5\"").count == 3)
        #expect(picture.contains(">75.0 %</text>") && picture.contains(">class 1</text>") && picture.contains(">night</text>"))
    }

    @Test("in Chinese; nothing where nothing was decided")
    func words() throws {
        #expect(try chart([.pass], .zh).contains("全部类别"))
        #expect(try chart([.undecided]).isEmpty)
    }
}
