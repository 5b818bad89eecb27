import Regulation
import StrictJSON
import Wording
import ZoneQueries
import ZoningModel

extension FacadeAnswer {
    /// `{"building": "N05", "segment": 0, "piece": 0, "from_storey": 14, "to_storey": 18, "storey": 15, …}`
    func write(to writer: inout JSONWriter) {
        writer.object(inline: true) { writer in
            writer.member("building", facade.building)
            writer.member("segment", facade.segment)
            writer.member("piece", facade.piece)
            for (name, value) in [
                ("from_storey", facade.storeys?.lowerBound), ("to_storey", facade.storeys?.upperBound), ("storey", storey),
            ] {
                writer.key(name)
                if let value { writer.int(value) } else { writer.null() }
            }
            if let height { writer.member("height_m", height, places: 2, trimmed: true) }
            writer.member("distance_m", distance, places: 2)
            guard let passed else { return }
            writer.key("passed_over")
            writer.object(inline: true) { writer in
                writer.member("building", passed.building)
                writer.key("storeys")
                if let storeys = passed.storeys { writer.int(storeys) } else { writer.null() }
                writer.member("distance_m", passed.distance, places: 2)
            }
        }
    }

    /// `building N05, wall 0, storeys 14 to 18, asked: storey 15; 3.20 m from the place`
    var words: Phrase {
        let metres = FixedDecimal.text(distance, places: 2)
        let place: Phrase = "building \(facade.building), wall \(facade.segment)\(storeys)"
        if let storey { return "\(place), asked: storey \(storey); \(metres) m from the place" }
        return "\(place); \(metres) m from the place"
    }

    /// Why a nearer wall does not answer.
    var passedWords: Phrase? {
        guard let passed else { return nil }
        let metres = FixedDecimal.text(passed.distance, places: 2)
        guard let storeys = passed.storeys else { return "building \(passed.building), \(metres) m from the place, is not asked" }
        return "building \(passed.building), \(metres) m from the place, has \(storeys) storeys and is not asked"
    }

    private var storeys: Phrase {
        guard let storeys = facade.storeys else { return ", storeys unknown" }
        let (low, high) = (storeys.lowerBound, storeys.upperBound)
        return low == high ? ", storey \(low)" : ", storeys \(low) to \(high)"
    }
}

extension FacadeRefusal {
    /// A stable name of the refusal, for scripts.
    package var fault: AnswerFault {
        switch self {
        case .noFacades, .notByStorey: AnswerFault.facadeNone
        case .tooFar: AnswerFault.facadeFar
        case .noSuchStorey: AnswerFault.facadeStorey
        case .tooHigh: AnswerFault.facadeHeight
        }
    }

    /// What is wrong and how to mend it.
    package var words: Phrase {
        func metres(_ value: Double) -> String { FixedDecimal.text(value, places: 2, trimmed: true) }
        switch self {
        case .noFacades:
            return "the map has no façades. Ask a data pack with a layer buildings (--pack), or the GeoPackage built from it (--map)"
        case .notByStorey:
            return "these rules say nothing of single storeys. Leave --floor and --height out to ask about the ground"
        case .tooFar(let distance):
            let far: Phrase = "the nearest façade is \(metres(distance)) m away, more than \(metres(PlaceQuery.facadeReach)) m"
            return "\(far). Give a place at the building, or leave --floor and --height out to ask about the ground"
        case .noSuchStorey(let storey, let building, let storeys, let highest):
            let far = metres(PlaceQuery.facadeReach)
            let what: Phrase = "building \(building) has \(storeys) storeys, and no storey \(storey)"
            if highest <= storeys { return "\(what). Give a storey from 1 to \(storeys)" }
            return "\(what); no building within \(far) m has more than \(highest). Give a storey from 1 to \(highest)"
        case .tooHigh(let asked, let building, let height, let highest):
            let far = metres(PlaceQuery.facadeReach)
            let what: Phrase = "building \(building) is \(metres(height)) m high, and \(metres(asked)) m was asked"
            if highest <= height { return "\(what). Give a height up to that" }
            return "\(what); no building within \(far) m is higher than \(metres(highest)) m. Give a height up to that"
        }
    }
}
