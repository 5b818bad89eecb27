import FeatureIO
import Projection
import Regulation
import StrictJSON
import Wording
import ZoneQueries
import ZoningModel

/// The words of an answer about surveyed areas, in both languages.
struct ParkWords {
    let language: Language
    let land: ParcelWords

    init(_ answer: ParkAnswer, _ language: Language) {
        self.language = language
        land = ParcelWords(language: language, ruleset: answer.ruleset, date: answer.date)
    }

    func callAsFunction(_ text: Phrase) -> String { language(text) }

    static let area: Phrase = "area"
    static let inPlane: Phrase = "area in the plane"
    static let onEllipsoid: Phrase = "area on the ellipsoid"
    static let difference: Phrase = "difference"
    static let declared: Phrase = "area by the file"
    static let closure: Phrase = "closure"
    static let perimeter: Phrase = "perimeter"
    static let bounds: Phrase = "bounded"
    static let system: Phrase = "system"
    static let classes: Phrase = "classes"
    static let corners: Phrase = "corners"
    static let sides: Phrase = "sides"
    static let between: Phrase = "between areas"
    static let noLines: Phrase = "none"

    func metres(_ value: Double, _ places: Int = 2) -> String { FixedDecimal.text(value, places: places) }

    /// Square metres and hectares.
    func size(_ value: Double) -> String {
        "\(FixedDecimal.text(value, places: 2)) m² · \(FixedDecimal.text(value / 10_000, places: 4)) ha"
    }

    func system(_ area: SurveyedArea) -> Phrase {
        let name: Phrase = "\(area.plane.identifier) (\(area.plane.name))"
        if area.isSystemTaken { return "\(name), taken by the zone number before the eastings" }
        if area.crs == area.plane { return name }
        return "\(name), made from \(area.crs.identifier)"
    }

    /// How much larger the area in the plane is.
    func difference(_ area: SurveyedArea) -> String {
        let difference = area.planeArea - area.ellipsoidArea
        let share = area.ellipsoidArea > 0 ? 1_000_000 * difference / area.ellipsoidArea : 0
        return "\(difference >= 0 ? "+" : "")\(FixedDecimal.text(difference, places: 2)) m² (\(FixedDecimal.text(share, places: 1)) ppm)"
    }

    func closure(_ area: SurveyedArea) -> String {
        if let gap = area.gaps.max() {
            // In degrees the reader has told it as such.
            return area.crs.isGeographic
                ? language("the first corner stands again with a gap") : language("gap of \(metres(gap, 3)) m at the first corner")
        }
        return area.understood > 0 ? language("closed by its last side, from the last corner to the first") : language("closed")
    }

    static func side(_ side: SkySide) -> Phrase {
        switch side {
        case .east: "east"
        case .south: "south"
        case .west: "west"
        case .north: "north"
        }
    }

    /// 东至……，南至……
    func bounds(_ neighbours: [SkySide: [ParkNeighbour]]) -> String {
        SkySide.allCases.compactMap { side in
            neighbours[side].map { list in
                let names = Phrase.list(list.map(name))
                switch side {
                case .east: return language("east to \(names)")
                case .south: return language("south to \(names)")
                case .west: return language("west to \(names)")
                case .north: return language("north to \(names)")
                }
            }
        }.joined(separator: language == .zh ? "，" : "; ")
    }

    private func name(_ neighbour: ParkNeighbour) -> Phrase {
        switch neighbour.kind {
        case .line:
            guard let distance = neighbour.distance, distance >= 0.005 else { return Phrase(verbatim: neighbour.name) }
            return "\(neighbour.name) (\(metres(distance)) m to its boundary line)"
        case .area: return "area \(neighbour.id) \(neighbour.name)"
        case .zone: return neighbour.id == neighbour.name ? "zone \(neighbour.id)" : "zone \(neighbour.id) \(neighbour.name)"
        case .unzoned: return "unzoned land"
        case .outside: return "land outside the district"
        }
    }

    /// Where a line runs, from the outline.
    func distance(_ line: NearLine) -> Phrase {
        let side = Self.side(line.side)
        let below: Phrase = line.isBelowGround ? ", below ground: no band" : ""
        if line.isInside { return "in the area or across its outline\(below)" }
        switch (line.toBoundary, line.toCentre) {
        case (let boundary?, let centre?):
            return "\(side), \(metres(boundary)) m to its boundary line, \(metres(centre)) m to its centre line\(below)"
        case (let boundary?, nil): return "\(side), \(metres(boundary)) m to its land\(below)"
        case (nil, let centre?): return "\(side), \(metres(centre)) m to its centre line\(below)"
        case (nil, nil): return side
        }
    }

    func lands(_ lands: [(land: Designation, length: Double)]) -> String {
        lands.count == 1
            ? land.land(lands[0].land) : language(Phrase.list(lands.map { "\(land.land($0.land)) (\(metres($0.length)) m)" }))
    }

    func overlap(_ overlap: AreaFit.Overlap) -> Phrase {
        "areas \(overlap.first) and \(overlap.second) overlap: \(metres(overlap.area)) m², at \(metres(overlap.place.x, 1)), \(metres(overlap.place.y, 1))"
    }

    func gap(_ gap: AreaFit.Gap) -> Phrase {
        let names = Phrase.list(gap.between.map(String.init))
        let place = "\(metres(gap.place.x, 1)), \(metres(gap.place.y, 1))"
        if let area = gap.area { return "a gap between areas \(names): \(metres(area)) m², at \(place)" }
        return "areas \(names) do not meet: up to \(metres(gap.width ?? 0, 3)) m apart, at \(place)"
    }
}
