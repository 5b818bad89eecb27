import Regulation
import StrictJSON

extension FacadeAnswer {
    static let label = Text(zh: "立面", en: "façade")

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

    /// `building N05, wall 0, storeys 14 to 18 (asked: 15), 3.20 m from the place`
    func words(_ language: Language) -> String {
        let metres = FixedDecimal.text(distance, places: 2)
        let asked = storey.map { language == .zh ? ",问第 \($0) 层" : ", asked: storey \($0)" } ?? ""
        let range = facade.storeys.map { storeys in
            let (low, high) = (storeys.lowerBound, storeys.upperBound)
            if low == high { return language == .zh ? ",第 \(low) 层" : ", storey \(low)" }
            return language == .zh ? ",第 \(low) 至 \(high) 层" : ", storeys \(low) to \(high)"
        }
        let storeys = range ?? (language == .zh ? ",层数不明" : ", storeys unknown")
        return language == .zh
            ? "建筑 \(facade.building),第 \(facade.segment) 面\(storeys)\(asked);距该点 \(metres) 米"
            : "building \(facade.building), wall \(facade.segment)\(storeys)\(asked); \(metres) m from the place"
    }
}

extension FacadeRefusal {
    /// What is wrong and how to mend it, with a fixed code.
    public var words: String {
        func metres(_ value: Double) -> String { FixedDecimal.text(value, places: 2, trimmed: true) }
        switch self {
        case .noFacades:
            return "the map has no façades. Ask a data pack with a layer buildings (--pack), or the GeoPackage built from it (--map) "
                + "[facade-none]"
        case .tooFar(let distance):
            return "the nearest façade is \(metres(distance)) m away, more than \(metres(PlaceQuery.facadeReach)) m. "
                + "Give a place at the building, or leave --floor and --height out to ask about the ground [facade-far]"
        case .noSuchStorey(let storey, let building, let storeys):
            return
                "building \(building) has \(storeys) storeys, and no storey \(storey). Give a storey from 1 to \(storeys) [facade-storey]"
        case .tooHigh(let asked, let building, let height):
            return "building \(building) is \(metres(height)) m high, and \(metres(asked)) m was asked. Give a height up to that "
                + "[facade-height]"
        }
    }
}
