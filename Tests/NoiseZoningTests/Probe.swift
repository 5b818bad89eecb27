import FeatureIO
import Regulation
import StrictJSON
import Testing

@testable import Geometry
@testable import ZoneQueries
@testable import ZoningModel

/// What one probe point of a case demands.
struct Probe {
    let feature: Feature
    let tolerance: Double
    let ruleset: Ruleset
    let date: CivilDate

    init(_ feature: Feature, of file: CaseFile, ruleset: Ruleset) {
        self.feature = feature
        (tolerance, date) = (file.tolerance, file.date)
        self.ruleset = ruleset
    }

    func check(_ finding: Finding, map: ZoneMap) {
        let place = Comment(rawValue: "\(feature.shape?.coordinates.first.map { "\($0.x - 500_000), \($0.y - 4_400_000)" } ?? "")")
        if let status = text("status") { #expect(finding.status.rawValue == status, place) }
        if feature.property("class") != nil { #expect(finding.zoneClass?.id == text("class"), place) }
        if let limits = text("limits_class") { #expect(finding.limitsClass?.id == limits, place) }
        limits(finding, place)
        if let flag = flag("on_boundary") { #expect(finding.isOnBoundary == flag, place) }
        if let flag = flag("on_carriageway") { #expect(finding.isOnCarriageway == flag, place) }
        if let kind = text("kind") { #expect(kinds(map).contains(kind), place) }
        if let row = text("row") { #expect(finding.because.contains { $0.feature.hasPrefix(row) }, place) }
        if let name = text("feature") { #expect(finding.because.contains { $0.feature == name }, place) }
        if let reading = text("reading") { #expect(finding.because.contains { $0.reading.rawValue == reading }, place) }
        if let measured = number("measured_m") { near(finding.because.first?.measured, measured, place) }
        if let limit = number("limit_m") { near(finding.because.first?.limit, limit, place) }
        if let distance = number("distance_m") { near(finding.change?.distance, distance, place) }
        if let beyond = text("beyond") { #expect(finding.change.map { $0.zoneClass?.id ?? $0.status.rawValue } == beyond, place) }
        if let list = texts("candidates") { #expect(finding.candidates == list, place) }
        if let building = text("building") { #expect(finding.facade?.facade.building == building, place) }
        if let isCertain = flag("certain") { #expect(finding.isCertain == isCertain, place) }
        if let list = texts("zones") { #expect(finding.zones.map(\.id) == list, place) }
    }

    /// `day`, `evening` …: the leading limits by the periods of the rules; `ambient_day`: those of a set by its name. Null: no limit.
    private func limits(_ finding: Finding, _ place: Comment) {
        for (index, period) in ruleset.hours.periods.enumerated() {
            let name = period.id.rawValue
            if isSaid(name) { #expect(finding.limits.flatMap { $0[index] } == level(name), "\(place): \(name)") }
            for set in ruleset.limitSets where isSaid("\(set.id)_\(name)") {
                let limits = finding.limitsClass.flatMap { ruleset.limits(of: $0, on: date, set: set.id) }
                #expect(limits.flatMap { $0[index] } == level("\(set.id)_\(name)"), "\(place): \(set.id), \(name)")
            }
        }
    }

    private func isSaid(_ name: String) -> Bool { feature.property(name) != nil }

    private func level(_ name: String) -> Int? { number(name).flatMap { Int(exactly: $0) } }

    /// The kinds of the pieces at the place.
    private func kinds(_ map: ZoneMap) -> [String] {
        guard let place = feature.shape?.coordinates.first else { return [] }
        return ZoneIndex(map).zones(at: place, tolerance: 0.001).zones.map { map.zones[$0].kind.rawValue }
    }

    private func near(_ value: Double?, _ expected: Double, _ place: Comment) {
        #expect(value.map { abs($0 - expected) <= tolerance + 1e-9 } == true, "\(place): \(String(describing: value)), not \(expected)")
    }

    private func text(_ name: String) -> String? { if case .string(let text) = feature.property(name) { text } else { nil } }
    private func number(_ name: String) -> Double? { if case .number(let number) = feature.property(name) { number.double } else { nil } }
    private func flag(_ name: String) -> Bool? { if case .bool(let flag) = feature.property(name) { flag } else { nil } }

    private func texts(_ name: String) -> [String]? {
        guard case .array(let values) = feature.property(name) else { return nil }
        return values.compactMap { if case .string(let text) = $0 { text } else { nil } }
    }
}
