import Wording
import ZoningFiles

/// What collections and the places where they are found are called.
enum FeatureWords {
    static func title(_ name: MapCollection.Name) -> Phrase {
        switch name {
        case .zones: "Noise zones"
        case .classes: "Noise zones by class"
        case .lines: "Roads and railways"
        case .railwayAreas: "Land of railways"
        case .facades: "Façades"
        }
    }

    static func description(_ name: MapCollection.Name) -> Phrase {
        switch name {
        case .zones: "The district without gap or overlap: each piece with its class, its limits, and the clauses that say so"
        case .classes: "All pieces of one class as one area"
        case .lines: "The listed sections, and their boundary lines from which bands are measured"
        case .railwayAreas: "Land and yards of railways"
        case .facades: "Walls of buildings, storey by storey, with class and limits"
        }
    }

    static let landing: Phrase = "Noise zones over OGC API"
    static let conformance: Phrase = "What this server conforms to"
    static let api: Phrase = "Addresses of this server"
    static let collections: Phrase = "Collections"
    static let tiles: Phrase = "Vector tiles"
    static let tiling: Phrase = "How tiles divide the world"
    static let queryables: Phrase = "Properties to ask by"
}
