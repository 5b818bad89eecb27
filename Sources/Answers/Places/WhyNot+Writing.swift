import StrictJSON
import Wording
import ZoneQueries
import ZoningModel

extension WhyNot {
    static let label: Phrase = "why not"

    /// A line each: what holds, where the class is nearest, and what would have to be otherwise here.
    func lines(_ words: AnswerWords) -> [String] {
        let name = words.name(of: zoneClass)
        if holds { return [words("\(name) holds here")] }
        guard let nearest else { return [words("no rule gives \(name) anywhere on this map")] }
        let metres = AnswerWords.metres(nearest.distance)
        let feature: Phrase = nearest.feature.isEmpty ? nearest.kind.words : "\(nearest.kind.words), \(nearest.feature)"
        let there: Phrase =
            nearest.direction.isEmpty
            ? "\(name) begins at this place: \(feature)"
            : "\(name) would hold \(metres) m to the \(Compass.words(nearest.direction)): \(feature)"
        return [words(there)] + ways.map { words("or \($0.words)") }
    }

    /// `{"class": "4a", "holds": false, "nearest": {…}, "ways": […]}`
    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("class", zoneClass.id)
            writer.member("holds", holds)
            writer.key("nearest")
            if let nearest {
                writer.object(inline: true) { writer in
                    writer.member("distance_m", nearest.distance, places: 2)
                    if !nearest.direction.isEmpty { writer.member("direction", nearest.direction) }
                    writer.member("kind", nearest.kind.rawValue)
                    if !nearest.feature.isEmpty { writer.member("feature", nearest.feature) }
                }
            } else {
                writer.null()
            }
            writer.key("ways")
            writer.array { writer in
                for way in ways { writer.object(inline: true) { writer in way.write(to: &writer) } }
            }
        }
    }
}

extension WhyNot.Way {
    fileprivate var words: Phrase {
        switch self {
        case .lineNearer(let feature, let metres, let buildings):
            buildings.isEmpty
                ? "if the boundary line of \(feature) lay \(AnswerWords.metres(metres)) m nearer"
                : "if the boundary line of \(feature) lay \(AnswerWords.metres(metres)) m nearer, and these buildings did not shield: \(Phrase.list(buildings))"
        case .lineFarther(let features, let metres):
            "if the boundary line of \(Phrase.list(features)) lay more than \(AnswerWords.metres(metres)) m farther away"
        case .buildings(let feature, let buildings):
            buildings.isEmpty
                ? "if no building stood between here and \(feature), whose band reaches so far"
                : "if nothing stood between here and \(feature), whose band reaches so far; on the shortest way: \(Phrase.list(buildings))"
        case .storey(let storey, let building, let isUpward):
            isUpward ? "from storey \(storey) upwards on building \(building)" : "on storey \(storey) of building \(building)"
        case .unknownStoreys: "if the storeys that are not known come out so"
        case .givesWay(let feature, let winner): "if \(winner) were not there: the band of \(feature) reaches here and gives way to it"
        }
    }

    fileprivate func write(to writer: inout JSONWriter) {
        switch self {
        case .lineNearer(let feature, let metres, let buildings):
            writer.member("if", "boundary_line_nearer")
            writer.member("feature", feature)
            writer.member("metres", metres, places: 2)
            if !buildings.isEmpty { writer.member("buildings", buildings) }
        case .lineFarther(let features, let metres):
            writer.member("if", "boundary_line_farther")
            writer.member("features", features)
            writer.member("metres", metres, places: 2)
        case .buildings(let feature, let buildings):
            writer.member("if", "no_buildings")
            writer.member("feature", feature)
            writer.member("buildings", buildings)
        case .storey(let storey, let building, let isUpward):
            writer.member("if", "storey")
            writer.member("storey", storey)
            writer.member("and_above", isUpward)
            writer.member("building", building)
        case .unknownStoreys: writer.member("if", "storeys_known")
        case .givesWay(let feature, let winner):
            writer.member("if", "nothing_outranks")
            writer.member("feature", feature)
            writer.member("winner", winner)
        }
    }
}

extension FunctionalZone.Kind {
    /// What makes a piece of land, for people.
    var words: Phrase {
        switch self {
        case .base: "zone"
        case .band: "band"
        case .carriageway: "carriageway"
        case .yard: "yard"
        case .area: "area of land"
        case .residential: "housing"
        }
    }
}
