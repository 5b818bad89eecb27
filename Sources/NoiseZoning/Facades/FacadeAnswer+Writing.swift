import Regulation
import StrictJSON
import Wording

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
        }
    }

    /// `building N05, wall 0, storeys 14 to 18, asked: storey 15; 3.20 m from the place`
    var words: Phrase {
        let metres = FixedDecimal.text(distance, places: 2)
        let place: Phrase = "building \(facade.building), wall \(facade.segment)\(storeys)"
        if let storey { return "\(place), asked: storey \(storey); \(metres) m from the place" }
        return "\(place); \(metres) m from the place"
    }

    private var storeys: Phrase {
        guard let storeys = facade.storeys else { return ", storeys unknown" }
        let (low, high) = (storeys.lowerBound, storeys.upperBound)
        return low == high ? ", storey \(low)" : ", storeys \(low) to \(high)"
    }
}

extension FacadeRefusal {
    /// A stable name of the refusal, for scripts.
    public var code: String {
        switch self {
        case .noFacades: "facade-none"
        case .tooFar: "facade-far"
        case .noSuchStorey: "facade-storey"
        case .tooHigh: "facade-height"
        }
    }

    /// What is wrong and how to mend it.
    public var words: Phrase {
        func metres(_ value: Double) -> String { FixedDecimal.text(value, places: 2, trimmed: true) }
        switch self {
        case .noFacades:
            return "the map has no façades. Ask a data pack with a layer buildings (--pack), or the GeoPackage built from it (--map)"
        case .tooFar(let distance):
            let far: Phrase = "the nearest façade is \(metres(distance)) m away, more than \(metres(PlaceQuery.facadeReach)) m"
            return "\(far). Give a place at the building, or leave --floor and --height out to ask about the ground"
        case .noSuchStorey(let storey, let building, let storeys):
            return "building \(building) has \(storeys) storeys, and no storey \(storey). Give a storey from 1 to \(storeys)"
        case .tooHigh(let asked, let building, let height):
            return "building \(building) is \(metres(height)) m high, and \(metres(asked)) m was asked. Give a height up to that"
        }
    }
}
