@testable import Regulation
@testable import ZoningLaw
@testable import ZoningModel

/// What the rules of the example packs call their kinds, for tests that make lines of their own.
extension SourceKind {
    static let railway = SourceKind("railway")
    static let urbanRail = SourceKind("urban_rail")
    static let arterial = SourceKind("arterial")
}

extension EdgeKind {
    static let laneEdge = EdgeKind(rawValue: "lane_edge")
    static let fence = EdgeKind(rawValue: "fence")
}

extension NoiseLimit {
    /// In a day of two periods.
    var day: Int? { self[0] }
    var night: Int? { self[1] }
}

extension Band {
    /// A band of a road, of parts alone.
    static func of(_ parts: [Part], row: String) -> Band {
        let effect = Effect(zoneClass: ZoneClass("4a"), byBase: [:], keeps: [], exceptions: [])
        return Band(
            row: row, name: "road", source: .arterial, maker: .line, effect: effect, outcome: nil, ownLand: .band, parts: parts,
            courses: [],
            land: [])
    }
}

extension Ruleset {
    /// The figures of the rule that weighs frontages.
    var mainlyTall: MainlyTallRule? { if case .mainlyTall(let rule)? = buildings { rule } else { nil } }
}
